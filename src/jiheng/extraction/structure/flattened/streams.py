"""Tables of a stream of cells: each header with the rows that its columns let be read in one way only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.document import Span, Table
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.columns import (
    ANY,
    FREE,
    LABEL,
    Column,
    Header,
    bare,
    header,
    heads_column,
    names_column,
)
from jiheng.extraction.structure.flattened.grids import Laid, grid, spread
from jiheng.extraction.structure.flattened.rows import Placed, placed
from jiheng.extraction.structure.flattened.widths import by_words
from jiheng.extraction.structure.vocabulary import Vocabulary

_FEWEST_NAMES = 2
_MOST_TRIED = 40  # cells behind a table that are tried as its last row's
_LEVEL, _WORDS, _REASON = "level1", "words", "reason"


def streamed(pieces: Sequence[Piece], words: Vocabulary) -> list[Table | Piece]:
    """The tables of a stream of cells, each from its header up to the next, and the cells between them."""
    read: list[Table | Piece] = []
    at = 0
    while at < len(pieces):
        end = _header_end(pieces, at, words)
        ends = range(end, max(at + _FEWEST_NAMES, end - _FEWEST_NAMES) - 1, -1)
        found = next((found for stop in ends if (found := _under(pieces, at, stop, words))), None)
        if found is None:
            end = max(end, at + 1)
            read.extend(pieces[at:end])
        else:
            end = found.end
            read.append(_table(found, _label(read, found, words), words))
        at = end
    if any(isinstance(one, Table) for one in read):
        return read
    rows = by_words(pieces, words)
    if not rows:
        return read
    span = Span(rows[0][0].span.start, max(piece.span.end for piece in rows[-1]))
    table = grid([Laid(spread(row), FREE) for row in rows], span, words)
    return [*(piece for piece in pieces if piece.span.end <= span.start), table]


class _Under(NamedTuple):
    """Rows under a header (its cells in the order of their columns), and the cell behind them."""

    head: list[Piece]
    rows: list[Laid]
    end: int


def _label(read: list[Table | Piece], found: _Under, words: Vocabulary) -> Piece | None:
    """The words over the labels of the rows, where they stand before the other words of the header."""
    if len(found.head) >= len(found.rows[0].header):
        return None
    while read and isinstance(read[-1], Piece) and not read[-1].text:
        read.pop()
    before = read[-1] if read else None
    if not isinstance(before, Piece) or bare(before.text, words):
        return None
    read.pop()
    return before


def _table(found: _Under, label: Piece | None, words: Vocabulary) -> Table:
    columns = found.rows[0].header
    shift = max(len(columns) - len(found.head), 0)
    head = [*([(0, label)] if label else []), *enumerate(found.head, shift)]
    pieces = [piece for row in (head, *(laid.row.cells for laid in found.rows)) for _, piece in row]
    span = Span(min(piece.span.start for piece in pieces), max(piece.span.end for piece in pieces))
    return grid([Laid(Placed(tuple(head)), columns), *found.rows], span, words)


def _under(pieces: Sequence[Piece], at: int, end: int, words: Vocabulary) -> _Under | None:
    """The rows under a header whose words are the cells ``[at, end)``."""
    head = _in_order(pieces[at:end], words)
    columns = header(head, words)
    body = _body(pieces, end, words) if columns else ()
    if not body or heads_column(body[0], words):
        return None  # a word of the header is no name of a row
    for stop in _stops(body, words):
        for under in _forms(columns, labelled=not body[0].text):
            if found := placed(body[:stop], under, words):
                return _Under(head, [Laid(row, under) for row in found], end + stop)
    return None


def _forms(columns: Header, *, labelled: bool) -> Iterator[Header]:
    """A header as it may stand over its rows: with a column of labels that it has no words for, or as it is.

    Reasons in the last column are rare: where spaces part the cells, their blanks are lost in every row.
    """
    if labelled or not (columns[0].merged or columns[0].type == _WORDS):
        yield (Column(LABEL, ANY, merged=True), *columns)
    yield columns
    if columns[-1].role == _REASON:
        yield columns[:-1]


def _in_order(head: Sequence[Piece], words: Vocabulary) -> list[Piece]:
    """The words of a header in the order of its columns: those of a second line stand before the rest of the first."""
    roles = [column.role for column in header(head, words)]
    second = roles.index(_LEVEL) if _LEVEL in roles else 0
    under = {*roles[second:]}
    return [*head[second:], *(piece for piece, role in zip(head, roles[:second], strict=False) if role not in under)]


def _header_end(pieces: Sequence[Piece], at: int, words: Vocabulary) -> int:
    """Where the words that name columns end."""
    end = at
    while end < len(pieces) and pieces[end].text and names_column(pieces[end], words):
        end += 1
    return end


def _body(pieces: Sequence[Piece], start: int, words: Vocabulary) -> Sequence[Piece]:
    """The cells up to the next header."""
    for at in range(start, len(pieces)):
        end = _header_end(pieces, at, words)
        if end - at >= _FEWEST_NAMES and header(pieces[at:end], words):
            return pieces[start:at]
    return pieces[start:]


def _stops(body: Sequence[Piece], words: Vocabulary) -> list[int]:
    """Where the rows of a body may end, the farthest first: before a total, before a label, before words alone."""
    told = {*words.lists["cells.totals"], *words.lists["cells.labels"]}
    stops = {at for at, piece in enumerate(body) if at and piece.text in told}
    last = next((at for at in range(len(body), 0, -1) if bare(body[at - 1].text, words)), 0)
    return sorted({*stops, *range(max(last, len(body) - _MOST_TRIED), len(body) + 1)}, reverse=True)
