"""Annexes of which there is only the title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from jiheng.checks.case import Case
from jiheng.checks.text.annexes import Opening, openings, stretches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import at_most, finding
from jiheng.document import Span
from jiheng.findings import Outcome, Result, Rule, Severity


def empty_annex(case: Case, rule: Rule) -> Iterable[Result]:
    """The next line opens another annex or part; at the end of the file it may be a file of its own (a warning)."""
    if not openings(case):
        return [Result(rule.id, Outcome.NOT_APPLICABLE, Span(0, len(case.document.text)))]
    return [_judged(case, rule, one) for one in _with_next(case, rule)]


def _with_next(case: Case, rule: Rule) -> Iterator[tuple[Opening, bool | None]]:
    """Each opening, and whether another follows at once; None where the file ends with it."""
    opened = {one.stretch.place: one for one in openings(case)}
    part = pattern(rule, "parts")
    for one, after in pairwise([*stretches(case), None]):
        found = opened.get(one.place) if one else None
        if found is None:
            continue
        if after is None:
            yield found, None
        else:
            follower = opened.get(after.place)
            closes = bool(part.match(after.text)) and not (follower and follower.part and not found.part)
            yield found, _ends(found, follower) or (closes and follower is None)


def _ends(found: Opening, follower: Opening | None) -> bool:
    """Whether the follower is another annex, not the annex's own title nor one inside it."""
    if follower is None or not (found.number or found.title):
        return False
    same = found.word == follower.word
    inside = not same and not follower.part and found.title == ""
    return not inside and not (same and follower.number.startswith(found.number) and found.number != "")


def _judged(case: Case, rule: Rule, one: tuple[Opening, bool | None]) -> Result:
    found, ends = one
    span = found.stretch.place
    if ends is False:
        return Result(rule.id, Outcome.PASSED, span)
    missing = finding(case, rule, span)
    missing = missing if ends else at_most(missing, Severity.WARNING)
    return Result(rule.id, Outcome.FAILED, span, missing)
