"""Where lines with amounts stand under each other: what may be a table without ruled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.pieces import Piece, is_amount, is_numeric
from jiheng.formats.pages.rooms import Room

_FEWEST = 1  # amounts that make a table
_FAR = 3.0  # of a line's height: what is further away is no part of the table
_ALONE = re.compile(r"(?:^|\s)[-−－]?[\d,]+\.\d+%?(?![\d.%])")

Cut = Sequence[Sequence[Piece]]
"""Lines, each as its pieces from left to right."""


def may_hold(lines: Sequence[Line]) -> bool:
    """Whether any line has an amount behind a blank; running prose has none, and costs nothing further."""
    return any(_ALONE.search(line.text) for line in lines)


def stretches(cut: Cut) -> Iterator[tuple[int, int]]:
    """Where lines with amounts under each other begin and end; between two of them are none, and no words there."""
    start = last = -1
    found: list[Piece] = []
    for at, row in enumerate(cut):
        if last >= 0 and not (near(cut, at) and is_beside(row, found)):
            if len(found) >= _FEWEST:
                yield start, last + 1
            start, last, found = -1, -1, []
        own = amounts([row])
        if own and len(row) > 1:
            start, last = (at if start < 0 else start), at
            found += own
    if len(found) >= _FEWEST:
        yield start, last + 1


def near(cut: Cut, at: int) -> bool:
    """Whether a line is near to the one before it."""
    one, other = cut[at - 1][0].line, cut[at][0].line
    return other.top - one.bottom <= _FAR * max(one.height, 1.0)


def step(cut: Cut, at: int) -> float:
    """How far a line is from the one before it, top to top."""
    return cut[at][0].line.top - cut[at - 1][0].line.top


def amounts(cut: Cut) -> list[Piece]:
    """The amounts of lines."""
    return [piece for row in cut for piece in row if is_amount(piece.text)]


def has_amount(row: Sequence[Piece]) -> bool:
    """Whether an amount stands in a line."""
    return any(is_amount(piece.text) for piece in row)


def is_beside(row: Sequence[Piece], figures: Sequence[Piece]) -> bool:
    """Whether no words of a line stand where amounts stand."""
    columns = [Room(one.left, one.right) for one in figures]
    return not any(room.holds(piece) for piece in row if not is_numeric(piece.text) for room in columns)
