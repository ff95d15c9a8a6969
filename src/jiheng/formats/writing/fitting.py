"""How a table fits a page: the size of its letters, the widths of its columns, and whether it must lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiheng.document import Cell, Table
from jiheng.policy.look import Look, TableLook

POINTS = 72 / 25.4  # in a millimetre
TWIPS = 20  # in a point
_UNBROKEN = re.compile(r"[!-~]+")
_FIGURE = re.compile(r"[-−]?[\d,]+(\.\d+)?%?")
_HALF = 0.64  # of an em: digits of the widest face that may stand for a missing one
_WISH, _LABEL = 14, 2  # em: what a label would like at most, what it needs at least


class Fit(NamedTuple):
    """``size`` of the letters in points, ``widths`` of the columns in twentieths of a point, ``lying`` if not upright.

    ``centred`` are the columns of codes and row numbers.
    """

    size: float
    widths: tuple[int, ...]
    lying: bool
    centred: frozenset[int]

    def width(self, cell: Cell) -> int:
        """The width of a cell."""
        return sum(self.widths[cell.column : cell.column + cell.column_span])


class _Wants(NamedTuple):
    """What the columns need and would like, in em."""

    needs: tuple[float, ...]
    wishes: tuple[float, ...]


def fitted(table: Table, look: Look) -> Fit:
    """The first size of the look at which no figure breaks: upright, if labels are not crowded; then lying."""
    wants = _wants(table)
    centred = frozenset(_centred(table, look.table))
    sizes = [(look.page.measure, size, False) for size in look.table.upright]
    sizes += [(look.landscape.measure, size, True) for size in look.table.lying]
    for measure, size, lying in sizes:
        room = _room(measure, size, len(wants.needs), look.table)
        crowded = room * look.table.crowded < sum(wants.wishes)
        if sum(wants.needs) <= room and (lying or not crowded):
            break
    return Fit(size, tuple(_widths(_spread(wants, room), size, look.table)), lying, centred)


def width(text: str) -> float:
    """The width of a line of text, in em."""
    wide = sum(character >= "\u2e80" for character in text)
    return wide + (len(text) - wide) * _HALF


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    return _FIGURE.fullmatch(text) is not None


def align(cell: Cell, header: int, centred: frozenset[int]) -> str:
    """Where a cell's words stand: heads and codes in the middle, figures right, labels left."""
    if cell.row < header or cell.column in centred:
        return "center"
    return "right" if is_figure(cell.text) else "left"


def _wants(table: Table) -> _Wants:
    count = max((cell.column + cell.column_span for cell in table.cells), default=1)
    needs, wishes = [1.0] * count, [1.0] * count
    for cell in table.cells:
        if cell.column_span == 1 and cell.text:
            needs[cell.column] = max(needs[cell.column], _need(cell.text))
            wish = min(width(cell.text), _WISH / 2 if cell.row < table.header else _WISH)
            wishes[cell.column] = max(wishes[cell.column], wish)
    return _Wants(tuple(needs), tuple(map(max, wishes, needs)))


def _need(text: str) -> float:
    unbroken = max((len(part) * _HALF for part in _UNBROKEN.findall(text)), default=0.0)
    return max(unbroken, min(width(text), _LABEL))


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
