"""The rows of a table without ruled lines, and whether each fits the columns by its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.pieces import Piece, is_numeric
from jiheng.formats.pages.rooms import Room, held, is_flush
from jiheng.formats.pages.stacks import Stack
from jiheng.formats.pages.stretches import Cut, has_amount, step

_PITCH = 1.6  # of a line's height: how far rows are from each other where none tells
_LEVEL = 0.7  # points by which the lines of two rows may be nearer
_FLUSH = 2.0  # points: words that begin under each other
_NEAR = 0.8  # of the way from row to row: words between two rows that are nearer to both are of both


class Row(NamedTuple):
    """What stands in a row, words that reach into further rows too; ``tall`` has how many rows those take."""

    stacks: list[Stack]
    tall: dict[Stack, int]

    @property
    def top(self) -> float:
        """How far down it begins."""
        return min(one.top for one in self.stacks)

    @property
    def bottom(self) -> float:
        """How far down it ends."""
        return max(one.bottom for one in self.stacks)


def apart(cut: Cut) -> float:
    """How far the lines of two rows are from each other at least: as far as neighbours that both have amounts."""
    told = [has_amount(row) for row in cut]
    steps = [step(cut, at) for at in range(1, len(cut)) if told[at] and told[at - 1]]
    return min(steps, default=_PITCH * max(row[0].line.height for row in cut)) - _LEVEL


def rows(found: Sequence[Stack], least: float) -> list[Row]:
    """Cells as rows: figures that stand side by side, the words beside them, and words by themselves.

    Words nearer than a row, ``least``, to what is above and below are of both rows.
    """
    bands = _bands([one for one in found if one.is_numeric])
    made = [Row(list(band), {}) for band in bands]
    alone: list[Stack] = []
    for one in found:
        if one.is_numeric:
            continue
        beside = [at for at, band in enumerate(bands) if _is_beside(one, band[0])]
        if not beside:
            near = [at for at, band in enumerate(bands) if abs(one.middle - band[0].middle) < _NEAR * least]
            beside = near if len(near) > 1 else []
        if beside:
            made[beside[0]].stacks.append(one)
            made[beside[0]].tall[one] = len(beside)
        else:
            alone.append(one)
    return sorted([*made, *(Row(band, {}) for band in _bands(alone))], key=lambda row: row.stacks[0].middle)


def _bands(found: Sequence[Stack]) -> list[list[Stack]]:
    """What stands side by side."""
    bands: list[list[Stack]] = []
    for one in sorted(found, key=lambda one: one.middle):
        if bands and _is_beside(bands[-1][0], one):
            bands[-1].append(one)
        else:
            bands.append([one])
    return bands


def _is_beside(one: Stack, other: Stack) -> bool:
    """Whether the middle of one cell is on the height of the other."""
    return one.top < other.middle < one.bottom


def is_row(row: Sequence[Piece], columns: Sequence[Room]) -> bool:
    """Whether a line without amounts is a row: figures under figures, words under words and flush with them."""
    for piece in row:
        own = [columns[at] for at in held(piece, columns)]
        if len(own) > 1 or any(room.numeric != is_numeric(piece.text) for room in own):
            return False
        if not is_numeric(piece.text) and not own:
            return False
    return any(is_numeric(piece.text) for piece in row) or all(_is_under(piece, columns) for piece in row)


def _is_under(piece: Piece, columns: Sequence[Room]) -> bool:
    """Whether words begin where their column does, or have its middle."""
    room = columns[held(piece, columns)[0]]
    centre = (piece.left + piece.right) / 2
    return min(abs(piece.left - room.left), abs(centre - (room.left + room.right) / 2)) < _FLUSH


def fit(found: Sequence[Row], columns: Sequence[Room]) -> bool:
    """Whether the columns hold words and amounts, each by itself and flush, and each row is whole."""
    figures: dict[int, list[Stack]] = {}
    words: set[int] = set()
    for one in (one for row in found for one in row.stacks):
        for at in held(one, columns):
            if one.is_amount:
                figures.setdefault(at, []).append(one)
            elif not one.is_numeric:
                words.add(at)
    if words & figures.keys() or not all(map(is_flush, figures.values())):
        return False
    return all(_is_whole(row, columns) for row in found)


def _is_whole(row: Row, columns: Sequence[Room]) -> bool:
    """Whether a row has one cell a column, and on the left of each amount its words."""
    figures: set[int] = set()
    named: set[int] = set()
    for one in row.stacks:
        under = held(one, columns)
        if one.is_numeric and (len(under) != 1 or under[0] in figures):
            return False
        (figures if one.is_numeric else named).update(under)
    own = (held(one, columns)[0] for one in row.stacks if one.is_amount)
    unnamed = all(room.numeric for room in columns)
    return not figures & named and (unnamed or all(_is_named(at, named, figures, columns) for at in own))


def _is_named(amount: int, named: set[int], figures: set[int], columns: Sequence[Room]) -> bool:
    """Whether words of an amount stand in the next column of words on its left, or next on its left in the row."""
    words = [at for at, room in enumerate(columns) if not room.numeric]
    nearest = max((at for at in words if at < amount), default=-1)
    before = max((at for at in named if at < amount), default=-1)
    between = any(before < at < nearest for at in figures)
    return before >= 0 and (before == nearest or not between)


def cells(first: int, found: Sequence[Row], columns: Sequence[Room]) -> Iterator[Cell]:
    """The cells of rows from ``first`` on; words that stand in several columns, or over codes, are one cell."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(found, first):
        spans: dict[int, tuple[int, list[Stack]]] = {}
        for one in row.stacks:
            start, last = _span(one, columns)
            end, own = spans.get(start, (0, []))
            spans[start] = max(end, last + 1), [*own, one]
        for column in range(len(columns)):
            if (at, column) in taken:
                continue
            end, own = spans.get(column, (column + 1, []))
            stops = (other for other in range(column + 1, end) if other in spans or (at, other) in taken)
            end = min([end, *stops])
            end = _to_amount(end, own, spans, columns)
            tall = max([1, *(row.tall.get(one, 1) for one in own)])
            taken.update((y, x) for y in range(at, at + tall) for x in range(column, end))
            text = sorted(own, key=lambda one: (one.top, one.left))
            yield Place(at, column, tall, end - column), [line for one in text for line in one.lines()]


def _to_amount(end: int, own: Sequence[Stack], filled: Mapping[int, object], columns: Sequence[Room]) -> int:
    """Where the words of a total end: its amount may stand beyond the blank names of further columns."""
    after = min((at for at in filled if at >= end), default=end)
    beyond = any(not room.numeric for room in columns[end:after])
    return after if own and not own[0].is_numeric and beyond and columns[after].money else end


def _span(one: Stack, columns: Sequence[Room]) -> tuple[int, int]:
    """The first and last column of a cell; words over codes belong to the next column of words too."""
    under = held(one, columns)
    if one.is_numeric or not columns[under[0]].numeric:
        return under[0], under[-1]
    words = (at for at in range(under[0], len(columns)) if not columns[at].numeric)
    return under[0], max(under[-1], next(words, under[-1]))
