"""From what a check saw to results: its findings, worded by the rule's record, or that it passed or did not apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, bodies
from jiheng.document import Span
from jiheng.findings import Consequence, Evidence, Finding, Outcome, Result, Rule, Severity

Look = Callable[[Body], Iterable[Finding]]


def judged(case: Case, rule: Rule, look: Look) -> Iterator[Result]:
    """The results of looking at every body that the rule is for: one per finding, or one that it passed."""
    looked = False
    for body in bodies(case, rule):
        looked = True
        found = tuple(look(body))
        yield from (Result(rule.id, Outcome.FAILED, finding.span, finding) for finding in found)
        if not found:
            yield Result(rule.id, Outcome.PASSED, body.span)
    if not looked:
        yield Result(rule.id, Outcome.NOT_APPLICABLE, Span(0, len(case.document.text)))


def finding(case: Case, rule: Rule, span: Span, **slots: object) -> Finding:
    """A finding of the rule on ``span``; ``slots`` fill its message and correction, ``stated`` and ``expected`` too."""
    part = case.document.part_at(span.start)
    quote = " ".join(case.document.quote(span).split())
    known = {"quote": quote, "stated": quote, "expected": "", **slots}
    return Finding(
        rule.id,
        rule.kind,
        rule.severity,
        rule.title,
        rule.message.format_map(known),
        span,
        part.id if part else "",
        str(known["stated"]),
        str(known["expected"]),
        correction=rule.correction.format_map(known),
        basis=rule.basis,
    )


def at_most(found: Finding, severity: Severity) -> Finding:
    """The finding, made less grave where its case is weaker than its rule."""
    return replace(found, severity=min(found.severity, severity, key=lambda grade: grade.rank))


def shown_with(found: Finding, *spans: Span) -> Finding:
    """The finding with further places as evidence."""
    return replace(found, evidence=(*found.evidence, *(Evidence(span) for span in spans)))


def gathered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one cause as one: the first, with the places of the others as its consequences."""
    every = tuple(found)
    more = tuple(Consequence(one.rule, one.span, one.stated, one.expected) for one in every[1:])
    return tuple(replace(first, consequences=(*first.consequences, *more)) for first in every[:1])
