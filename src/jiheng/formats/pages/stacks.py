"""Words that stand under each other: the lines of one cell.

What stands below goes on if it is nearer than the next row is. Most programs print a table cell by cell: then what
follows in the file goes on too if it is as near as the next row, below a line that fills its column.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.pieces import Piece, em, is_amount, is_numeric

_NEXT = 1.4  # points by which lines of one cell may be further from each other than rows are at least
_ITEM = 3  # signs in which the number of an entry ends
_LEVEL = 1.0  # points by which what stands side by side may lie higher
_SET_IN = 60.0  # points by which the first line of a cell may be set in
_FAR = 0.8  # of a line's height: the lines of one cell are not so far from each other


@dataclass(frozen=True, eq=False)
class Stack:
    """The words of a cell, and the room that they take; ``up`` is how far above its place it is seen."""

    pieces: Sequence[Piece]
    up: float = 0.0

    @cached_property
    def text(self) -> str:
        """Its words, line by line."""
        return "".join(piece.text for piece in self.pieces)

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
        return min(piece.line.top for piece in self.pieces) - self.up

    @cached_property
    def bottom(self) -> float:
        """How far down it ends."""
        return max(piece.line.bottom for piece in self.pieces) - self.up

    @property
    def middle(self) -> float:
        """How far down its middle lies."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """How far right its middle lies."""
        return (self.left + self.right) / 2

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is a figure that can be no code."""
        return is_amount(self.text)

    @cached_property
    def is_numeric(self) -> bool:
        """Whether it is a figure, a code, or the dash for none."""
        return is_numeric(self.text)

    def lines(self) -> list[Line]:
        """Its lines from top to bottom."""
        return [piece.alone() for piece in self.pieces]


def stacks(found: Sequence[Piece], least: float) -> list[Stack]:
    """Pieces as cells, rows being ``least`` or further from each other; from top to bottom."""
    chains: list[list[Piece]] = []
    order = Order(found)
    for piece in sorted(found, key=lambda piece: (piece.line.top, piece.left)):
        before = (chain for chain in reversed(chains) if _goes_on(chain, piece, least, order))
        chain = next(before, None)
        chains.append([piece]) if chain is None else chain.append(piece)
    return sorted(map(Stack, chains), key=lambda stack: (stack.top, stack.left))


def _goes_on(chain: Sequence[Piece], other: Piece, least: float, order: Order) -> bool:
    """Whether the words of a cell go on in a piece below."""
    one = chain[-1]
    step, room = other.line.top - one.line.top, other.line.top - one.line.bottom
    follows = order.by_cells and 0 <= other.runs[0] - one.runs[1] <= 1
    if step <= 0 or room > _FAR * one.line.height or not (follows or (step < least and not order.by_cells)):
        return False
    if not any(piece.left - follows * _SET_IN < other.right and other.left < piece.right for piece in chain):
        return False
    if follows and order.before_row_ends(one, other):
        return True
    if is_numeric(one.text) or is_numeric(other.text):
        return step < least and not is_amount(one.text) and is_amount(one.text + other.text)
    return step < least or (step < least + _NEXT and order.fills(one) and not _begins_item(other.text))


def _begins_item(text: str) -> bool:
    """Whether words begin with a number, a bracket or a short word and a stop: an entry of its own."""
    head = text[: min(_ITEM, len(text) - 1)]
    return is_numeric(text[0]) or any(unicodedata.category(sign).startswith("P") for sign in head)


class Order:
    """In which order the file has its words.

    Most programs print row by row. Where a line stands above the one before it, each cell is printed by itself: its
    lines follow each other.
    """

    def __init__(self, found: Sequence[Piece]) -> None:
        self._found = found
        ordered = sorted(found, key=lambda piece: piece.runs)
        steps = [(other.left - one.left, other.line.top - one.line.top) for one, other in pairwise(ordered)]
        right = sum(across > 0 and down <= 0 for across, down in steps)
        by_rows = right > sum(across <= 0 < down for across, down in steps)
        self.by_cells = by_rows and any(down < -_LEVEL for _, down in steps)

    def before_row_ends(self, one: Piece, other: Piece) -> bool:
        """Whether what stands on the right of a piece comes later than the one below it: both are of that row."""
        return any(
            piece.runs > other.runs
            and piece.left >= one.right
            and piece.line.top < one.line.bottom
            and one.line.top < piece.line.bottom
            for piece in self._found
        )

    def fills(self, one: Piece) -> bool:
        """Whether no further sign would fit behind words, as far as the other words of their column tell."""
        words = (piece for piece in self._found if not is_numeric(piece.text))
        beside = (piece.right for piece in words if piece.left < one.right and one.left < piece.right)
        return one.right + em([one.line]) > max(beside, default=one.right)
