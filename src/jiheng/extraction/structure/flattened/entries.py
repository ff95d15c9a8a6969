"""The entries of a table that a PDF prints a cell a line: codes, a name, figures, blank cells leaving no trace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.document import Span
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.sheets import Sheet, Side
from jiheng.extraction.structure.folding import cut, joined
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """One side of one row."""

    codes: tuple[Piece, ...]
    name: Piece | None
    figures: tuple[Piece, ...]


def entries(pieces: Sequence[Piece], sheet: Sheet, words: Vocabulary) -> Iterator[Entry]:
    """The entries in the order in which they are printed.

    Figures and names take turns; the last figures before a name may be the codes of its entry.
    """
    side = sheet.sides[0]
    codes: tuple[Piece, ...] = ()
    names: list[Piece] = []
    for figures, following in _turns(pieces, words):
        last = not following
        own, codes_next = _divided(figures, following, side, words)
        for name in names[:-1]:
            yield Entry((), name, ())
        if names or own:
            yield Entry(codes, names[-1] if names else None, own)
        codes, names = codes_next, ([] if last else list(_names(following, sheet, words)))
    if names:
        yield Entry(codes, names[-1], ())


def _turns(pieces: Sequence[Piece], words: Vocabulary) -> Iterator[tuple[tuple[Piece, ...], tuple[Piece, ...]]]:
    """Runs of figures, each with the run of words behind it."""
    figure = words.patterns["cells.sheet.figure"]
    figures: list[Piece] = []
    text: list[Piece] = []
    for piece in pieces:
        if figure.fullmatch(piece.text):
            if text:
                yield tuple(figures), tuple(text)
                figures, text = [], []
            figures.append(piece)
        else:
            text.append(piece)
    yield tuple(figures), tuple(text)
    if text:
        yield (), ()


def _divided(
    figures: tuple[Piece, ...], following: Sequence[Piece], side: Side, words: Vocabulary
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The figures of the entry before and the codes of the entry behind."""
    if not following or following[0].text in words.lists["cells.sheet.repeated"]:
        return figures, ()
    ways = [size for size in range(1, side.codes + 1) if _are_codes(figures[len(figures) - size :], size, words)]
    if not ways:
        return figures, ()
    whole = [size for size in ways if len(figures) - size == side.figures]
    size = whole[0] if whole else ways[-1]
    return figures[:-size], figures[-size:]


def _are_codes(figures: Sequence[Piece], size: int, words: Vocabulary) -> bool:
    first, then = words.patterns["cells.sheet.first_code"], words.patterns["cells.sheet.next_code"]
    return (
        len(figures) == size
        and bool(first.fullmatch(figures[0].text))
        and all(then.fullmatch(figure.text) for figure in figures[1:])
    )


def _names(run: Sequence[Piece], sheet: Sheet, words: Vocabulary) -> Iterator[Piece]:
    """The names in a run of words: one that is broken over lines is put together."""
    known = sheet.names[0] | sheet.names[1]
    name: list[Piece] = []
    for piece in run:
        if name and (number(piece.text, words) or piece.text in known):
            yield _joined(name)
            name = []
        name.append(piece)
    yield _joined(name)


def _joined(pieces: Sequence[Piece]) -> Piece:
    return Piece(Span(pieces[0].span.start, pieces[-1].span.end), joined(piece.flow for piece in pieces))


def split(piece: Piece, raw: str, glued: re.Pattern[str]) -> list[Piece]:
    """The cells of a line: a figure and a name that a conversion put in one line are two."""
    found = glued.match(raw, piece.span.start, piece.span.end)
    if not found:
        return [piece]
    end = len(found.group(1))
    figure, name = cut(piece.flow, 0, end), cut(piece.flow, end, len(piece.flow.text))
    return [Piece(figure.span(0, end), figure), Piece(name.span(0, len(name.text)), name)]
