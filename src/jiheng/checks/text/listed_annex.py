"""Annexes that a list names and the file does not hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile

from jiheng.checks.case import Case, once
from jiheng.checks.text.annexes import titles
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule

NOWHERE = Span(-1, -1)
"""The place of a caption, which is no line of a list."""


def listed_annex(case: Case, rule: Rule) -> Iterable[Result]:
    """After 报告需要以下附件 each numbered line is a title; it is there when another title ends like it."""

    def look(body: Body) -> Iterator[Finding]:
        listed = list(_listed(rule, body))
        own = {stretch.place for stretch, _ in listed}
        for stretch, name in listed:
            if not _held(case, _ending(name, number(rule, "share")), own):
                yield finding(case, rule, stretch.place, stated=name)

    return judged(case, rule, look)


def _listed(rule: Rule, body: Body) -> Iterator[tuple[Running, str]]:
    inside, items, leads = False, pattern(rule, "items"), pattern(rule, "leads")
    for stretch in body.running:
        item = items.fullmatch(stretch.text) if inside else None
        if inside and item:
            yield stretch, item["name"]
        else:
            inside = bool(leads.search(stretch.text))


def _ending(name: str, share: int) -> str:
    """What another title must end with: the last ``share`` percent of the name, backwards."""
    return name[::-1][: -(-share * len(name) // 100)]


@once
def _backwards(case: Case) -> Sequence[tuple[str, Span]]:
    """The titles of the file backwards, sorted: those that end alike follow each other."""
    return sorted((title[::-1], stretch.place if stretch else NOWHERE) for stretch, title in titles(case))


def _held(case: Case, ending: str, own: Container[Span]) -> bool:
    """Whether a title of the file, other than those of the list itself, ends so."""
    known = _backwards(case)
    after = (known[at] for at in range(bisect_left(known, (ending, NOWHERE)), len(known)))
    return any(place not in own for _, place in takewhile(lambda title: title[0].startswith(ending), after))
