"""Intentions where a report should tell results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import first_of_each, matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def future_results(case: Case, rule: Rule) -> Iterable[Result]:
    """将坚决贯彻, 力争引进 under a heading that promises results (履职效能, 完成情况), not under aims or advice."""
    results, aims = pattern(rule, "results"), pattern(rule, "aims")

    def look(body: Body) -> Iterator[Finding]:
        for match in first_of_each(matches(rule, body.paragraphs)):
            section = case.document.section_at(match.span.start)
            titles = (*section.path, section.title) if section else ("",)
            if results.search(titles[-1]) and not any(aims.search(title) for title in titles):
                yield finding(case, rule, match.span, section=titles[-1])

    return judged(case, rule, look)
