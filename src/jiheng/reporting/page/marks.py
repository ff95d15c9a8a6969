"""Which findings, operands and consequences cover which stretch of the text, without overlaps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jiheng.document import Span
from jiheng.reporting.entry import Entry

LONGEST = 500  # characters that one mark covers; a finding on a whole part is marked where the part begins
ROLES = ("finding", "operand", "follower")


class Mark(NamedTuple):
    """A span that belongs to a finding, and as what: the finding itself, an operand, or a consequence."""

    span: Span
    role: str
    id: str


class Stretch(NamedTuple):
    """A piece of the text and the marks that all of it lies under."""

    span: Span
    marks: tuple[Mark, ...]


def marks(entries: Iterable[Entry]) -> Iterator[Mark]:
    """Every mark of the findings."""
    for entry in entries:
        yield Mark(_short(entry.finding.span), "finding", entry.id)
        yield from (Mark(_short(operand.span), "operand", entry.id) for operand in entry.operands if operand.span)
        yield from (Mark(_short(follower.span), "follower", entry.id) for follower in entry.followers)


def _short(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + LONGEST))


class Stretches:
    """The text cut wherever a mark begins or ends; asked for any piece of it."""

    def __init__(self, marked: Iterable[Mark]) -> None:
        self._all = list(_cut([mark for mark in marked if mark.span.start < mark.span.end]))
        self._ends = [stretch.span.end for stretch in self._all]

    def within(self, span: Span) -> Iterator[Stretch]:
        """The stretches of a span, in order, without gaps."""
        at, index = span.start, bisect_right(self._ends, span.start)
        while index < len(self._all) and self._all[index].span.start < span.end:
            stretch = self._all[index]
            start, end = max(stretch.span.start, at), min(stretch.span.end, span.end)
            if at < start:
                yield Stretch(Span(at, start), ())
            yield Stretch(Span(start, end), stretch.marks)
            at, index = end, index + 1
        if at < span.end:
            yield Stretch(Span(at, span.end), ())


def _cut(marked: Sequence[Mark]) -> Iterator[Stretch]:
    opening = sorted(marked, key=lambda mark: mark.span.start)
    edges = sorted({edge for mark in marked for edge in mark.span})
    open_marks: list[Mark] = []
    following = 0
    for start, end in pairwise(edges):
        while following < len(opening) and opening[following].span.start <= start:
            open_marks.append(opening[following])
            following += 1
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        if open_marks:
            yield Stretch(Span(start, end), tuple(open_marks))
