"""How a table fits a page: the size of its letters, the widths of its columns, and whether it must lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor
from typing import NamedTuple

from jiheng.document import Cell, Table
from jiheng.policy.look import Look, TableLook

POINTS = 72 / 25.4  # in a millimetre
TWIPS = 20  # in a point
_UNBROKEN = re.compile(r"[!-~]+")
_FIGURE = re.compile(r"[-−]?[\d,]+(\.\d+)?%?")
_HALF = 0.64  # of an em: digits of the widest face that may stand for a missing one
_RULE = 0.5  # the line under a row, points
_WISH, _LABEL = 14, 2  # em: what a label would like at most, what it needs at least


class Fit(NamedTuple):
    """``size`` of the letters in points, ``widths`` of the columns in twentieths of a point, ``lying`` if not upright.

    ``header`` is the number of rows that head the columns, ``centred`` are the columns of codes and row numbers.
    """

    size: float
    widths: tuple[int, ...]
    lying: bool
    header: int
    centred: frozenset[int]

    def width(self, cell: Cell) -> int:
        """The width of a cell."""
        return sum(self.widths[cell.column : cell.column + cell.column_span])


class _Wants(NamedTuple):
    """What the columns need and would like, in em."""

    needs: tuple[float, ...]
    wishes: tuple[float, ...]


def fitted(table: Table, look: Look) -> Fit:
    """The first size at which no figure breaks: upright, if labels are not crowded; then lying.

    A table that a slightly smaller size brings onto one page is set in that.
    """
    wants = _wants(table)
    upright = list(_fits(table, wants, look, lying=False))
    lying = upright or list(_fits(table, wants, look, lying=True))
    page = look.landscape if lying[0].lying else look.page
    depth = page.depth * POINTS - look.table.lead
    whole = (fit for fit in lying if fit.size >= look.table.readable and sum(heights(table, fit, look.table)) <= depth)
    return next(whole, lying[0])


def _fits(table: Table, wants: _Wants, look: Look, *, lying: bool) -> Iterator[Fit]:
    """The sizes that suit, the largest first; lying, the smallest suits at any rate."""
    measure = (look.landscape if lying else look.page).measure
    sizes = look.table.lying if lying else look.table.upright
    centred, header = frozenset(_centred(table, look.table)), _header(table)
    for size in sizes:
        room = _room(measure, size, len(wants.needs), look.table)
        loose = lying or sum(wants.wishes) <= room * look.table.crowded
        if (loose and sum(wants.needs) <= room) or (lying and size == sizes[-1]):
            yield Fit(size, tuple(_widths(_spread(wants, room), size, look.table)), lying, header, centred)


def heights(table: Table, fit: Fit, look: TableLook) -> list[float]:
    """The heights of the rows in points; a cell over several rows stretches its last one."""
    spare = 2 * look.spare * fit.size + _RULE
    found = [0.0] * max((cell.row + cell.row_span for cell in table.cells), default=0)
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        rows = slice(cell.row, cell.row + cell.row_span)
        needed = _lines(cell, fit, look) * look.line * fit.size + spare
        found[rows.stop - 1] += max(needed - sum(found[rows]), 0)
    return found


def _lines(cell: Cell, fit: Fit, look: TableLook) -> int:
    if is_figure(cell.text):
        return 1
    room = floor((fit.width(cell) / TWIPS - 2 * look.padding * POINTS) / fit.size)
    return max(ceil(width(cell.text) / max(room, 1)), 1)


def width(text: str) -> float:
    """The width of a line of text, in em."""
    wide = sum(character >= "\u2e80" for character in text)
    return wide + (len(text) - wide) * _HALF


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    return _FIGURE.fullmatch(text) is not None


def align(cell: Cell, fit: Fit) -> str:
    """Where a cell's words stand: heads and codes in the middle, figures right, labels left."""
    if cell.row < fit.header or cell.column in fit.centred:
        return "center"
    return "right" if is_figure(cell.text) else "left"


def _header(table: Table) -> int:
    """The rows at the head that repeat on every page: as many as are needed for no cell to reach out of them.

    None where they would be the whole table.
    """
    ends = [(cell.row, cell.row + cell.row_span) for cell in table.cells]
    last, header = max((end for _, end in ends), default=0), table.header
    while (further := max((end for row, end in ends if row < header), default=0)) > header:
        header = further
    return header if header < last else 0


def _wants(table: Table) -> _Wants:
    count = max((cell.column + cell.column_span for cell in table.cells), default=1)
    needs, wishes = [1.0] * count, [1.0] * count
    for cell in table.cells:
        if cell.column_span == 1 and cell.text:
            needs[cell.column] = max(needs[cell.column], _need(cell.text))
            wish = min(width(cell.text), _WISH / 3 if cell.row < table.header else _WISH)
            wishes[cell.column] = max(wishes[cell.column], wish)
    return _Wants(tuple(needs), tuple(map(max, wishes, needs)))


def _need(text: str) -> float:
    unbroken = max((len(part) * _HALF for part in _UNBROKEN.findall(text)), default=0.0)
    return max(min(unbroken, _WISH), min(width(text), _LABEL))


def _room(measure: float, size: float, columns: int, look: TableLook) -> float:
    return (measure - 2 * look.padding * columns) * POINTS / size


def _spread(wants: _Wants, room: float) -> list[float]:
    """The columns in em: needs first, what is left by what each still wishes, then to all."""
    needed, wished = sum(wants.needs), sum(wants.wishes)
    if room >= wished:
        return [wish * room / wished for wish in wants.wishes]
    if room <= needed:
        return [need * room / needed for need in wants.needs]
    share = (room - needed) / (wished - needed)
    return [need + (wish - need) * share for need, wish in zip(wants.needs, wants.wishes, strict=True)]


def _widths(columns: list[float], size: float, look: TableLook) -> Iterator[int]:
    """The columns in twentieths of a point; their sum is the rounded sum."""
    end, before = 0.0, 0
    for column in columns:
        end += (column * size + 2 * look.padding * POINTS) * TWIPS
        yield round(end) - before
        before = round(end)


def _centred(table: Table, look: TableLook) -> Iterator[int]:
    for cell in table.cells:
        if cell.row < table.header and cell.text.endswith(look.centred):
            yield from range(cell.column, cell.column + cell.column_span)
