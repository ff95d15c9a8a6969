"""Annexes and tables that the text refers to and that are not in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.annexes import openings, titles
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def missing_annex(case: Case, rule: Rule) -> Iterable[Result]:
    """详见附件2 without 附件2, 详见绩效目标表 without such a title, 详见附件 in a file without any annex."""
    opened = [(one.word, one.number) for one in openings(case)]
    named = [(stretch, title) for stretch, title in titles(case)]

    def lacks_number(match: Match) -> bool:
        word, number = match.found["word"], match.found["number"] or ""
        return not any(word == one and (not number or number == other) for one, other in opened)

    def lacks_title(match: Match) -> bool:
        name = match.found["name"]
        return not any(name in title and stretch is not match.stretch for stretch, title in named)

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.running, "numbered"):
            if lacks_number(match):
                yield finding(case, rule, match.span)
        for match in matches(rule, body.running, "named"):
            if lacks_title(match):
                yield finding(case, rule, match.span)

    return judged(case, rule, look)
