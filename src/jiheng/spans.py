"""Intervals of a document's plain text, found by their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """An interval ``[start, end)`` of a document's plain text (原文位置)."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Places:
    """Spans by their place: which of them lie inside another one is told without a look at all the rest."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = tuple(spans)
        self._order = sorted(range(len(self._spans)), key=lambda index: self._spans[index].start)
        self._starts = [self._spans[index].start for index in self._order]
        self._reach = tuple(accumulate((self._spans[index].end for index in self._order), max))

    def inside(self, span: Span) -> list[int]:
        """The indices of the spans that ``span`` holds, in their own order."""
        near = self._order[bisect_left(self._starts, span.start) : bisect_right(self._starts, span.end)]
        return sorted(index for index in near if span.holds(self._spans[index]))

    def around(self, offset: int) -> int | None:
        """The index of the span that holds ``offset``; of several the one that begins last."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._reach[at] > offset:
            if self._spans[self._order[at]].end > offset:
                return self._order[at]
            at -= 1
        return None
