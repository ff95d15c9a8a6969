"""The header of a table without ruled lines: which words stand over which columns, on how many levels there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.levels import Levels, Over, middle
from jiheng.formats.pages.piles import piles
from jiheng.formats.pages.rooms import Room, held
from jiheng.formats.pages.stacks import Stack
from jiheng.formats.pages.unruled import edges

_CLEAR = 2.0  # points by which words must be above the middle of a header
_OVERLAP = 0.25  # of the height of words: so far may the room of those below reach into theirs
Leaves = Mapping[int, Stack]
"""The words of a column, by the column's number."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns, those too that hold nothing, and the cells over them."""

    columns: Sequence[Room]
    cells: Sequence[Cell]
    rows: int


def header(found: Sequence[Stack], columns: Sequence[Room]) -> Header | None:
    """The header that words above a table make; None where they do not fit its columns.

    Words that stand over no column have one that holds nothing.
    """
    lower, upper = piles(found, columns)
    lower, above = _low(lower, found, columns)
    owned = _owned(lower, columns)
    if owned is None:
        return None
    owned |= _beside(columns, owned, [stack for stack in lower if stack not in owned.values()])
    empty = [stack for stack in lower if stack not in owned.values()]
    rooms = [*((room, owned.get(at)) for at, room in enumerate(columns)), *((_room(stack), stack) for stack in empty)]
    every = sorted(rooms, key=lambda one: one[0].left)
    leaves = {at: stack for at, (_, stack) in enumerate(every) if stack is not None}
    wide = _wide(upper, [room for room, _ in every], leaves)
    leaves |= wide
    if any(room.numeric and at not in leaves for at, (room, _) in enumerate(every)):
        return None
    upper = sorted((one for one in [*upper, *above] if one not in wide.values()), key=lambda stack: stack.left)
    laid = Levels(leaves, edges([_with(room, stack) for room, stack in every])).laid(upper, range(len(every)))
    if laid is None:
        return None
    levels = max(one.level for one in laid) + 1
    return Header([room for room, _ in every], sorted(_cells(laid, levels), key=lambda cell: cell[0]), levels)


def _with(room: Room, stack: Stack | None) -> Room:
    """A column with its words."""
    return Room(min(room.left, stack.left), max(room.right, stack.right)) if stack else room


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
    return owned


def _beside(columns: Sequence[Room], owned: Leaves, empty: Sequence[Stack]) -> dict[int, Stack]:
    """The words beside the columns that have none over them."""
    found: dict[int, Stack] = {}
    for at in sorted(set(range(len(columns))) - owned.keys()):
        near = _near(at, columns, [stack for stack in empty if stack not in found.values()])
        if near is not None:
            found[at] = near
    return found


def _near(at: int, columns: Sequence[Room], free: Sequence[Stack]) -> Stack | None:
    """The stack beside a column that reaches over none: figures end on the right of their words, labels begin left."""
    low = columns[at - 1].right if at else float("-inf")
    high = columns[at + 1].left if at + 1 < len(columns) else float("inf")
    room, beside = columns[at], [stack for stack in free if low <= stack.left and stack.right <= high]
    before = [stack for stack in beside if stack.right <= room.left][-1:]
    after = [stack for stack in beside if stack.left >= room.right][:1]
    return next(iter([*before, *after] if room.numeric else [*after, *before]), None)


def _wide(upper: Sequence[Stack], columns: Sequence[Room], leaves: Leaves) -> dict[int, Stack]:
    """Words over codes and the names behind them, which have none of their own; those of a code over all its parts."""
    found: dict[int, Stack] = {}
    for stack in sorted(upper, key=lambda stack: -stack.top):
        own = held(stack, columns)
        if own and not any(at in leaves or at in found or columns[at].money for at in own):
            found |= dict.fromkeys(own, stack)
    codes = [room.numeric and not room.money for room in columns]
    for at, beside in [*pairwise(range(len(columns))), *pairwise(reversed(range(len(columns))))]:
        own_words = found.get(at) or leaves.get(at)
        if codes[at] and codes[beside] and own_words and beside not in leaves and beside not in found:
            found[beside] = own_words
    return found


def _low(lower: Sequence[Stack], found: Sequence[Stack], columns: Sequence[Room]) -> tuple[list[Stack], list[Stack]]:
    """Words next to columns, and those among them that end above what is beside them on both sides.

    What stands in the middle of a header is of a single cell if it is over a column.
    """
    above = []
    half = middle(found) if found else 0.0
    for before, stack, after in zip(lower, lower[1:], lower[2:], strict=False):
        edge = stack.bottom - _OVERLAP * (stack.bottom - stack.top)
        if edge <= min(before.top, after.top) and (stack.middle < half - _CLEAR or not held(stack, columns)):
            above.append(stack)
    return [stack for stack in lower if stack not in above], above


def _cells(laid: Sequence[Over], levels: int) -> Iterator[Cell]:
    """The cells of the header: words over columns that have words of their own are as high as their level."""
    below = {(one.level - 1, at) for one in laid for at in range(one.start, one.end)}
    for one in laid:
        tall = 1 if (one.level, one.start) in below else levels - one.level
        yield Place(one.level, one.start, tall, one.end - one.start), one.stack.lines() if one.stack else []
