"""The header of a table without ruled lines: which words stand over which columns, at most on two levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.pieces import Piece
from jiheng.formats.pages.rooms import Room, held
from jiheng.formats.pages.stacks import Stack, middle, stacks

_CLEAR = 2.0  # points by which the place of words must be clear
_BESIDE = 200.0  # points: how far the words over several columns may be from those of the nearest
Leaves = Mapping[int, Stack]
"""The words of a column, by the column's number."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns, those too that hold nothing, and the cells over them."""

    columns: Sequence[Room]
    cells: Sequence[Cell]
    rows: int


def header(found: Sequence[Piece], columns: Sequence[Room], apart: float) -> Header | None:
    """The header that pieces above a table make; None where they do not fit its columns.

    Words that stand over no column have one that holds nothing. Lines ``apart`` or further from each other are of
    different cells.
    """
    lower, upper = stacks(found, columns, apart)
    owned = _owned(lower, columns)
    if owned is None:
        return None
    empty = [stack for stack in lower if stack not in owned.values()]
    rooms = [*((room, owned.get(at)) for at, room in enumerate(columns)), *((_room(stack), stack) for stack in empty)]
    every = sorted(rooms, key=lambda one: one[0].left)
    leaves = {at: stack for at, (_, stack) in enumerate(every) if stack is not None}
    spans = _spans(upper, leaves)
    if spans is None or any(room.numeric and stack is None for room, stack in every):
        return None
    cells = list(_cells(leaves, list(zip(upper, spans, strict=True)), len(every)))
    return Header([room for room, _ in every], cells, 2 if upper else 1)


def _room(stack: Stack) -> Room:
    return Room(stack.left, stack.right, numeric=True)


def _owned(lower: Sequence[Stack], columns: Sequence[Room]) -> dict[int, Stack] | None:
    """The stack of each column that has one; None where one would belong to two, or two to one."""
    owned: dict[int, Stack] = {}
    for stack in lower:
        own = {at for piece in stack.pieces for at in held(piece, columns)}
        if len(own) > 1 or own & owned.keys():
            return None
        owned |= dict.fromkeys(own, stack)
    for at in sorted(set(range(len(columns))) - owned.keys()):
        near = _near(at, columns, [stack for stack in lower if stack not in owned.values()])
        if near is not None:
            owned[at] = near
    return owned


def _near(at: int, columns: Sequence[Room], free: Sequence[Stack]) -> Stack | None:
    """The stack beside a column that reaches over none: figures end on the right of their words, labels begin left."""
    low = columns[at - 1].right if at else float("-inf")
    high = columns[at + 1].left if at + 1 < len(columns) else float("inf")
    room, beside = columns[at], [stack for stack in free if low <= stack.left and stack.right <= high]
    before = [stack for stack in beside if stack.right <= room.left][-1:]
    after = [stack for stack in beside if stack.left >= room.right][:1]
    return next(iter([*before, *after] if room.numeric else [*after, *before]), None)


def _spans(upper: Sequence[Stack], leaves: Leaves) -> list[tuple[int, int]] | None:
    """The columns under each upper stack: neighbours whose own words stand below it, shared by their middles."""
    spans: list[tuple[int, int]] = []
    half = middle([*upper, *leaves.values()])
    below = [at for at, leaf in leaves.items() if leaf.middle > half + _CLEAR]
    for run, group in groupby(upper, key=lambda stack: _run(stack, leaves, below)):
        shared = _shared(list(group), run, leaves) if run else None
        if shared is None:
            return None
        spans += shared
    return spans


def _run(stack: Stack, leaves: Leaves, below: Sequence[int]) -> tuple[int, int] | None:
    """The neighbouring columns of ``below`` around a stack."""
    under = [at for at in below if leaves[at].left < stack.right and stack.left < leaves[at].right]
    near = [at for at in below if leaves[at].left < stack.right + _BESIDE and stack.left < leaves[at].right + _BESIDE]
    if not near:
        return None
    first = last = (under or near)[0]
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    return first, last + 1


def _shared(tops: Sequence[Stack], run: tuple[int, int], leaves: Leaves) -> list[tuple[int, int]] | None:
    """A run of columns shared out to the stacks over it; None where it is not clear which are whose."""
    shares: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for at, top in enumerate(tops):
        rest = len(tops) - at - 1
        shares = [
            (cost + _off(top, leaves[start], leaves[end - 1]), [*spans, (start, end)])
            for cost, spans in shares
            for start in [spans[-1][1] if spans else run[0]]
            for end in (range(start + 1, run[1] - rest + 1) if rest else [run[1]])
        ]
    best, *others = sorted(shares) or [(0.0, [])]
    return best[1] if best[1] and not (others and others[0][0] - best[0] <= _CLEAR) else None


def _off(top: Stack, first: Stack, last: Stack) -> float:
    """How far the middle of a stack is from that of the ones below it."""
    return abs((first.left + last.right) / 2 - (top.left + top.right) / 2)


def _cells(leaves: Leaves, upper: Sequence[tuple[Stack, tuple[int, int]]], width: int) -> Iterator[Cell]:
    """The cells of the header in reading order."""
    covered = {at for _, (start, end) in upper for at in range(start, end)}
    texts = [leaves[at].lines() if at in leaves else [] for at in range(width)]
    first = [(Place(0, start, 1, end - start), top.lines()) for top, (start, end) in upper]
    tall = [(Place(0, at, 2 if upper else 1, 1), texts[at]) for at in range(width) if at not in covered]
    yield from sorted([*first, *tall], key=lambda cell: cell[0])
    yield from ((Place(1, at, 1, 1), texts[at]) for at in sorted(covered))
