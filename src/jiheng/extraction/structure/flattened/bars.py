"""Cells between upright bars, as web pages and marked-up text leave them.

Three ways of writing are known: a row on a line (``a | b |``), a cell on a line (``a |``), and bars on lines of their
own between the cells. Only rows of one width are a table; where each cell has its own line, it is the width at which
every row begins with words and goes on with figures or blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from jiheng.document import Block, Flow, Role, Span, Table
from jiheng.extraction.structure.flattened.captions import above, titled
from jiheng.extraction.structure.flattened.cells import Piece, Row
from jiheng.extraction.structure.flattened.columns import FREE
from jiheng.extraction.structure.flattened.grids import Laid, grid, spread
from jiheng.extraction.structure.folding import flow
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.vocabulary import Vocabulary

_BAR = "|"
_RULE = re.compile(r"[|\s:—-]*-{2,}[|\s:—-]*")
_FEWEST_ROWS, _WIDEST, _MOST_ABOVE = 2, 12, 4


class _Run(NamedTuple):
    """Lines ``[first, last)`` with the rows that their bars part; none where they are no table."""

    first: int
    last: int
    rows: tuple[Row, ...]


def barred(
    lines: Sequence[Line], tables: Sequence[Table], text: str, words: Vocabulary
) -> tuple[list[Line], tuple[Table, ...]]:
    """The lines with each table between bars taken out of them, and all tables. ``text`` is the folded text."""
    result: list[Line] = []
    found = list(tables)
    at = place = 0
    while place < len(lines):
        end = _end(lines, place, text)
        if end == place:
            place += 1
            continue
        run = _run(lines, _begin(lines, place, at, text), end, text, words)
        if run.rows:
            result.extend(lines[at : run.first])
            span = Span(run.rows[0][0].span.start, run.rows[-1][-1].span.end)
            read = grid([Laid(spread(row), FREE) for row in run.rows], span, words)
            result.append(Line(Block(Role.TABLE, span, table=len(found)), Flow("", (span.start,))))
            found.append(titled(read, above(lines, run.first, words)))
            at = run.last
        place = end
    return [*result, *lines[at:]], tuple(found)


def _end(lines: Sequence[Line], first: int, text: str) -> int:
    """The line behind those that hold bars, or stand between bars alone, from a line on."""
    end = first
    while _BAR in _printed(lines, end, text) or (end > first and _between(lines, end, text)):
        end += 1
    return end


def _begin(lines: Sequence[Line], first: int, least: int, text: str) -> int:
    """The line of the first cell: the one before a bar alone."""
    return first - (first > least and _printed(lines, first, text) == _BAR and bool(_printed(lines, first - 1, text)))


def _run(lines: Sequence[Line], first: int, end: int, text: str, words: Vocabulary) -> _Run:
    split = [(place, _split(lines[place].block.span, text)) for place in range(first, end)]
    told = [(place, row) for place, row in split if not _RULE.fullmatch(_printed(lines, place, text))]
    wide = [(place, row) for place, row in told if len(row) > 1]
    if len(wide) * 2 > len(told):
        return _of_lines(wide, words)
    bare = [not any(piece.text for piece in row) for _, row in told]
    closed = any(len(row) == 1 and row[0].text and _BAR in _printed(lines, place, text) for place, row in told)
    rows = [row for _, row in told]
    # A bar alone is a blank cell, or begins a row, or parts two cells: then only two of them leave a blank.
    blanks = [piece for at, row in enumerate(rows) for piece in row if not bare[at] or closed or (at and bare[at - 1])]
    filled = [piece for at, row in enumerate(rows) for piece in row if not bare[at]]
    return _Run(first, end, _of_cells(blanks, words) or _of_cells(filled, words))


def _printed(lines: Sequence[Line], place: int, text: str) -> str:
    """A line of running text as it stands; "" for any other."""
    if not 0 <= place < len(lines) or not lines[place].running:
        return ""
    return text[slice(*lines[place].block.span)].strip()


def _between(lines: Sequence[Line], place: int, text: str) -> bool:
    """Whether a line stands between two that hold a bar alone."""
    here, before, behind = (_printed(lines, place + step, text) for step in (0, -1, 1))
    return bool(here) and before == behind == _BAR


def _split(span: Span, text: str) -> Row:
    """The cells of a line; the bars at its ends part nothing."""
    pieces, at = [], span.start
    for cell in text[span.start : span.end].split(_BAR):
        own = Span(at, at + len(cell))
        pieces.append(Piece(own, flow(text, own)))
        at = own.end + 1
    begun = len(pieces) > 1 and not pieces[0].text
    closed = len(pieces) - begun > 1 and not pieces[-1].text
    return tuple(pieces[begun : len(pieces) - closed])


def _of_lines(wide: Sequence[tuple[int, Row]], words: Vocabulary) -> _Run:
    """The longest run of lines with as many cells each, if figures stand in it."""
    runs = [list(run) for _, run in groupby(wide, lambda one: len(one[1]))]
    best = max(runs, key=len)
    figures = any(_figure(piece, words) for _, row in best for piece in row if piece.text)
    rows = tuple(row for _, row in best) if figures and len(best) >= _FEWEST_ROWS else ()
    return _Run(best[0][0], best[-1][0] + 1, rows)


def _of_cells(cells: Sequence[Piece], words: Vocabulary) -> tuple[Row, ...]:
    """Cells on lines of their own as rows of one width, below a title and a unit that may stand above the table."""
    for top in range(_MOST_ABOVE):
        if top and not _titles(cells[top - 1], words):
            break
        for width in range(2, _WIDEST + 1):
            rows = [tuple(cells[at : at + width]) for at in range(top, len(cells), width)]
            if len(rows[-1]) == 1 and not _figure(rows[-1][0], words):
                rows.pop()  # a name whose blanks are lost
            if len(rows) > _FEWEST_ROWS and len(rows[-1]) == width and _tabular(rows, words):
                return tuple(rows)
    return ()


def _titles(piece: Piece, words: Vocabulary) -> bool:
    """Whether a cell is no more than the title or the unit of what stands below it."""
    named = words.patterns["cells.title"].fullmatch(piece.text) or words.patterns["cells.unit_line"].search(piece.text)
    return bool(named) or not piece.text


def _tabular(rows: Sequence[Row], words: Vocabulary) -> bool:
    """Whether a header of words stands over rows that begin with words and hold figures or blanks behind them."""
    header, *body = rows
    if any(_figure(piece, words) for piece in (*header, *(row[0] for row in body))):
        return False
    return all(_figure(piece, words) for row in body for piece in row[1:])


def _figure(piece: Piece, words: Vocabulary) -> bool:
    return any(
        words.patterns[f"cells.patterns.{kind}"].fullmatch(piece.text) for kind in ("amount", "percent", "blank")
    )
