"""Things that a form sets out to buy, of which the report does not speak though it tells of others that were bought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, bodies
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import number, words
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule


def unbought_item(case: Case, rule: Rule) -> Iterable[Result]:
    """复印机1台 among the year's tasks in a form, 采购空调4台 in the report of the same unit and year."""

    def look(body: Body) -> Iterator[Finding]:
        others = [other for other in bodies(case) if _of_one(body, other, rule)]
        bought = [match for other in others for match in matches(rule, other.paragraphs, "bought")]
        told = "".join(stretch.text for other in others for stretch in other.stretches)
        for task in body.stretches if bought else ():
            planned = list(matches(rule, [task], "planned"))
            if planned and not any(_end(match, rule) in told for match in planned):
                names = str(rule.settings["join"]).join(match.found.group("item") for match in planned)
                found = finding(case, rule, task.place, stated=names, bought=bought[0].found["item"])
                yield shown_with(found, bought[0].span)

    return judged(case, rule, look)


def _of_one(body: Body, other: Body, rule: Rule) -> bool:
    """Whether another body is a report of the same unit and year."""
    one, two = body.part, other.part
    same = one is not None and two is not None and (one.entity, one.year) == (two.entity, two.year)
    return same and two is not None and two.kind in words(rule, "reports")


def _end(match: Match, rule: Rule) -> str:
    """The last characters of the name of a thing, which say what it is."""
    return match.found["noun"][-number(rule, "end") :]
