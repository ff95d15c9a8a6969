"""The JSON that ``jiheng audit --format json`` prints: schema ``jiheng.audit/1``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jiheng.document import Document, Part, Span
from jiheng.findings import Consequence, Evidence, Finding, Outcome
from jiheng.reporting.audit import Audit, Beside, Failure
from jiheng.reporting.facts import figure

Tree = dict[str, object]

SCHEMA = "jiheng.audit/1"


class Found(NamedTuple):
    """A finding of this JSON, the path of its file, and that file as it was read again where it is unchanged."""

    finding: Mapping[str, object]
    path: str
    document: Document | None = None


def document(audit: Audit) -> Tree:
    """One document of the contract."""
    return {
        "path": audit.document.path,
        "sha256": audit.document.sha256,
        "parts": parts(audit.document),
        "notes": list(audit.document.notes),
        "beside": [_beside(path, other) for path, other in audit.beside.items()],
        "figures": figures(audit),
        "checks": {outcome.value: count for outcome, count in audit.outcomes.items()},
        "not_checkable": [
            {"rule": result.rule, "reason": result.reason, "start": result.span.start}
            for result in audit.results
            if result.outcome is Outcome.NOT_CHECKABLE
        ],
        "findings": [_finding(audit, *pair) for pair in zip(audit.ids, audit.findings, strict=True)],
    }


def report(documents: Iterable[Tree], failures: Iterable[Failure], schema: str = SCHEMA) -> Tree:
    """The whole object over all documents of a call."""
    return {"schema": schema, "failures": [failure._asdict() for failure in failures], "documents": list(documents)}


def whole(documents: Sequence[Tree], failures: Sequence[Failure]) -> str:
    """The object as text: Chinese as it is, keys in the contract's order."""
    return dumped(report(documents, failures))


def dumped(tree: Tree) -> str:
    """JSON text that ends with a line break."""
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def parts(document: Document) -> list[Tree]:
    """The parts of a file."""
    return [_part(part) for part in document.parts]


def figures(audit: Audit) -> Tree:
    """The count of figures, and each that was not understood."""
    counted = audit.figures
    unread = [{**quoted(audit.document, found.span), "reason": found.reason} for found in audit.unread]
    return {"total": counted.total, "facts": counted.facts, "other": counted.other, "not_understood": unread}


def quoted(document: Document, span: Span) -> Tree:
    """A stretch of the text with its place in it."""
    return {"quote": document.quote(span), "start": span.start, "end": span.end}


def _beside(path: str, other: Beside) -> Tree:
    return {"path": path, "sha256": other.document.sha256, "compared": other.compared}


def _part(part: Part) -> Tree:
    return {
        "id": part.id,
        "kind": part.kind,
        "entity": part.entity or None,
        "year": part.year,
        "policy": part.policy,
        "policy_reason": part.policy_reason,
        "start": part.span.start,
        "end": part.span.end,
    }


def _finding(audit: Audit, identity: str, finding: Finding) -> Tree:
    place = audit.document.place(finding.span)
    return {
        "id": identity,
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        **quoted(audit.document, finding.span),
        "line": place.line,
        "page": place.page,
        "cell": place.cell,
        "part": finding.part or None,
        "stated": finding.stated or None,
        "expected": finding.expected or None,
        "formula": finding.formula or None,
        "correction": finding.correction or None,
        "basis": finding.basis or None,
        "evidence": [_evidence(audit, operand) for operand in finding.evidence],
        "consequences": [_consequence(audit.document, follower) for follower in finding.consequences],
    }


def _evidence(audit: Audit, operand: Evidence) -> Tree:
    home = audit.beside.get(operand.path) or Beside(audit.document, audit.ledger)
    place = home.document.place(operand.span)
    found: Tree = {"path": home.document.path, **quoted(home.document, operand.span)}
    found |= {"line": place.line, "page": place.page, "cell": place.cell}
    meaning: Tree = dict.fromkeys(("concept", "entity", "year", "measure", "value", "unit"))
    if operand.fact is not None:
        fact = home.ledger.facts[operand.fact]
        meaning |= {"concept": fact.concept, "entity": fact.entity or None, "year": fact.year, "measure": fact.measure}
        meaning |= figure(fact)
    return found | meaning


def _consequence(document: Document, follower: Consequence) -> Tree:
    return {
        "rule": follower.rule,
        **quoted(document, follower.span),
        "stated": follower.stated or None,
        "expected": follower.expected or None,
    }
