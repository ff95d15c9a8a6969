"""Brackets and quotation marks that open and do not close, or close what was not opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def paired_marks(case: Case, rule: Rule) -> Iterable[Result]:
    """The first mark of a paragraph that has no partner; list numbers such as 1） are spared."""
    pairs = cast("dict[str, str]", rule.settings["pairs"])

    def look(body: Body) -> Iterator[Finding]:
        for stretch in body.paragraphs:
            if pattern(rule, "ends").search(stretch.text):
                lone = _lone(
                    stretch, pairs, {found.end() - 1 for found in pattern(rule, "spare").finditer(stretch.text)}
                )
                if lone is not None:
                    yield finding(case, rule, stretch.span(lone, lone + 1))

    return judged(case, rule, look)


def _lone(stretch: Running, pairs: Mapping[str, str], spared: set[int]) -> int | None:
    """Where the first mark without a partner stands."""
    opened: list[int] = []
    openers = {close: opener for opener, close in pairs.items()}
    for place, mark in enumerate(stretch.text):
        if mark in pairs:
            opened.append(place)
        elif mark in openers and place not in spared:
            if not opened:
                return place
            if stretch.text[opened.pop()] != openers[mark]:
                return place
    return opened[0] if opened else None
