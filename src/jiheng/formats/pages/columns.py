"""Tables without ruled lines, found by what stands under each other; what does not fit by its kind stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.formats.pages.header import Header, header
from jiheng.formats.pages.lattice import Cell, Lattice
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Ruled
from jiheng.formats.pages.pieces import Piece, pieces
from jiheng.formats.pages.rooms import Room, rooms, same, settled
from jiheng.formats.pages.rows import Row, apart, cells, fit, is_row
from jiheng.formats.pages.rows import rows as rows_of
from jiheng.formats.pages.stacks import Stack, stacks
from jiheng.formats.pages.stretches import Cut, amounts, is_beside, may_hold, near, step, stretches
from jiheng.formats.pages.unruled import ABOVE, AROUND, Unruled, edges

_NEXT = 2  # steps from one row to the next that follows it
_HEAD = 12  # lines that may be the header
_ENDS = 1  # pieces of a line that may stand above a table


def unruled(cut: Cut, before: Unruled | None = None) -> Iterator[Unruled]:
    """The tables among lines that follow each other, from top to bottom; the first may go on with ``before``."""
    free = 0
    for start, end in stretches(cut):
        found = _table(cut, (free, start, end), before if free == 0 else None) if start >= free else None
        if found is not None:
            yield found
            free = found.end


def adrift(lines: Sequence[Line]) -> bool:
    """Whether lines begin with rows that are in no table: amounts before anything that ends or begins one."""
    for line in lines:
        if ABOVE.search(line.text):
            return False
        if may_hold([line]) and len(pieces(line)) > 1:
            return True
    return False


def _table(cut: Cut, place: tuple[int, int, int], before: Unruled | None) -> Unruled | None:
    """The table around a stretch, with its header; None where something does not fit."""
    free = place[0]
    start, end, least = _whole(cut, place, before.columns if before else ())
    for first in range(_top(cut, free, start), start):
        head, body = _parted(cut, (first, start, end), least)
        found = rows_of(body, least)
        columns = settled(rooms(body), [[one for one in row.stacks if one.is_numeric] for row in found], head)
        over = header(head, columns) if fit(found, columns) else None
        if over is not None:
            return _made((first, end), over, found, before)
        if len(cut[first]) > _ENDS:
            return None
    if before is None or start > free:
        return None
    _, body = _parted(cut, (start, start, end), least)
    found = rows_of(body, least)
    again = same(rooms(body), before.columns)
    return _made((start, end), Header(again, (), 0), found, before) if again and fit(found, again) else None


def _parted(cut: Cut, place: tuple[int, int, int], least: float) -> tuple[list[Stack], list[Stack]]:
    """The cells of a header and those of the rows below it."""
    first, start, end = place
    every = stacks([piece for row in cut[first:end] for piece in row], least)
    edge = cut[start][0].line.top
    return [one for one in every if one.middle < edge], [one for one in every if one.middle >= edge]


def _whole(cut: Cut, place: tuple[int, int, int], before: Sequence[Room]) -> tuple[int, int, float]:
    """Where the rows begin and end, those without amounts too, and how far they are apart at least."""
    free, start, end = place
    least = apart(cut[start:end])
    while start > free and near(cut, start) and _is_rest(cut, start, cut[start - 1], least):
        start -= 1
    while end < len(cut) and _is_rest(cut, end, cut[end], least):
        end += 1
    columns = rooms(stacks([piece for row in cut[start:end] for piece in row], least)), before
    figures = amounts(cut[start:end])
    while start > free and near(cut, start) and is_beside(cut[start - 1], figures):
        if step(cut, start) >= least and not _is_row(cut[start - 1], *columns):
            break
        start -= 1
    while end < len(cut) and is_beside(cut[end], figures):
        after = step(cut, end)
        if after >= least and not (after < _NEXT * least and _is_row(cut[end], *columns)):
            break
        end += 1
    return start, end, least


def _is_rest(cut: Cut, at: int, row: Sequence[Piece], least: float) -> bool:
    """Whether the line before or at a place is the rest of the row on its other side."""
    return step(cut, at) < least and is_beside(row, amounts(cut[at - 1 : at + 1]))


def _is_row(row: Sequence[Piece], *columns: Sequence[Room]) -> bool:
    return not AROUND.search(row[0].line.text) and any(is_row(row, own) for own in columns)


def _top(cut: Cut, free: int, start: int) -> int:
    """The first line that may be of the header: lines near each other above the first row."""
    top = start
    while top > max(free, start - _HEAD) and near(cut, top) and not ABOVE.search(cut[top - 1][0].line.text):
        top -= 1
    return top


def _made(lines: tuple[int, int], head: Header, found: Sequence[Row], before: Unruled | None) -> Unruled:
    """The table of a header and rows; where its columns are those of the page before, it has their edges."""
    columns = head.columns
    made: list[Cell] = [
        *head.cells,
        *cells(head.rows, found, columns),
    ]
    again = before is not None and len(columns) == len(before.columns) and same(columns, before.columns)
    xs = before.table.lattice.xs if before is not None and again else edges(columns)
    lattice = Lattice(xs, _tops(head, found), [place for place, _ in made])
    return Unruled(*lines, Ruled(lattice, made), columns)


def _tops(head: Header, found: Sequence[Row]) -> list[float]:
    """The edges of the rows, those of the header in equal parts."""
    tops = [row.top for row in found]
    first = min([line.top for _, text in head.cells for line in text], default=tops[0])
    inner = [first + (tops[0] - first) * at / head.rows for at in range(head.rows)]
    return [*inner, *tops, found[-1].bottom]
