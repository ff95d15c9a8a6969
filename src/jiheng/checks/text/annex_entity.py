"""Annexes of another unit than the report that they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.settings import words
from jiheng.checks.text.verdicts import finding
from jiheng.document import Part, Span
from jiheng.findings import Outcome, Result, Rule


def annex_entity(case: Case, rule: Rule) -> Iterable[Result]:
    """A report on a whole unit behind the one disclosure of a file, of a unit that the disclosure never names."""
    mains = [part for part in case.document.parts if part.kind in words(rule, "kinds") and part.entity]
    annexes = [part for part in case.document.parts if part.kind in words(rule, "annexes") and part.entity]
    judged = [_judged(case, rule, main, part) for main in mains[:1] for part in annexes if len(mains) == 1]
    return judged or [Result(rule.id, Outcome.NOT_APPLICABLE, Span(0, len(case.document.text)))]


def _judged(case: Case, rule: Rule, main: Part, part: Part) -> Result:
    told = "".join(flow.text for _, flow in case.document.flows(main))
    at = case.document.quote(part.span).find(part.entity)
    if at < 0 or part.entity in told or any(_alike(name, part.entity) for name in (main.entity, *main.names)):
        return Result(rule.id, Outcome.PASSED, part.span)
    span = Span(part.span.start + at, part.span.start + at + len(part.entity))
    return Result(rule.id, Outcome.FAILED, span, finding(case, rule, span, expected=main.entity))


def _alike(one: str, other: str) -> bool:
    return one in other or other in one
