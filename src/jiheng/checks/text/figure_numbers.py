"""Numbers of figure captions: missing, doubled, out of order; a figure whose caption says that it is a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Role
from jiheng.findings import Finding, Result, Rule


class Caption(NamedTuple):
    """A caption's stretch, its number and its title."""

    stretch: Running
    number: int
    title: str


def figure_numbers(case: Case, rule: Rule) -> Iterable[Result]:
    """图1, 图2, … in each body, one after the other."""
    faults = cast("dict[str, str]", rule.settings["faults"])

    def look(body: Body) -> Iterator[Finding]:
        expected = 1
        captions = list(_captions(rule, body))
        for caption, after in pairwise([*captions, None]):
            if caption is None:
                continue
            fault = _fault(caption, expected, rule)
            if fault:
                wording = faults[fault].format(number=caption.number, expected=expected, title=caption.title)
                yield finding(case, rule, caption.stretch.place, expected=expected, fault=wording)
            # Where the next caption counts on regardless, this number alone is wrong.
            alone = after is not None and after.number == expected + 1
            expected = expected + 1 if alone else max(expected, caption.number + 1)

    return judged(case, rule, look)


def _captions(rule: Rule, body: Body) -> Iterator[Caption]:
    for stretch in body.running:
        found = pattern(rule).match(stretch.text) if stretch.block.role is Role.CAPTION else None
        if found:
            yield Caption(stretch, int(found["number"]), found["title"])


def _fault(caption: Caption, expected: int, rule: Rule) -> str:
    if caption.number < expected:
        return "doubled"
    if caption.number > expected:
        return "gap"
    return "table" if pattern(rule, "table_titles").search(caption.title) else ""
