"""The unit's own name in two spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import number, words
from jiheng.checks.text.spelling import distance
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def entity_name(case: Case, rule: Rule) -> Iterable[Result]:
    """A name that begins and ends like the body's own and differs by a character or two."""

    def look(body: Body) -> Iterator[Finding]:
        name = body.part.entity if body.part else ""
        if len(name) < number(rule, "shortest"):
            return
        found: dict[str, list[Span]] = {}
        for span, other in _alike(rule, body, name):
            found.setdefault(other, []).append(span)
        for other, places in found.items():
            yield from gathered(finding(case, rule, span, stated=other, expected=name) for span in places)

    return judged(case, rule, look)


def _alike(rule: Rule, body: Body, name: str) -> Iterator[tuple[Span, str]]:
    """Stretches of the text as long as the name, give or take the slip, with its first and last characters."""
    most, ends = number(rule, "slip"), number(rule, "ends")
    for stretch in body.running:
        at = stretch.text.find(name[:ends])
        while at >= 0:
            for size in range(len(name) - most, len(name) + most + 1):
                other = stretch.text[at : at + size]
                if other.endswith(name[-1:]) and _slips(other, name, most, words(rule, "other")):
                    yield stretch.span(at, at + size), other
                    break
            at = stretch.text.find(name[:ends], at + 1)


@cache
def _slips(other: str, name: str, most: int, others: tuple[str, ...]) -> bool:
    """Whether one is a slip for the other: near, not the name with something before or after it, of the same kind."""
    if name in other or other in name or not 0 < distance(other, name) <= most:
        return False
    return not any((word in other) != (word in name) for word in others)
