"""Tables without ruled lines, found by what stands under each other; what does not fit by its kind stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.formats.pages.header import Header, header
from jiheng.formats.pages.lattice import Cell, Lattice
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Ruled
from jiheng.formats.pages.pieces import Piece, pieces
from jiheng.formats.pages.rooms import Room, rooms, same
from jiheng.formats.pages.rows import Row, apart, cells, fit, is_row
from jiheng.formats.pages.rows import rows as rows_of
from jiheng.formats.pages.settling import settled
from jiheng.formats.pages.stacks import Stack, stacks
from jiheng.formats.pages.stretches import Cut, amounts, has_amount, is_beside, may_hold, near, step, stretches
from jiheng.formats.pages.unruled import ABOVE, AROUND, Unruled, edges

_NEXT = 2  # steps from one row to the next that follows it
_HEAD = 12  # lines that may be the header
_ENDS = 1  # pieces of a line that may stand above a table


def unruled(cut: Cut, before: Unruled | None = None, above: Cut = ()) -> Iterator[Unruled]:
    """The tables among lines that follow each other, from top to bottom.

    The first may go on with ``before``, or have the lines ``above`` that end the page before in its header.
    """
    free = 0
    for start, end in stretches(cut):
        found = _hung(cut, (start, end), above) if free == 0 and above else None
        if found is None and start >= free:
            found = _table(cut, (free, start, end), before if free == 0 else None)
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


def hanging(cut: Cut) -> Cut:
    """The lines at the end of a page that may begin the header of a table on the next."""
    start = _top(cut, 0, len(cut) - 1) if cut and not ABOVE.search(cut[-1][0].line.text) else len(cut)
    may_be = any(len(row) > 1 for row in cut[start:]) and not any(map(has_amount, cut[start:]))
    return cut[start:] if may_be else ()


def _hung(cut: Cut, place: tuple[int, int], above: Cut) -> Unruled | None:
    """The table that begins a page, its header begun on the page before."""
    start, end, least = _whole(cut, (0, *place), ())
    if _top(cut, 0, start) > 0:
        return None
    own, body = _parted(cut, (0, start, end), least)
    up = max(row[0].line.bottom for row in above) - cut[0][0].line.top
    head = [*own, *(Stack(one.pieces, up) for one in stacks([piece for row in above for piece in row], least))]
    found = _fitted(head, body, least)
    return replace(_made((0, end), *found, None), hung=len(above)) if found else None


def _table(cut: Cut, place: tuple[int, int, int], before: Unruled | None) -> Unruled | None:
    """The table around a stretch, with its header; None where something does not fit."""
    free = place[0]
    start, end, least = _whole(cut, place, before.columns if before else ())
    for first in range(_top(cut, free, start), start):
        head, body = _parted(cut, (first, start, end), least)
        made = _fitted(head, body, least)
        if made:
            return _made((first, end), *made, before)
        if len(cut[first]) > _ENDS:
            return None
    if before is None or start > free:
        return None
    _, body = _parted(cut, (start, start, end), least)
    found = rows_of(body, least)
    again = same(rooms(body), before.columns)
    return _made((start, end), Header(again, (), 0), found, before) if again and fit(found, again) else None


def _fitted(head: Sequence[Stack], body: Sequence[Stack], least: float) -> tuple[Header, Sequence[Row]] | None:
    """The header and the rows that cells make; None where they do not fit."""
    found = rows_of(body, least)
    columns = settled(rooms(body), [row.stacks for row in found], head)
    over = header(head, columns) if fit(found, columns) else None
    return (over, found) if over is not None else None


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
        if step(cut, start) >= least and not (_is_row(cut[start - 1], *columns) or _counts(cut[start - 1])):
            break
        start -= 1
    while end < len(cut) and is_beside(cut[end], figures):
        after = step(cut, end)
        if after >= least and not (after < _NEXT * least and _is_row(cut[end], *columns)):
            break
        end += 1
    return start, end, least


def _counts(row: Sequence[Piece]) -> bool:
    """Whether a line gives the columns their numbers."""
    numbers = [int(piece.text) for piece in row if piece.text.isdecimal()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


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
    first = min([tops[0] - head.rows, *(line.top for _, text in head.cells for line in text)])
    inner = [first + (tops[0] - first) * at / head.rows for at in range(head.rows)]
    return [*inner, *tops, found[-1].bottom]
