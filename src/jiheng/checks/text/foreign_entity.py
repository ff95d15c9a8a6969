"""The name of another unit where the unit speaks of itself: a text taken over from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, is_title
from jiheng.checks.text.matching import Match, occurrences
from jiheng.checks.text.settings import either, number, pattern, words
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def foreign_entity(case: Case, rule: Rule) -> Iterable[Result]:
    """某县档案馆共有车辆3辆 in another unit's report: the subject of what a report says of its own unit, or its title.

    A name that comes again, contains the unit's own or is contained in it is no slip: units below, units merged.
    """

    def look(body: Body) -> Iterator[Finding]:
        name = body.part.entity if body.part else ""
        if len(name) < number(rule, "shortest"):
            return
        own = (name, *(body.part.names if body.part else ()))
        found = [match for match in _subjects(rule, body) if not _own(match.found["name"], own)]
        told = Counter(_said(found, body))
        for match in found:
            if told[match.found["name"]] == 1:
                span = match.stretch.span(*match.found.span("name"))
                yield finding(case, rule, span, expected=name)

    return judged(case, rule, look)


def _subjects(rule: Rule, body: Body) -> Iterator[Match]:
    """The bodies that statements of accounts, titles and tables name as their own."""
    name, spare = f"(?P<name>{rule.settings['name']})", pattern(rule, "spare")
    lead, says = ("|".join(words(rule, key)) for key in ("leads", "says"))
    statement = rf"(?:^|[。；])(?:\d{{1,2}}[.、]|（\w{{1,3}}）)?(?:{lead}){name}(?={rule.settings['years']}(?:{says}))"
    yield from occurrences(either((statement,)), spare, body.paragraphs)
    titles = [stretch for stretch in body.running if is_title(stretch)]
    for title in words(rule, "titles"):
        yield from occurrences(either((title.replace("NAME", name),)), spare, titles)


def _own(name: str, own: Iterable[str]) -> bool:
    return any(one and (one in name or name in one) for one in own)


def _said(found: Iterable[Match], body: Body) -> Iterator[str]:
    """Each of the names as often as the body says it."""
    text = "".join(stretch.text for stretch in body.running)
    for name in {match.found["name"] for match in found}:
        yield from [name] * text.count(name)
