"""Tables that a PDF prints a cell a line, without tabs: known by the line of their unit and their header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Block, Role, Table
from jiheng.extraction.structure.flattened.captions import above, titled
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.entries import split
from jiheng.extraction.structure.flattened.placing import filled, table
from jiheng.extraction.structure.flattened.sheets import Sheet, opened, sheets
from jiheng.extraction.structure.flattened.unlisted import unlisted
from jiheng.extraction.structure.lines import Line, table_line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_DENSE = 5  # every fifth line a figure


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
        read = _read(lines[first:last], raw, words)
        result.extend(lines[at:first])
        at = last
        if read is None:
            result.extend(_cells(lines[first:last], words))
            continue
        found.append(titled(read.table, above(lines, first, words)))
        result.append(table_line(found[-1].span, len(found) - 1))
        result.extend(Line(Block(Role.PARAGRAPH, piece.span), piece.flow, tabbed=True) for piece in read.left)
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


class _Read(NamedTuple):
    """A table, and the figures that no column of it can hold."""

    table: Table
    left: Sequence[Piece]


def _read(lines: Sequence[Line], raw: str, words: Vocabulary) -> _Read | None:
    """The table that lines begin with: a listed one, or one whose header tells its shape and whose rows all fit it."""
    glued = words.patterns["cells.sheet.glued"]
    pieces = [piece for line in lines if line.running for piece in split(Piece(line.block.span, line.flow), raw, glued)]
    for sheet in sheets(words):
        header = opened(pieces, 0, sheet, words)
        if header.cells:
            grid = filled(list(_below(pieces, header.end, sheet, words)), sheet, words)
            return _Read(table(header.cells, grid), grid.left)
    read = unlisted(pieces, words)
    if read is not None:
        grid = filled(list(_below(pieces, read.end, read.sheet, words)), read.sheet, words)
        if grid.cells and not grid.left and not grid.nameless:
            return _Read(table(read.cells, grid), [])
    return None


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
