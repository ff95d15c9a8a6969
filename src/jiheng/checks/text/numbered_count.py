"""Counts beside the numbered list that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.counting import count
from jiheng.checks.text.ordinals import LISTS, Item, items
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule

Claim = tuple[int, Span]


def numbered_count(case: Case, rule: Rule) -> Iterable[Result]:
    """内设12个股室，具体情况如下： and 1. to 12.; several counts in the lead may also be meant together.

    Where the lead has no count, that of a sentence just before holds (下属单位2个), the unit itself aside.
    """

    def look(body: Body) -> Iterator[Finding]:
        numbered = {item.stretch.place: item for item in items(body) if item.rank >= LISTS}
        for place, stretch in enumerate(body.running):
            length = _length(body.running[place + 1 :], numbered) if pattern(rule, "leads").search(stretch.text) else 0
            claims = _claims(rule, body, place) if length > 1 else []
            allowed = {size for size, _ in claims} | {sum(size for size, _ in claims)}
            if claims and length not in allowed and not (length - 1 in allowed and claims[0][1] < stretch.place):
                yield finding(case, rule, claims[0][1], expected=length)

    return judged(case, rule, look)


def _length(after: tuple[Running, ...], numbered: dict[Span, Item]) -> int:
    """How many stretches count on from 1."""
    length = 0
    for stretch in after:
        item = numbered.get(stretch.place)
        if item is None or item.ordinal != length + 1:
            break
        length += 1
    return length


def _claims(rule: Rule, body: Body, place: int) -> list[Claim]:
    """The counts of the lead, or else of the nearest stretch before it that has any."""
    for near in range(place, max(-1, place - number(rule, "near") - 1), -1):
        stretch = body.running[near]
        found = list(pattern(rule, "counts" if near == place else "elsewhere").finditer(stretch.text))
        claims = [(count(one["count"], body.pack), stretch.span(*one.span())) for one in found]
        if claims:
            return claims
    return []
