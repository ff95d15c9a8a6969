"""A comparison whose base year is not the year before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import pattern, words
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.findings import Finding, Result, Rule, Severity


def base_year(case: Case, rule: Rule) -> Iterable[Result]:
    """比2023年 in a report on 2023; a year before the last one is a hint, and only for amounts of a disclosure."""

    def look(body: Body) -> Iterator[Finding]:
        if body.year is None:
            return
        for match in matches(rule, body.running):
            base = int(match.caught)
            if base == body.year - 1 or _plans(match, body.year):
                continue
            found = finding(case, rule, match.caught_span, expected=body.year - 1, year=body.year)
            if base >= body.year:
                yield found
            elif _discloses(rule, body, match):
                yield at_most(found, Severity.HINT)

    return judged(case, rule, look)


def _plans(match: Match, year: int) -> bool:
    """Whether the sentence is about a later year, or names the base's next year itself."""
    base = int(match.caught)
    return base >= year and str(base + 1) in match.sentence


def _discloses(rule: Rule, body: Body, match: Match) -> bool:
    part = body.part
    kinds = words(rule, "disclosing")
    return part is not None and part.kind in kinds and bool(pattern(rule, "amounts").search(match.sentence))
