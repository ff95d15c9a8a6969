"""Brackets and quotation marks that open and do not close, or close what was not opened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Celled, Stretch
from jiheng.checks.text.matching import holding
from jiheng.checks.text.ordinals import numerals
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Role, Span
from jiheng.findings import Finding, Result, Rule


class Number(NamedTuple):
    """A number before its closing bracket in a list: where the bracket stands, and whether it was opened."""

    close: Span
    ordinal: int
    opened: bool


def paired_marks(case: Case, rule: Rule) -> Iterable[Result]:
    """The first mark of a heading or a paragraph that has no partner.

    The numbers of a list that is numbered 1）, 2） are spared; 1） before （2） is not.
    """
    pairs = cast("dict[str, str]", rule.settings["pairs"])

    def look(body: Body) -> Iterator[Finding]:
        spared = frozenset(_bare(rule, body))
        marks = re.compile(f"[{re.escape(''.join((*pairs, *pairs.values())))}]")
        for stretch in holding(marks, body.stretches):
            if _whole(rule, stretch):
                lone = _lone(stretch, pairs, spared)
                if lone:
                    yield finding(case, rule, lone)

    return judged(case, rule, look)


def _whole(rule: Rule, stretch: Stretch) -> bool:
    """Whether it is all there: a heading, a paragraph that ends, the title of a table."""
    if isinstance(stretch, Celled):
        return bool(pattern(rule, "titles").search(stretch.text))
    return stretch.block.role is not Role.PARAGRAPH or bool(pattern(rule, "ends").search(stretch.text))


def _lone(stretch: Stretch, pairs: Mapping[str, str], spared: Collection[Span]) -> Span | None:
    """The first mark without a partner."""
    opened: list[int] = []
    openers = {close: opener for opener, close in pairs.items()}
    for place, mark in enumerate(stretch.text):
        if mark in pairs:
            opened.append(place)
        elif mark in openers:
            if opened and stretch.text[opened[-1]] == openers[mark]:
                opened.pop()
            elif (span := stretch.span(place, place + 1)) not in spared:
                return span
    return stretch.span(opened[0], opened[0] + 1) if opened else None


def _bare(rule: Rule, body: Body) -> Iterator[Span]:
    """The closing brackets of numbers that were meant to have no opening one, as their neighbours have none."""
    lists: dict[str, list[Number]] = {}
    for kind, number in _numbers(rule, body):
        lists.setdefault(kind, []).append(number)
    for numbers in lists.values():
        lost = {one for pair in pairwise(numbers) for one in _at_odds(*pair)}
        yield from (number.close for number in numbers if not number.opened and number not in lost)


def _at_odds(one: Number, after: Number) -> Iterator[Number]:
    """The one of two numbers in succession that lacks the bracket which the other has."""
    if after.ordinal - one.ordinal == 1 and one.opened != after.opened:
        yield after if one.opened else one


def _numbers(rule: Rule, body: Body) -> Iterator[tuple[str, Number]]:
    """The bracketed numbers of the lists, in order, each with the kind of its numeral."""
    chinese = numerals(body.pack)
    for stretch in body.running:
        for found in pattern(rule, "numbers").finditer(stretch.text):
            printed, close = found["ordinal"], stretch.span(found.end() - 1, found.end())
            if printed in chinese:
                yield "chinese", Number(close, chinese.index(printed), bool(found["open"]))
            elif printed.isdecimal():
                yield "arabic", Number(close, int(printed), bool(found["open"]))
            else:
                yield "letter", Number(close, ord(printed[0]), bool(found["open"]))
