"""Tables of flattened text, as far as their layout is known; everything else stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.document import Block, Role, Span, Table
from jiheng.extraction.structure.flattened.captions import Title, above, titled
from jiheng.extraction.structure.flattened.cells import Piece, Row, Run, runs
from jiheng.extraction.structure.flattened.columns import FREE, Header, bare, headed, header, labels
from jiheng.extraction.structure.flattened.grids import Laid, grid, spread
from jiheng.extraction.structure.flattened.rows import Placed, placed, total
from jiheng.extraction.structure.lines import Line, table_line
from jiheng.extraction.structure.vocabulary import Vocabulary

_FEWEST_ROWS = 2
_MOST_PIECES = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What a run of cells is: its table if its layout is known, and the cells that stay text."""

    table: Table | None
    left: tuple[Piece, ...]


def tabbed(
    lines: Sequence[Line], tables: Sequence[Table], text: str, raw: str, words: Vocabulary
) -> tuple[list[Line], tuple[Table, ...]]:
    """The lines with each run of cells replaced by a table or by its cells as text, and all tables.

    Args:
        lines: the lines of the document.
        tables: the tables that the reader found.
        text: the folded text.
        raw: the plain text.
        words: the vocabulary.
    """
    result: list[Line] = []
    found = list(tables)
    at = 0
    for run in runs(lines, text, raw, words):
        result.extend(lines[at : run.first])
        read = _read(run, above(lines, run.first, words), words)
        if read.table is None and run.split and run.last == run.first + 1:
            result.append(lines[run.first])
            at = run.last
            continue
        if read.table is not None:
            result.append(table_line(read.table.span, len(found)))
            found.append(read.table)
        result.extend(_text(piece) for piece in read.left)
        at = run.last
    return [*result, *lines[at:]], tuple(found)


def _read(run: Run, title: Title, words: Vocabulary) -> Found:
    laid: list[Laid | Row] = list(_laid(run.rows, words))
    if not any(isinstance(row, Laid) and row.header is not FREE for row in laid):
        laid = [Laid(spread(row), ()) if _rectangular(run) else row for row in run.rows]
    rows = [row for row in laid if isinstance(row, Laid)]
    left = tuple(piece for row in laid for piece in (row.row.left if isinstance(row, Laid) else row) if piece.text)
    if not rows:
        return Found(None, left)
    span = Span(run.rows[0][0].span.start, run.rows[-1][-1].span.end)
    return Found(titled(grid(rows, span, words), title), left)


def _laid(rows: Sequence[Row], words: Vocabulary) -> Iterator[Laid | Row]:
    """Each row under its header, or as it is where it does not fit."""
    columns: Header = ()
    place = 0
    while place < len(rows):
        row = rows[place]
        opened = header(row, words)
        columns = opened or columns
        if opened:
            yield Laid(spread(row), columns)
        elif size := headed(row, words):
            columns = header(row[:size], words)
            yield Laid(spread(row[:size]), columns)
            under = placed(row[size:], columns, words)
            yield from (Laid(line, columns) for line in under)
            if not under:
                yield row[size:]
        elif under := _under(row, columns, words):
            yield from (Laid(line, columns) for line in under)
        elif broken := _broken(rows, place, columns, words):
            yield from (Laid(line, columns) for line in broken.rows)
            place += broken.more
        elif labels(row, words) or not any(bare(cell.text, words) for cell in row):
            yield Laid(spread(row), FREE)
        else:
            yield row
        place += 1


class _Broken(NamedTuple):
    """A row that blank lines have cut, and how many more pieces it has."""

    rows: list[Placed]
    more: int


def _broken(rows: Sequence[Row], place: int, columns: Header, words: Vocabulary) -> _Broken | None:
    """A row together with the next ones, if they are one row only together."""
    for more in range(1, _MOST_PIECES):
        together = tuple(piece for row in rows[place : place + 1 + more] for piece in row)
        if len(together) > len(columns):
            return None
        if under := _under(together, columns, words):
            return _Broken(under, more) if not under[0].missing else None
    return None


def _under(row: Row, columns: Header, words: Vocabulary) -> list[Placed]:
    if not columns:
        return []
    if len(row) < len(columns) and (whole := total(row, columns, words)):
        return [whole]
    return placed(row, columns, words)


def _rectangular(run: Run) -> bool:
    """Whether the rows of lines with tabs say themselves where each cell stands."""
    widths = {len(row) for row in run.rows}
    return len(run.rows) > _FEWEST_ROWS and len(widths) == 1 and widths != {1}


def _text(piece: Piece) -> Line:
    """A cell that stays text is a paragraph by itself."""
    return Line(Block(Role.PARAGRAPH, piece.span), piece.flow, tabbed=True)
