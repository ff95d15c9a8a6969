"""Annexes of another year than the report that they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.settings import words
from jiheng.checks.text.verdicts import finding
from jiheng.document import Part, Span
from jiheng.findings import Outcome, Result, Rule


def annex_year(case: Case, rule: Rule) -> Iterable[Result]:
    """A body of the same entity behind a disclosure, whose year is known and is not the disclosure's."""
    main = next((part for part in case.document.parts if part.kind in words(rule, "kinds") and part.year), None)
    annexes = [part for part in case.document.parts if main and part.span.start > main.span.start]
    judged = [_judged(case, rule, main, part) for part in annexes if main and _belongs(main, part, rule)]
    return judged or [Result(rule.id, Outcome.NOT_APPLICABLE, Span(0, len(case.document.text)))]


def _belongs(main: Part, part: Part, rule: Rule) -> bool:
    return part.entity == main.entity and part.year is not None and part.kind in words(rule, "annexes")


def _judged(case: Case, rule: Rule, main: Part, part: Part) -> Result:
    if part.year == main.year:
        return Result(rule.id, Outcome.PASSED, part.span)
    at = max(0, case.document.quote(part.span).find(str(part.year)))
    span = Span(part.span.start + at, part.span.start + at + len(str(part.year)))
    return Result(rule.id, Outcome.FAILED, span, finding(case, rule, span, expected=main.year, title=part.title))
