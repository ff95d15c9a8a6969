"""Public tables whose header is known word for word (data ``structure.sheets``): the shape of their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from jiheng.document import Cell, Span
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.vocabulary import Vocabulary

CODE, NAME, TOTAL, AMOUNT, LINE = "code", "name", "total", "amount", "line"
"""Types of columns; a line is the printed number of a row (行次)."""


class Head(NamedTuple):
    """A cell of a header: its words and its place; no place is read over."""

    words: str
    place: tuple[int, int, int, int] | None

    @property
    def over(self) -> bool:
        """Whether it stands over several columns: such a cell may be left out."""
        return self.place is not None and self.place[3] > 1


class Side(NamedTuple):
    """Columns that make one entry of a row: codes, a name, the row's number, figures, the first perhaps their total."""

    first: int
    codes: int
    named: bool
    counted: bool
    figures: int
    totalled: bool

    @property
    def name(self) -> int:
        """The column of the name."""
        return self.first + self.codes

    @property
    def amount(self) -> int:
        """The first column of figures."""
        return self.first + self.codes + self.named + self.counted

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.amount + self.figures - self.first


@dataclass(frozen=True, slots=True)
class Sheet:
    """A known table: its header in reading order and how high it is, its sides, the names of each side's rows."""

    header: tuple[Head, ...]
    sides: tuple[Side, ...]
    names: tuple[frozenset[str], ...]
    height: int


@cache
def sheets(words: Vocabulary) -> tuple[Sheet, ...]:
    """All known tables, the longest header first."""
    read = [_sheet(row) for row in words.pack.rows("structure.sheets")]
    return tuple(sorted(read, key=lambda sheet: -sum(len(head.words) for head in sheet.header)))


def _sheet(row: Mapping[str, object]) -> Sheet:
    header = tuple(_head(entry) for entry in _strings(row, "header"))
    names = (frozenset(_strings(row, "left")), frozenset(_strings(row, "right")))
    height = max(place[0] + place[2] for _, place in header if place)
    return Sheet(header, tuple(sides(_strings(row, "types"))), names, height)


def _strings(row: Mapping[str, object], key: str) -> list[str]:
    value = row.get(key, [])
    if not isinstance(value, Sequence):
        raise TypeError(key)
    return [str(word) for word in value]


def _head(entry: str) -> Head:
    text, *numbers = entry.split(" ")
    if not numbers:
        return Head(text, None)
    row, column, height, width = [*map(int, numbers), *(1, 1)][:4]
    return Head(text, (row, column, height, width))


def sides(types: Sequence[str]) -> list[Side]:
    """The entries that make a row: each begins with a code or a name behind a figure."""
    found: list[Side] = []
    first = 0
    for place in range(1, len(types) + 1):
        if place == len(types) or (types[place] in (CODE, NAME) and types[place - 1] not in (CODE, NAME)):
            own = types[first:place]
            codes, named, counted = own.count(CODE), NAME in own, LINE in own
            figures = len(own) - codes - named - counted
            found.append(Side(first, codes, named, counted, figures, TOTAL in own[-figures:][:1]))
            first = place
    return found


class Opened(NamedTuple):
    """The header of a sheet as it was found: its cells, and the piece behind it."""

    cells: list[Cell]
    end: int


def opened(pieces: Sequence[Piece], at: int, sheet: Sheet, words: Vocabulary) -> Opened:
    """The header of a sheet, if it stands at a place of the pieces, broken over lines or not; else no cells."""
    cells: list[Cell] = []
    year = words.patterns["cells.sheet.year"]
    for head in sheet.header:
        read, begin = "", at
        while len(read) < len(head.words) and at < len(pieces):
            read += year.sub("", pieces[at].text)
            at += 1
        if read != head.words and head.over:
            at = begin
            continue
        if read != head.words:
            return Opened([], at)
        if head.place:
            row, column, height, width = head.place
            span = Span(pieces[begin].span.start, pieces[at - 1].span.end)
            cells.append(Cell(row, column, span, head.words, height, width))
    return Opened(cells, at)
