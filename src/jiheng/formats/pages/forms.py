"""Forms without ruled lines: rows of many cells, words and figures mixed, some cells over several columns or rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from jiheng.formats.pages.lattice import Cell, Lattice, Place
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Ruled
from jiheng.formats.pages.rooms import Room, held
from jiheng.formats.pages.rows import apart
from jiheng.formats.pages.stacks import Order, Stack, stacks
from jiheng.formats.pages.stretches import Cut, near
from jiheng.formats.pages.unruled import APART, Unruled, edges

_CELLS = 3  # in a row that tells
_ROWS = 3  # such rows with figures make a form
_FREE = 2  # rows that are in no table by themselves
_MONEY = 0.34  # of its cells may be amounts: else it is a table of amounts that does not fit
_WIDE = 0.5  # of the form's width: words alone in a row that are wider are a sentence
_SLIGHT = 1.0  # points by which words may reach over the edge of a column
Row = Sequence[Stack]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that may be a form or go on with one, from which line to which, and with which line each begins."""

    start: int
    end: int
    rows: Sequence[Row]
    lines: Sequence[int]


def may_hold(lines: Sequence[Line]) -> bool:
    """Whether a line has blanks that may part cells; the last one may have two."""
    return any(len(line.text.split()) >= _CELLS for line in lines) or len(lines[-1].text.split()) > 1


def parts(cut: Cut) -> Iterator[Part]:
    """What may be a form among lines, from top to bottom."""
    for start, end in _stretches(cut):
        found = [piece for row in cut[start:end] for piece in row]
        cells = stacks(found, apart(cut[start:end]))
        if Order(found).by_cells or all(len(one.pieces) == 1 for one in cells):
            for rows in _between_sentences(list(_rows(cells))):
                lines = [[at for at in range(start, end) if _is_of(cut[at][0].line, row)] for row in rows]
                if rows:
                    yield Part(min(map(min, lines)), max(map(max, lines)) + 1, rows, list(map(min, lines)))


def form(found: Sequence[Part], tables: Sequence[Sequence[Unruled]]) -> list[Unruled] | None:
    """The form that parts on pages behind each other make; None where they make none.

    It has rows of many cells, rows in no table of theirs, few amounts, and no two cells of a row in one column.
    """
    rows = [row for part in found for row in part.rows]
    told = [row for row in rows if len(row) >= _CELLS and any(sign.isdigit() for one in row for sign in one.text)]
    free = sum(_free(part, own) for part, own in zip(found, tables, strict=True))
    cells = [one for row in told for one in row]
    money = sum(one.is_amount for one in cells)
    columns = _columns(rows)
    spans = [[held(one, columns) for one in row] for row in rows]
    clash = any(last[-1] >= first[0] for row in spans for last, first in pairwise(row))
    if len(told) < _ROWS or free < _FREE or money > _MONEY * len(cells) or clash:
        return None
    every = _spans(rows, columns)
    return [_made(part, columns, every) for part in found]


def _free(part: Part, tables: Sequence[Unruled]) -> int:
    """How many rows are in no table, sentences not counted."""
    taken = {at for table in tables for at in range(table.start, table.end)}
    return sum(len(row) > 1 and at not in taken for row, at in zip(part.rows, part.lines, strict=True))


def _made(part: Part, columns: Sequence[Room], spans: Iterator[list[range]]) -> Unruled:
    cells = list(_cells(part.rows, islice(spans, len(part.rows)), len(columns)))
    ys = [*(min(one.top for one in row) for row in part.rows), max(one.bottom for one in part.rows[-1])]
    table = Ruled(Lattice(edges(columns), ys, [place for place, _ in cells]), cells)
    return Unruled(part.start, part.end, table, columns)


def _stretches(cut: Cut) -> Iterator[tuple[int, int]]:
    """Where lines near each other begin and end, between titles, notes and units."""
    start = 0
    for at in range(len(cut) + 1):
        stops = at == len(cut) or bool(APART.search(cut[at][0].line.text))
        if stops or (at > start and not near(cut, at)):
            if at > start:
                yield start, at
            start = at + stops


def _rows(found: Sequence[Stack]) -> Iterator[list[Stack]]:
    """Cells in the order of the file as rows: a row ends where the next cell is further left, or below all of it."""
    row: list[Stack] = []
    for one in sorted(found, key=lambda one: one.pieces[0].runs):
        if row and (one.left < row[-1].right - _SLIGHT or one.top >= max(other.bottom for other in row)):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _between_sentences(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that follow each other, without the sentences between and around them."""
    left, right = (pick(side for row in rows for side in (row[0].left, row[-1].right)) for pick in (min, max))
    part: list[Row] = []
    for row in rows:
        if len(row) == 1 and row[0].right - row[0].left > _WIDE * (right - left):
            yield part
            part = []
        else:
            part.append(row)
    yield part


def _is_of(line: Line, row: Row) -> bool:
    return any(piece.line is line for one in row for piece in one.pieces)


def _columns(rows: Sequence[Row]) -> list[Room]:
    """The columns: words that stand under each other; those over several are told by narrower ones.

    Neighbours of which no row has both are one, the nearest first: its figures stand beside its words.
    """
    columns: list[Room] = []
    for one in sorted((one for row in rows for one in row), key=lambda one: one.right - one.left):
        own = held(one, columns)
        if not own:
            columns.append(Room(one.left, one.right))
        elif len(own) == 1:
            columns[own[0]] = Room(min(columns[own[0]].left, one.left), max(columns[own[0]].right, one.right))
    columns.sort()
    while (at := _apart(columns, rows)) is not None:
        columns[at : at + 2] = [Room(columns[at].left, columns[at + 1].right)]
    return columns


def _apart(columns: Sequence[Room], rows: Sequence[Row]) -> int | None:
    """The first of the nearest neighbours of which no row has both."""
    spans = [[held(one, columns) for one in row] for row in rows]
    both = {last[-1] for row in spans for last, first in pairwise(row) if last[-1] + 1 == first[0]}
    gaps = [(columns[at + 1].left - columns[at].right, at) for at in range(len(columns) - 1) if at not in both]
    return min(gaps)[1] if gaps else None


def _spans(rows: Sequence[Row], columns: Sequence[Room]) -> Iterator[list[range]]:
    """The columns of each cell of rows; of a row that a page's end has cut, the rest tells nothing."""
    above: list[range] = []
    for row in rows:
        own = [_width(one, row, columns, above) for one in row]
        above = own if len(row) > 1 else above
        yield own


def _cells(rows: Sequence[Row], spans: Iterator[list[range]], width: int) -> Iterator[Cell]:
    """The cells of rows, the empty ones too."""
    for at, (row, own) in enumerate(zip(rows, spans, strict=False)):
        begins = {span.start: (span, one.lines()) for span, one in zip(own, row, strict=True)}
        column = 0
        while column < width:
            span, text = begins.get(column, (range(column, column + 1), []))
            yield Place(at, column, 1, len(span)), text
            column = span.stop


def _width(one: Stack, row: Row, columns: Sequence[Room], above: Sequence[range]) -> range:
    """The columns of a cell: words at the end of a row have what is left of it, what stands alone below them too."""
    own = held(one, columns)
    span = range(own[0], own[-1] + 1)
    if len(row) > 1 and one is row[-1] and not any(sign.isdigit() for sign in one.text):
        return range(span.start, len(columns))
    under = next((wide for wide in above if span.start in wide and span[-1] in wide), span)
    alone = not any(at in under for other in row if other is not one for at in held(other, columns))
    return under if alone else span
