"""The columns of a table without ruled lines: where figures and words stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.formats.pages.pieces import Piece

_FLUSH = 2.0  # points: edges or middles of figures that stand under each other
_RAGGED = 0.1  # of the rows: labels that begin further right


class Room(NamedTuple):
    """A column: from where to where something stands in it, and whether that is figures."""

    left: float
    right: float
    numeric: bool = False

    def holds(self, piece: Piece | Room) -> bool:
        """Whether a piece, or another column, stands in the column, wholly or in part."""
        return piece.left < self.right and self.left < piece.right


def rooms(rows: Sequence[Sequence[Piece]]) -> list[Room]:
    """The columns of the rows of a table, from left to right."""
    every = [piece for row in rows for piece in row]
    numeric = _merged([piece for piece in every if piece.is_numeric], numeric=True)
    words = [piece for piece in every if not piece.is_numeric and not any(room.holds(piece) for room in numeric)]
    return sorted([*numeric, *_merged(words, numeric=False)])


def _merged(found: Sequence[Piece], *, numeric: bool) -> list[Room]:
    """Pieces that stand over each other as one column."""
    merged: list[Room] = []
    for piece in sorted(found, key=lambda piece: piece.left):
        if merged and piece.left < merged[-1].right + (0.0 if numeric else _FLUSH):
            merged[-1] = Room(merged[-1].left, max(merged[-1].right, piece.right), numeric)
        else:
            merged.append(Room(piece.left, piece.right, numeric))
    return merged


def settled(columns: Sequence[Room], amounts: Sequence[Piece], heads: Sequence[Piece]) -> list[Room]:
    """The columns, those of dashes or numbers alone joined with the amounts they are set off from in the same column.

    They are if the words of the header that stand over them are the last ones before the amounts.
    """
    found: list[Room] = []
    for room in columns:
        last = found[-1] if found else None
        if last is not None and last.numeric and room.numeric and not _own(last, room, amounts, heads):
            found[-1] = Room(last.left, room.right, numeric=True)
        else:
            found.append(room)
    return found


def _own(one: Room, other: Room, amounts: Sequence[Piece], heads: Sequence[Piece]) -> bool:
    """Whether two neighbours are two columns: both have amounts, or words of the header of their own."""
    if all(any(room.holds(piece) for piece in amounts) for room in (one, other)):
        return True
    over = [piece for piece in heads if one.holds(piece)]
    right = max((piece.right for piece in over), default=one.left)
    return not over or any(right <= piece.left < other.right for piece in heads)


def same(columns: Sequence[Room], before: Sequence[Room]) -> list[Room] | None:
    """The columns of the page before, widened to hold these, if each of these is of one of them and of its kind."""
    found = list(before)
    for room in columns:
        under = [at for at, one in enumerate(before) if one.holds(room)]
        if len(under) != 1 or before[under[0]].numeric != room.numeric:
            return None
        one = found[under[0]]
        found[under[0]] = Room(min(one.left, room.left), max(one.right, room.right), one.numeric)
    return found


def held(piece: Piece, columns: Sequence[Room]) -> list[int]:
    """The columns that a piece stands in."""
    return [at for at, room in enumerate(columns) if room.holds(piece)]


def is_flush(amounts: Sequence[Piece]) -> bool:
    """Whether figures of a column end, begin or have their middle under each other."""
    edges = ([one.right for one in amounts], [one.centre for one in amounts], [one.left for one in amounts])
    return any(max(one) - min(one) <= _FLUSH for one in edges) if amounts else True
