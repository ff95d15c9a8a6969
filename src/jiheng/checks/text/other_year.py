"""Another year where the year of the report belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import pattern, words
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Role
from jiheng.findings import Finding, Result, Rule


def other_year(case: Case, rule: Rule) -> Iterable[Result]:
    """A title, a task or a leading statement that names another year, in a sentence that does not name the own one.

    ``titles`` are patterns of headings, ``tasks`` of the year's tasks, ``statements`` of a disclosure's sentences; each
    catches the year.
    """

    def look(body: Body) -> Iterator[Finding]:
        for match in _named(rule, body) if body.year else ():
            if int(match.caught) != body.year and str(body.year) not in match.sentence:
                yield finding(case, rule, match.caught_span, expected=body.year)

    return judged(case, rule, look)


def _named(rule: Rule, body: Body) -> Iterator[Match]:
    """Places where the year of the report is expected; what looks back (结转, 上年) is spared."""
    back = pattern(rule, "back")
    headings = [stretch for stretch in body.running if stretch.block.role is Role.HEADING]
    yield from matches(rule, headings, "titles")
    yield from (match for match in matches(rule, body.stretches, "tasks") if int(match.caught) < (body.year or 0))
    if body.part is not None and body.part.kind in words(rule, "disclosing"):
        yield from (one for one in matches(rule, body.paragraphs, "statements") if not back.search(one.sentence))
