"""The levels of a header: which words stand over which columns, those over several shared out by their middles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from jiheng.formats.pages.stacks import Stack

_CLEAR = 2.0  # points by which the place of words must be clear
_BETTER = 8.0  # points by which words must be nearer to the middle of more columns
_BESIDE = 200.0  # points: how far the words over several columns may be from those of the nearest
Run = tuple[int, int]
"""Columns next to each other: the first, and the one behind the last."""


class Over(NamedTuple):
    """Words on a level of the header, and the columns that they stand over."""

    level: int
    start: int
    end: int
    stack: Stack | None


@dataclass(frozen=True, slots=True)
class Levels:
    """Columns by the words of their own (by the column's number) and the edges between them."""

    leaves: Mapping[int, Stack]
    edges: Sequence[float]

    def laid(self, upper: Sequence[Stack], run: range, level: int = 0) -> list[Over] | None:
        """The words over a run of columns with their level; None where it is not clear which stand over which."""
        if not upper:
            return self._own(run, level)
        first = min(upper, key=lambda stack: stack.top)
        tops = [stack for stack in upper if stack.top < first.middle]
        spans = self._spans(tops, [*upper, *(self.leaves[at] for at in run if at in self.leaves)], run)
        if spans is None:
            return None
        covered = {at for start, end in spans for at in range(start, end)}
        laid = self._own([at for at in run if at not in covered], level)
        rest = [stack for stack in upper if stack not in tops]
        for top, (start, stop) in zip(tops, spans, strict=True):
            inner = [stack for stack in rest if self.edges[start] <= stack.centre <= self.edges[stop]]
            rest = [stack for stack in rest if stack not in inner]
            below = self.laid(inner, range(start, stop), level + 1)
            if below is None:
                return None
            laid += [Over(level, start, stop, top), *below]
        return None if rest else laid

    def _own(self, run: Sequence[int], level: int) -> list[Over]:
        """Columns by their own words; those that share them are one."""
        shared = (list(group) for _, group in groupby(run, lambda at: id(self.leaves[at]) if at in self.leaves else at))
        return [Over(level, group[0], group[-1] + 1, self.leaves.get(group[0])) for group in shared]

    def _spans(self, tops: Sequence[Stack], every: Sequence[Stack], columns: range) -> list[Run] | None:
        """The columns under each upper stack: neighbours whose own words stand below it, shared by their middles.

        Words in the middle of the header are of cells as high as it; at the top of their cells they are below too.
        """
        half, edge = middle(every), max(top.bottom for top in tops)
        own = [at for at in columns if at in self.leaves]
        low = self._under(tops, [at for at in own if self.leaves[at].middle > half + _CLEAR])
        high = self._under(tops, [at for at in own if self.leaves[at].top >= edge - _CLEAR])
        if low is None or high is None:
            return low or high
        return high if self._cost(tops, high) + _BETTER < self._cost(tops, low) else low

    def _under(self, tops: Sequence[Stack], below: Sequence[int]) -> list[Run] | None:
        spans: list[Run] = []
        for run, group in groupby(tops, key=lambda stack: self._run(stack, below)):
            shared = self._shared(list(group), run) if run else None
            if shared is None:
                return None
            spans += shared
        return spans

    def _cost(self, tops: Sequence[Stack], spans: Sequence[Run]) -> float:
        return sum(self._off(top, *span) for top, span in zip(tops, spans, strict=True))

    def _run(self, stack: Stack, below: Sequence[int]) -> Run | None:
        """The neighbouring columns of ``below`` around a stack."""
        under = [at for at in below if _reaches(stack, self.leaves[at], 0.0)]
        near = [at for at in below if _reaches(stack, self.leaves[at], _BESIDE)]
        if not near:
            return None
        first = last = (under or near)[0]
        while first - 1 in below:
            first -= 1
        while last + 1 in below:
            last += 1
        return first, last + 1

    def _shared(self, tops: Sequence[Stack], run: Run) -> list[Run] | None:
        """A run of columns shared out to the stacks over it; None where it is not clear which are whose."""
        shares: list[tuple[float, list[Run]]] = [(0.0, [])]
        for at, top in enumerate(tops):
            rest = len(tops) - at - 1
            shares = [
                (cost + self._off(top, start, end), [*spans, (start, end)])
                for cost, spans in shares
                for start in [spans[-1][1] if spans else run[0]]
                for end in (range(start + 1, run[1] - rest + 1) if rest else [run[1]])
            ]
        best, *others = sorted(shares) or [(0.0, [])]
        return best[1] if best[1] and not (others and others[0][0] - best[0] <= _CLEAR) else None

    def _off(self, top: Stack, start: int, end: int) -> float:
        """How far the middle of words is from that of the columns below them."""
        return abs((self.edges[start] + self.edges[end]) / 2 - top.centre)


def middle(found: Sequence[Stack]) -> float:
    """How far down the middle of a header lies."""
    return (min(stack.top for stack in found) + max(stack.bottom for stack in found)) / 2


def _reaches(one: Stack, other: Stack, room: float) -> bool:
    return other.left < one.right + room and one.left < other.right + room
