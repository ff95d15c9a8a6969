"""Words of a header that stand under each other: the lines of one cell, on one of two levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.pieces import Piece
from jiheng.formats.pages.rooms import Room, held

_EVEN = 1.0  # points by which what stands on the middle may reach over it


@dataclass(frozen=True, eq=False)
class Stack:
    """The words of a cell, and the room that they take."""

    pieces: Sequence[Piece]

    @cached_property
    def left(self) -> float:
        """Where its leftmost words begin."""
        return min(piece.left for piece in self.pieces)

    @cached_property
    def right(self) -> float:
        """Where its rightmost words end."""
        return max(piece.right for piece in self.pieces)

    @cached_property
    def top(self) -> float:
        """How far down it begins."""
        return min(piece.line.top for piece in self.pieces)

    @cached_property
    def bottom(self) -> float:
        """How far down it ends."""
        return max(piece.line.bottom for piece in self.pieces)

    @property
    def middle(self) -> float:
        """How far down its middle lies."""
        return (self.top + self.bottom) / 2

    def lines(self) -> list[Line]:
        """Its lines from top to bottom."""
        return [piece.alone() for piece in sorted(self.pieces, key=lambda one: (one.line.top, one.left))]


def stacks(found: Sequence[Piece], columns: Sequence[Room], apart: float) -> tuple[list[Stack], list[Stack]]:
    """The stacks over single columns, and those above them: over several columns, or on top of another stack.

    Lines ``apart`` or further from each other are of different cells.
    """
    single = [piece for piece in found if len(held(piece, columns)) <= 1]
    upper = list(_piled([piece for piece in found if len(held(piece, columns)) > 1], ()))
    lower: list[Stack] = []
    for stack in _piled(single, columns):
        *above, own = _levels(stack, apart)
        lower.append(own)
        upper += above
    half = middle([*lower, *upper])
    if any(stack.top >= half - _EVEN for stack in lower):
        upper += [stack for stack in lower if stack.bottom <= half + _EVEN]
        lower = [stack for stack in lower if stack.bottom > half + _EVEN]
    return lower, sorted(upper, key=lambda stack: stack.left)


def middle(found: Sequence[Stack]) -> float:
    """How far down the middle of a header lies."""
    return (min(stack.top for stack in found) + max(stack.bottom for stack in found)) / 2


def _piled(found: Sequence[Piece], columns: Sequence[Room]) -> Iterator[Stack]:
    """Pieces that stand over each other, or in one column."""
    pile: list[Piece] = []
    end = float("-inf")
    rooms = [(*_room(piece, columns), at) for at, piece in enumerate(found)]
    for left, right, at in sorted(rooms):
        if pile and left >= end:
            yield Stack(pile)
            pile = []
        pile.append(found[at])
        end = max(end, right)
    if pile:
        yield Stack(pile)


def _room(piece: Piece, columns: Sequence[Room]) -> tuple[float, float]:
    """From where to where a piece and its column reach."""
    own = [columns[at] for at in held(piece, columns)]
    return min([piece.left, *(room.left for room in own)]), max([piece.right, *(room.right for room in own)])


def _levels(stack: Stack, apart: float) -> list[Stack]:
    """A stack cut where its lines stand further apart than those of one cell, from top to bottom."""
    levels: list[list[Piece]] = []
    last = float("-inf")
    for top, row in groupby(sorted(stack.pieces, key=lambda one: one.line.top), key=lambda one: one.line.top):
        if top - last >= apart:
            levels.append([])
        levels[-1] += row
        last = top
    return [Stack(level) for level in levels]
