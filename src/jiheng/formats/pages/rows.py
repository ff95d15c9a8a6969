"""The rows of a table without ruled lines, and whether each fits the columns by its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.pieces import Piece
from jiheng.formats.pages.rooms import Room, held, is_flush
from jiheng.formats.pages.stretches import Cut, amounts, step

_PITCH = 1.6  # of a line's height: how far rows are from each other where none tells
_LEVEL = 0.7  # points by which the lines of two rows may be nearer
_FLUSH = 2.0  # points: words that begin under each other

Row = Sequence[Piece]


def apart(cut: Cut) -> float:
    """How far the lines of two rows are from each other at least: as far as neighbours that both have amounts."""
    told = [bool(amounts([row])) for row in cut]
    steps = [step(cut, at) for at in range(1, len(cut)) if told[at] and told[at - 1]]
    return min(steps, default=_PITCH * max(row[0].line.height for row in cut)) - _LEVEL


def rows(cut: Cut, least: float) -> list[list[Piece]]:
    """Lines as rows: those nearer to each other than ``least``, together."""
    found: list[list[Piece]] = []
    last: Line | None = None
    for row in cut:
        line = row[0].line
        if last is not None and line.top - last.top < least:
            found[-1] += row
        else:
            found.append(list(row))
        last = line
    return found


def is_row(row: Row, columns: Sequence[Room]) -> bool:
    """Whether a line without amounts is a row: figures under figures, words under words and flush with them."""
    for piece in row:
        own = [columns[at] for at in held(piece, columns)]
        if len(own) > 1 or any(room.numeric != piece.is_numeric for room in own):
            return False
        if not piece.is_numeric and not own:
            return False
    return any(piece.is_numeric for piece in row) or all(_is_under(piece, columns) for piece in row)


def _is_under(piece: Piece, columns: Sequence[Room]) -> bool:
    """Whether words begin where their column does, or have its middle."""
    room = columns[held(piece, columns)[0]]
    return min(abs(piece.left - room.left), abs(piece.centre - (room.left + room.right) / 2)) < _FLUSH


def fit(found: Sequence[Row], columns: Sequence[Room]) -> bool:
    """Whether the columns hold words and amounts, each by itself and flush, and each row is whole."""
    figures: dict[int, list[Piece]] = {}
    words: set[int] = set()
    for piece in (piece for row in found for piece in row):
        for at in held(piece, columns):
            if piece.is_amount:
                figures.setdefault(at, []).append(piece)
            elif not piece.is_numeric:
                words.add(at)
    if words & figures.keys() or not all(map(is_flush, figures.values())):
        return False
    return any(not room.numeric for room in columns) and all(_is_whole(row, columns) for row in found)


def _is_whole(row: Row, columns: Sequence[Room]) -> bool:
    """Whether a row has one figure a column, and on the left of each amount its words."""
    figures: set[int] = set()
    named: set[int] = set()
    for piece in row:
        under = held(piece, columns)
        if piece.is_numeric and (len(under) != 1 or under[0] in figures):
            return False
        (figures if piece.is_numeric else named).update(under)
    own = (held(piece, columns)[0] for piece in row if piece.is_amount)
    return not figures & named and all(_is_named(at, named, columns) for at in own)


def _is_named(amount: int, named: set[int], columns: Sequence[Room]) -> bool:
    """Whether the words of an amount stand in the next column of words on its left; in the first, or over its codes."""
    words = [at for at, room in enumerate(columns) if not room.numeric]
    nearest = max((at for at in words if at < amount), default=-1)
    return any(at < amount for at in named) and (nearest in named or nearest == words[0])


def cells(at: int, row: Row, columns: Sequence[Room]) -> Iterator[Cell]:
    """The cells of a row; words that stand in several columns, or over codes, are one cell."""
    spans: dict[int, tuple[int, list[Piece]]] = {}
    for piece in row:
        first, last = _span(piece, columns)
        end, own = spans.get(first, (0, []))
        spans[first] = max(end, last + 1), [*own, piece]
    column = 0
    while column < len(columns):
        end, own = spans.get(column, (column + 1, []))
        end = min([end, *(other for other in spans if other > column)])
        text = sorted(own, key=lambda piece: (piece.line.top, piece.left))
        yield Place(at, column, 1, end - column), [piece.alone() for piece in text]
        column = end


def _span(piece: Piece, columns: Sequence[Room]) -> tuple[int, int]:
    """The first and last column of a piece; words over codes belong to the next column of words too."""
    under = held(piece, columns)
    if piece.is_numeric or not columns[under[0]].numeric:
        return under[0], under[-1]
    words = (at for at in range(under[0], len(columns)) if not columns[at].numeric)
    return under[0], max(under[-1], next(words, under[-1]))
