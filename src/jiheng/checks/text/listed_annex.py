"""Annexes that a list names and the file does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.annexes import titles
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def listed_annex(case: Case, rule: Rule) -> Iterable[Result]:
    """After 报告需要以下附件 each numbered line is a title; it is there when another title ends like it."""

    def look(body: Body) -> Iterator[Finding]:
        listed = list(_listed(rule, body))
        own = {stretch.place for stretch, _ in listed}
        known = [title for stretch, title in titles(case) if stretch is None or stretch.place not in own]
        for stretch, name in listed:
            if not any(_ends_alike(name, title, number(rule, "share")) for title in known):
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


def _ends_alike(name: str, title: str, share: int) -> bool:
    """Whether the common end of two titles makes up ``share`` percent of the name."""
    same = 0
    while same < min(len(name), len(title)) and name[-1 - same] == title[-1 - same]:
        same += 1
    return same * 100 >= share * len(name)
