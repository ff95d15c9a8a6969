"""Results of checks on forms: passed, not to be made, or a finding worded by the rule's record."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.document import Span
from jiheng.findings import Evidence, Finding, Outcome, Result, Rule, Severity


def passed(rule: Rule, span: Span, facts: tuple[int, ...] = ()) -> Result:
    """The rule holds here."""
    return Result(rule.id, Outcome.PASSED, span, facts=facts)


def not_applicable(case: Case, rule: Rule, span: Span, reason: str) -> Result:
    """The rule says nothing here; ``reason`` is a key of the pack's ``forms.reasons``."""
    return Result(rule.id, Outcome.NOT_APPLICABLE, span, reason=case.pack.text(f"forms.reasons.{reason}"))


def not_checkable(case: Case, rule: Rule, span: Span, reason: str) -> Result:
    """The rule would apply, but what it needs is not there; ``reason`` is a key of the pack's ``forms.reasons``."""
    return Result(rule.id, Outcome.NOT_CHECKABLE, span, reason=case.pack.text(f"forms.reasons.{reason}"))


def failed(case: Case, rule: Rule, span: Span, facts: Iterable[int] = (), **slots: object) -> Result:
    """A finding on ``span`` with the facts as its evidence; ``slots`` fill the message.

    ``severity`` among the slots makes the finding less grave than its rule; ``formula`` is kept as the computation.
    """
    bound = tuple(facts)
    part = case.document.part_at(span.start)
    known = {"stated": "", "expected": "", "formula": "", **slots}
    severity = known.pop("severity", rule.severity)
    finding = Finding(
        rule.id,
        rule.kind,
        min(rule.severity, Severity(str(severity)), key=lambda grade: grade.rank),
        rule.title,
        rule.message.format_map(known),
        span,
        part.id if part else "",
        str(known["stated"]),
        str(known["expected"]),
        str(known["formula"]),
        rule.correction.format_map(known),
        rule.basis,
        tuple(Evidence(case.ledger.facts[index].span, index) for index in bound),
        facts=bound,
    )
    return Result(rule.id, Outcome.FAILED, span, finding, facts=bound)


def nowhere(case: Case, rule: Rule, results: Iterable[Result]) -> Iterable[Result]:
    """The results, or that the rule does not apply where there are none."""
    found = list(results)
    return found or [not_applicable(case, rule, Span(0, 0), "no_form")]
