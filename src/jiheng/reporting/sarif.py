"""SARIF 2.1.0 (OASIS Standard, errata 01): findings for editors and code-scanning services.

Columns and offsets count code points of the document's plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from jiheng import __version__
from jiheng.document import Document, Span
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.contract import Tree, dumped
from jiheng.reporting.entry import Entry, entries

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


class Piece(NamedTuple):
    """One document of the run: its artifact, its results, and the rules that they name by id."""

    artifact: Tree
    results: list[Tree]
    rules: dict[str, Tree]


def document(audit: Audit) -> Piece:
    """The results of one document."""
    shown = entries(audit)
    artifact: Tree = {"location": _artifact(audit.document.path)}
    if audit.document.sha256:
        artifact["hashes"] = {"sha-256": audit.document.sha256}
    results = [_result(audit.document, entry) for entry in shown]
    return Piece(artifact, results, {entry.finding.rule: _rule(entry) for entry in shown})


def whole(pieces: Sequence[Piece], failures: Sequence[Failure]) -> str:
    """One log with one run over all documents; failures are notifications of its invocation."""
    rules = {identity: rule for piece in pieces for identity, rule in piece.rules.items()}
    driver = {
        "name": "Jiheng",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [rules[identity] for identity in sorted(rules)],
    }
    order = {identity: index for index, identity in enumerate(sorted(rules))}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(failures)],
        "artifacts": list({dumped(piece.artifact): piece.artifact for piece in pieces}.values()),
        "results": [{**result, "ruleIndex": order[str(result["ruleId"])]} for p in pieces for result in p.results],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def uri(path: str) -> str:
    """A percent-encoded reference to a file: relative where it lies under the working folder, else absolute."""
    file = Path(path)
    if not file.is_absolute():
        return quote(file.as_posix())
    here = Path.cwd()
    return quote(file.relative_to(here).as_posix()) if file.is_relative_to(here) else file.as_uri()


def _artifact(path: str) -> Tree:
    return {"uri": uri(path)}


def _invocation(failures: Sequence[Failure]) -> Tree:
    notifications = [
        {
            "level": "error",
            "message": {"text": failure.message},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
        }
        for failure in failures
    ]
    return {"executionSuccessful": not failures, "toolExecutionNotifications": notifications}


def _rule(entry: Entry) -> Tree:
    finding = entry.finding
    rule: Tree = {"id": finding.rule, "shortDescription": {"text": finding.title}}
    if finding.basis:
        rule["help"] = {"text": finding.basis}
    return {**rule, "properties": {"kind": finding.kind}}


def _result(document: Document, entry: Entry) -> Tree:
    finding = entry.finding
    said = {
        "stated": finding.stated,
        "expected": finding.expected,
        "formula": finding.formula,
        "correction": finding.correction,
        "part": entry.part,
    }
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message or finding.title},
        "locations": [_location(document, finding.span)],
        "relatedLocations": list(_related(document, entry)),
        "partialFingerprints": {"jihengFinding/v1": entry.id},
        "properties": {name: text for name, text in said.items() if text},
    }


def _related(document: Document, entry: Entry) -> Iterator[Tree]:
    operands = [(operand.span, operand.meaning or operand.quote) for operand in entry.operands if operand.span]
    followers = [(follower.span, follower.expected or follower.quote) for follower in entry.followers]
    for number, (span, text) in enumerate([*operands, *followers], 1):
        yield {"id": number, "message": {"text": text}, **_location(document, span)}


def _location(document: Document, span: Span) -> Tree:
    return {"physicalLocation": {"artifactLocation": _artifact(document.path), "region": _region(document, span)}}


def _region(document: Document, span: Span) -> Tree:
    return {
        "startLine": document.line(span.start),
        "startColumn": _column(document, span.start),
        "endLine": document.line(span.end),
        "endColumn": _column(document, span.end),
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": document.quote(span)},
    }


def _column(document: Document, offset: int) -> int:
    return offset - document.text.rfind("\n", 0, offset)
