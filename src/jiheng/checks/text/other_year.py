"""Another year where the year of the report belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case, once
from jiheng.checks.text.bodies import Body, bodies, is_title
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import pattern, words
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule, Severity

COVER = 3
"""The first lines of a body, among which its title stands."""
NEAR = 2
"""Years that are further away are history."""


def other_year(case: Case, rule: Rule) -> Iterable[Result]:
    """A title, a task or a leading statement that names another year, in a sentence that does not name the own one.

    ``covers`` are patterns of a body's first lines, ``titles`` of headings, ``tasks`` of the year's tasks,
    ``statements`` of a disclosure's sentences, ``likely`` of sentences with amounts in any report (a hint); each
    catches the year.
    """

    def look(body: Body) -> Iterator[Finding]:
        for span, sure in strange_years(body, rule.id):
            found = finding(case, rule, span, expected=body.year)
            yield found if sure else at_most(found, Severity.HINT)

    return judged(case, rule, look)


@once
def strange_years(body: Body, rule_id: str) -> tuple[tuple[Span, bool], ...]:
    """Where a body names another year in place of its own, by a rule of its pack, and whether that is sure."""
    rule, found = body.pack.rules[rule_id], dict[Span, bool]()
    for match, sure in _named(rule, body) if body.year else ():
        if int(match.caught) != body.year and str(body.year) not in match.sentence:
            found.setdefault(match.caught_span, sure)
    return tuple(found.items())


def misdated(case: Case) -> Iterator[int]:
    """The facts whose year is another one written in place of the report's own: nobody knows of what year they are."""
    rule = case.pack.rules.get(other_year.__name__)
    found = [(span, sure) for body in bodies(case, rule) for span, sure in strange_years(body, rule.id)] if rule else []
    for span, sure in found:
        block, year = case.document.block_at(span.start), int(case.document.quote(span))
        inside = case.ledger.inside(block.span) if sure and block else ()
        yield from (index for index in inside if case.ledger.facts[index].year == year)


def _named(rule: Rule, body: Body) -> Iterator[tuple[Match, bool]]:
    """Places where the year of the report is expected, the sure ones first; what looks back (结转, 上年) is spared."""
    year, back = body.year or 0, pattern(rule, "back")
    headings = [one for one in body.running if is_title(one)]
    yield from ((match, True) for match in matches(rule, headings, "titles"))
    cover = [one for one in body.running[:COVER] if is_title(one)]
    yield from ((match, True) for match in matches(rule, cover, "covers"))
    yield from ((match, True) for match in matches(rule, body.stretches, "tasks") if int(match.caught) < year)
    if body.part is not None and body.part.kind in words(rule, "disclosing"):
        yield from (
            (one, True) for one in matches(rule, body.paragraphs, "statements") if not back.search(one.sentence)
        )
    if body.part is not None and body.part.kind in words(rule, "closed"):
        yield from ((one, True) for one in matches(rule, body.paragraphs, "closing") if not back.search(one.sentence))
    for one in matches(rule, body.paragraphs, "likely"):
        if abs(int(one.caught) - year) <= NEAR and not back.search(one.sentence):
            yield one, False
