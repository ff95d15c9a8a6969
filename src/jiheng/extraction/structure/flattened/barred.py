"""Tables that a page's text shows by bars: a row a line (教育 | 850 | 830), or a cell a line (公务接待费 |).

Where every row has as many bars as the next, the bars say where each cell stands; bars that touch fill up a row whose
cells were merged, so a row is trusted only beside a header that was filled up alike. Every other stretch is read as a
stream of cells under its header, by the types of its columns, and only where there is one reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd
from typing import NamedTuple

from jiheng.document import Block, Flow, Role, Span, Table
from jiheng.extraction.structure.flattened.captions import above, titled
from jiheng.extraction.structure.flattened.cells import Piece, Row, ends_table
from jiheng.extraction.structure.flattened.columns import FREE, Header, bare, header
from jiheng.extraction.structure.flattened.grids import Laid, grid, spread
from jiheng.extraction.structure.flattened.streams import streamed
from jiheng.extraction.structure.folding import flow
from jiheng.extraction.structure.lines import Line, table_line
from jiheng.extraction.structure.vocabulary import Vocabulary

_BAR = "|"
_FEWEST_LINES = 3
_FEWEST_NAMES = 2
_FARTHEST = 4  # lines of one cell


class _Run(NamedTuple):
    """Lines ``[first, last)`` with bars; ``alone`` says that each bar stands on a line of its own, below its cell."""

    first: int
    last: int
    alone: bool


class _Cells(NamedTuple):
    """The cells of a run in their order, and which of them only fill up a row."""

    pieces: list[Piece]
    filling: list[bool]


def barred(
    lines: Sequence[Line], tables: Sequence[Table], text: str, words: Vocabulary
) -> tuple[list[Line], tuple[Table, ...]]:
    """The lines with each run of barred cells replaced by tables and by the cells that stay text, and all tables."""
    result: list[Line] = []
    found = list(tables)
    at = 0
    for run in _runs(lines, words):
        result.extend(lines[at : run.first])
        title = above(lines, run.first, words)
        for one in _read(lines[run.first : run.last], text, words):
            if isinstance(one, Table):
                result.append(table_line(one.span, len(found)))
                found.append(titled(one, title))
            elif one.text:
                result.append(Line(Block(Role.PARAGRAPH, one.span), one.flow, tabbed=True))
        at = run.last
    return [*result, *lines[at:]], tuple(found)


def _runs(lines: Sequence[Line], words: Vocabulary) -> Iterator[_Run]:
    at = 0
    while at < len(lines):
        if not _barred(lines[at]):
            at += 1
            continue
        first, last = at, at + 1
        while last < len(lines) and (more := _next(lines, last, words)):
            last += more
        inside = [line for line in lines[first:last] if _barred(line)]
        alone = sum(not line.text.strip(_BAR) for line in inside) == len(inside)
        at = last
        if len(inside) >= _FEWEST_LINES:
            begin = first - 1 if alone and first and lines[first - 1].running else first
            yield _Run(begin, last, alone)


def _barred(line: Line) -> bool:
    return line.running and not line.tabbed and _BAR in line.text


def _next(lines: Sequence[Line], at: int, words: Vocabulary) -> int:
    """How many more lines go up to the next bar, 0 where something else begins before it."""
    for more, line in enumerate(lines[at : at + _FARTHEST]):
        if _barred(line):
            return more + 1
        if not line.running or line.tabbed or "。" in line.text or ends_table(line, words):
            break
    return 0


def _read(lines: Sequence[Line], text: str, words: Vocabulary) -> list[Table | Piece]:
    """What a run holds: by its rows where the bars tell them, else as a stream."""
    rows = _by_line(lines, text)
    if rows is None:
        cells = _cells(Span(lines[0].block.span.start, lines[-1].block.span.end), text)
        rows = _by_width(cells, lines, text)
        if rows is None:
            return streamed(cells.pieces, words)
    rows = [
        row
        for row in rows
        if not all(words.patterns["cells.patterns.rule"].fullmatch(piece.text) for piece in row.pieces)
    ]
    laid = _laid(rows, words)
    if not laid:
        return streamed([piece for row in rows for piece in row.pieces], words)
    span = Span(min(row.pieces[0].span.start for row in rows), max(row.pieces[-1].span.end for row in rows))
    return [grid(laid, span, words)]


def _cells(span: Span, text: str) -> _Cells:
    """The cells of a stretch; a bar before the first word opens it."""
    pieces: list[Piece] = []
    filling: list[bool] = []
    start = span.start + (text[span.start : span.start + 1] == _BAR)
    end = span.end - (text[span.end - 1 : span.end] == _BAR)
    for cell in text[start:end].split(_BAR):
        bare_cell = cell.strip()
        begin = start + len(cell) - len(cell.lstrip()) if bare_cell else start
        own = Span(begin, begin + len(bare_cell))
        pieces.append(Piece(own, flow(text, own) if bare_cell else Flow("", (begin,))))
        filling.append(not cell)
        start += len(cell) + 1
    return _Cells(pieces, filling)


class _Row(NamedTuple):
    """A row that bars tell, and how many cells at its end only fill it up."""

    pieces: Row
    filled_up: int


def _by_line(lines: Sequence[Line], text: str) -> list[_Row] | None:
    """The rows of lines that all have as many bars, at least one of them between words."""
    counts = {text.count(_BAR, *line.block.span) for line in lines}
    worded = any(len([cell for cell in line.text.split(_BAR) if cell]) > 1 for line in lines)
    if len(counts) != 1 or counts == {0} or not worded:
        return None
    return [_row(_cells(line.block.span, text)) for line in lines]


def _by_width(cells: _Cells, lines: Sequence[Line], text: str) -> list[_Row] | None:
    """The rows of cells on lines of their own: they end where bars that touch have filled them up."""
    ends = [at + 1 for at, full in enumerate(cells.filling) if full and not [*cells.filling, False][at + 1]]
    last = text[lines[-1].block.span.end - 1] == _BAR
    width = gcd(*ends) if ends else 0
    if width < _FEWEST_NAMES or not last or max(cells.filling[::width], default=True):
        return None
    whole = len(cells.pieces) - len(cells.pieces) % width
    if any(piece.text for piece in cells.pieces[whole:]):
        return None
    starts = range(0, whole, width)
    return [_row(_Cells(cells.pieces[at : at + width], cells.filling[at : at + width])) for at in starts]


def _row(cells: _Cells) -> _Row:
    filled_up = next((at for at, full in enumerate(reversed(cells.filling)) if not full), len(cells.filling))
    return _Row(tuple(cells.pieces), filled_up)


def _laid(rows: Sequence[_Row], words: Vocabulary) -> list[Laid]:
    """The rows as they stand; none where one with a figure is filled up otherwise than the words above it."""
    columns: Header = FREE
    filled_up = rows[0].filled_up
    laid: list[Laid] = []
    for row in rows:
        columns = header(row.pieces, words) or columns
        if not any(bare(piece.text, words) for piece in row.pieces):
            filled_up = row.filled_up
        elif row.filled_up != filled_up:
            return []
        laid.append(Laid(spread(row.pieces), columns))
    return laid
