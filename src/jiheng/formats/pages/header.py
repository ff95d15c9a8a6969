"""The header of a table without ruled lines: which words stand over which columns, on how many levels there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.piles import middle, piles
from jiheng.formats.pages.rooms import Room, held
from jiheng.formats.pages.stacks import Stack

_EVEN = 1.0  # points by which words of one level may stand lower than others end
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


class Over(NamedTuple):
    """Words on a level of the header, and the columns that they stand over."""

    level: int
    start: int
    end: int
    stack: Stack | None


def header(found: Sequence[Stack], columns: Sequence[Room]) -> Header | None:
    """The header that words above a table make; None where they do not fit its columns.

    Words that stand over no column have one that holds nothing.
    """
    lower, upper = piles(found, columns)
    owned = _owned(lower, columns)
    if owned is None:
        return None
    empty, above = _free([stack for stack in lower if stack not in owned.values()], list(owned.values()))
    rooms = [*((room, owned.get(at)) for at, room in enumerate(columns)), *((_room(stack), stack) for stack in empty)]
    every = sorted(rooms, key=lambda one: one[0].left)
    leaves = {at: stack for at, (_, stack) in enumerate(every) if stack is not None}
    wide = _wide(upper, [room for room, _ in every], leaves)
    leaves |= wide
    if any(room.numeric and at not in leaves for at, (room, _) in enumerate(every)):
        return None
    upper = [stack for stack in [*upper, *above] if stack not in wide.values()]
    laid = _laid(sorted(upper, key=lambda stack: stack.left), leaves, range(len(every)), 0)
    if laid is None:
        return None
    levels = max(one.level for one in laid) + 1
    return Header([room for room, _ in every], sorted(_cells(laid, levels), key=lambda cell: cell[0]), levels)


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


def _wide(upper: Sequence[Stack], columns: Sequence[Room], leaves: Leaves) -> dict[int, Stack]:
    """Words over codes and the names behind them, which have no words of their own."""
    found: dict[int, Stack] = {}
    for stack in sorted(upper, key=lambda stack: -stack.top):
        own = held(stack, columns)
        if own and not any(at in leaves or at in found or columns[at].money for at in own):
            found |= dict.fromkeys(_codes(own, columns, {*leaves, *found}), stack)
    return found


def _codes(own: Sequence[int], columns: Sequence[Room], taken: set[int]) -> range:
    """The columns next to some that have neither words of their own nor amounts: the parts of a code."""
    start, end = own[0], own[-1] + 1
    free = [at not in taken and room.numeric and not room.money for at, room in enumerate(columns)]
    while start and free[start - 1]:
        start -= 1
    while end < len(columns) and free[end]:
        end += 1
    return range(start, end)


def _free(left: Sequence[Stack], owned: Sequence[Stack]) -> tuple[list[Stack], list[Stack]]:
    """Words over no column: those of columns that hold nothing, and those that end above what is beside them."""
    every = sorted([*left, *owned], key=lambda stack: stack.left)
    above = []
    for at, stack in enumerate(every):
        beside = every[max(at - 1, 0) : at] + every[at + 1 : at + 2]
        if stack in left and len(beside) > 1 and all(stack.bottom <= one.top + _EVEN for one in beside):
            above.append(stack)
    return [stack for stack in left if stack not in above], above


def _laid(upper: Sequence[Stack], leaves: Leaves, run: range, level: int) -> list[Over] | None:
    """Each words of a run of columns with their level; None where it is not clear which stand over which."""
    if not upper:
        return _own(run, leaves, level)
    end = min(upper, key=lambda stack: stack.top).bottom - _EVEN
    tops = [stack for stack in upper if stack.top < end]
    spans = _spans(tops, [*upper, *(leaves[at] for at in run if at in leaves)], leaves, run)
    if spans is None:
        return None
    covered = {at for start, end in spans for at in range(start, end)}
    laid = _own([at for at in run if at not in covered], leaves, level)
    rest = [stack for stack in upper if stack not in tops]
    for top, (start, stop) in zip(tops, spans, strict=True):
        inner = [stack for stack in rest if leaves[start].left <= stack.centre <= leaves[stop - 1].right]
        rest = [stack for stack in rest if stack not in inner]
        below = _laid(inner, leaves, range(start, stop), level + 1)
        if below is None:
            return None
        laid += [Over(level, start, stop, top), *below]
    return None if rest else laid


def _own(run: Sequence[int], leaves: Leaves, level: int) -> list[Over]:
    """Columns by their own words; those that share them are one."""
    shared = (list(group) for _, group in groupby(run, lambda at: id(leaves[at]) if at in leaves else at))
    return [Over(level, group[0], group[-1] + 1, leaves.get(group[0])) for group in shared]


def _spans(
    tops: Sequence[Stack], every: Sequence[Stack], leaves: Leaves, columns: range
) -> list[tuple[int, int]] | None:
    """The columns under each upper stack: neighbours whose own words stand below it, shared by their middles."""
    spans: list[tuple[int, int]] = []
    half = middle(every)
    below = [at for at in columns if at in leaves and leaves[at].middle > half + _CLEAR]
    for run, group in groupby(tops, key=lambda stack: _run(stack, leaves, below)):
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
    return abs((first.left + last.right) / 2 - top.centre)


def _cells(laid: Sequence[Over], levels: int) -> Iterator[Cell]:
    """The cells of the header: words over columns that have words of their own are as high as their level."""
    below = {(one.level - 1, at) for one in laid for at in range(one.start, one.end)}
    for one in laid:
        tall = 1 if (one.level, one.start) in below else levels - one.level
        yield Place(one.level, one.start, tall, one.end - one.start), one.stack.lines() if one.stack else []
