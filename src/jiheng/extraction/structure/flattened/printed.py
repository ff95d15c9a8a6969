"""Tables that a PDF prints a cell a line, without tabs: known by their header, placed by their codes and names.

A blank cell leaves no line. An entry with as many figures as columns is placed whole; of every other only the total is
placed, if the columns have one, and the other columns are named missing: sums would tell more, but what the checks
prove must not be guessed by the same sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jiheng.document import Block, Cell, Flow, Role, Span, Table
from jiheng.extraction.structure.flattened.captions import above, titled
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.entries import Entry, entries, split
from jiheng.extraction.structure.flattened.sheets import Sheet, Side, opened, sheets
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_DENSE = 5  # every fifth line a figure


@dataclass(slots=True)
class Grid:
    """A table while it is being filled; ``left`` are figures whose column is not known."""

    row: int
    cells: list[Cell] = field(default_factory=list)
    missing: list[tuple[int, int]] = field(default_factory=list)
    left: list[Piece] = field(default_factory=list)


def filled(pieces: Sequence[Piece], sheet: Sheet, words: Vocabulary) -> Grid:
    """The entries of a table in its rows, below its header."""
    grid = Grid(sheet.height - 1)
    last = len(sheet.sides) - 1
    codes = [""] * len(sheet.sides)
    for entry in entries(pieces, sheet, words):
        side = _side(entry, sheet, last, codes, words)
        if side <= last or not grid.cells:
            grid.row += 1
        last = side
        codes[side] = entry.codes[0].text if entry.codes else codes[side]
        _place(grid, entry, sheet.sides[side])
    return grid


def _side(entry: Entry, sheet: Sheet, last: int, codes: Sequence[str], words: Vocabulary) -> int:
    """The side of a table that an entry stands on: by its name, by the order of its code, else in turn."""
    if len(sheet.sides) == 1:
        return 0
    turn = (last + 1) % len(sheet.sides)
    if entry.codes:
        rising = [side for side, code in enumerate(codes) if entry.codes[0].text > code]
        return turn if turn in rising or not rising else rising[0]
    found = number(entry.name.text, words) if entry.name else None
    bare = entry.name.text[found.end :] if entry.name and found else entry.name.text if entry.name else ""
    by_name = [side for side, names in enumerate(sheet.names) if bare in names]
    return turn if turn in by_name else by_name[0] if by_name else 1


def _place(grid: Grid, entry: Entry, side: Side) -> None:
    for place, code in enumerate(entry.codes):
        _put(grid, side.first + place, code)
    if entry.name is not None and side.named:
        _put(grid, side.name, entry.name)
    known = len(entry.figures) if len(entry.figures) == side.figures else min(len(entry.figures), side.totalled)
    for place, figure in enumerate(entry.figures[:known]):
        _put(grid, side.amount + place, figure)
    if len(entry.figures) > known:
        grid.left.extend(entry.figures[known:])
        grid.missing.extend((grid.row, side.amount + place) for place in range(known, side.figures))


def _put(grid: Grid, column: int, piece: Piece) -> None:
    grid.cells.append(Cell(grid.row, column, piece.span, piece.text))


def table(header: Sequence[Cell], grid: Grid) -> Table:
    """The table of a header and its filled rows."""
    cells = (*header, *grid.cells)
    span = Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))
    return Table(span, cells, missing=tuple(grid.missing))


def printed(
    lines: Sequence[Line], tables: Sequence[Table], raw: str, words: Vocabulary
) -> tuple[list[Line], tuple[Table, ...]]:
    """The lines with every known printed table taken out of them, and all tables.

    Cells of a table that is not known stay text; so do figures whose column is not known.
    """
    result: list[Line] = []
    found = list(tables)
    at = 0
    for first, last in _bodies(lines, words):
        sheet, header, pieces = _opened(lines[first:last], raw, words)
        result.extend(lines[at:first])
        at = last
        if sheet is None:
            result.extend(_cells(lines[first:last], words))
            continue
        grid = filled(pieces, sheet, words)
        found.append(titled(table(header, grid), above(lines, first, words)))
        result.append(Line(Block(Role.TABLE, found[-1].span, table=len(found) - 1), Flow("", (found[-1].span.start,))))
        result.extend(Line(Block(Role.PARAGRAPH, piece.span), piece.flow, tabbed=True) for piece in grid.left)
    return [*result, *lines[at:]], tuple(found)


def _bodies(lines: Sequence[Line], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """The lines behind each line of a unit (单位：万元), as far as they can be cells."""
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if line.running and not line.tabbed and words.patterns["cells.unit_alone"].fullmatch(line.text):
            last = next((at for at in range(place, len(lines)) if _ends(lines[at], words)), len(lines))
            if last > place:
                yield place, last
                place = last


def _ends(line: Line, words: Vocabulary) -> bool:
    if line.block.role is Role.PAGE_BREAK:
        return False
    found = number(line.text, words)
    return (
        not line.running
        or line.tabbed
        or bool(words.patterns["paragraphs.starts"].match(line.text))
        or bool(words.patterns["cells.title"].fullmatch(line.text))
        or any(mark in line.text for mark in "。；，")
        or bool(found and found.rank == 1)
        or known(line.text, words) == 1
    )


def _opened(lines: Sequence[Line], raw: str, words: Vocabulary) -> tuple[Sheet | None, list[Cell], list[Piece]]:
    """The sheet whose header the lines begin with, its header cells, and the cells below without repeated headers."""
    glued = words.patterns["cells.sheet.glued"]
    pieces = [piece for line in lines if line.running for piece in split(Piece(line.block.span, line.flow), raw, glued)]
    for sheet in sheets(words):
        header = opened(pieces, 0, sheet, words)
        if header.cells:
            return sheet, header.cells, list(_below(pieces, header.end, sheet, words))
    return None, [], pieces


def _below(pieces: Sequence[Piece], at: int, sheet: Sheet, words: Vocabulary) -> Iterator[Piece]:
    """The cells of the body: the header that the next page repeats is left out."""
    first = sheet.header[0].words
    while at < len(pieces):
        repeated = opened(pieces, at, sheet, words) if first.startswith(pieces[at].text) else None
        if repeated and repeated.cells:
            at = repeated.end
            continue
        yield pieces[at]
        at += 1


def _cells(lines: Sequence[Line], words: Vocabulary) -> Iterator[Line]:
    """The lines of a table that is not known, as cells that stay text, if many of them are figures."""
    figure = words.patterns["cells.sheet.figure"]
    figures = sum(bool(figure.fullmatch(line.text)) for line in lines)
    dense = figures * _DENSE >= len(lines)
    return (replace(line, tabbed=line.running) if dense else line for line in lines)
