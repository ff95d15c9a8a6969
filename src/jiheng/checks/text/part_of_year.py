"""Figures of a part of the year and forecasts in a report on a year that is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, first_of_each, matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.findings import Finding, Result, Rule, Severity


def part_of_year(case: Case, rule: Rule) -> Iterable[Result]:
    """截止11月末, 预计至12月底: a warning, unless the stretch speaks of the whole year too; 上半年: a hint."""
    whole, years = pattern(rule, "whole_year"), pattern(rule, "years")

    def looks_back(match: Match, body: Body) -> bool:
        named = years.findall(match.found.group())
        return bool(whole.search(match.stretch.text)) or any(int(year) != body.year for year in named)

    def look(body: Body) -> Iterator[Finding]:
        sure = [match for match in matches(rule, body.stretches) if not looks_back(match, body)]
        for match in first_of_each(sure):
            yield finding(case, rule, match.span)
        seen = {match.stretch.place for match in sure}
        for match in first_of_each(matches(rule, body.stretches, "halves")):
            if match.stretch.place not in seen and not looks_back(match, body):
                yield at_most(finding(case, rule, match.span), Severity.HINT)

    return judged(case, rule, look)
