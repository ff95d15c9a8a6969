"""Laying a file's words down as the canonical plain text, with its blocks, tables and the places they came from.

The convention for every format: a paragraph or printed line is one line of the text; a row of a table is one line,
its cells parted by a tab, a merged cell printed once where it begins. A line break inside a cell stays in the text
inside the cell's span (spans decide, not tabs and line ends) and is taken out of ``Cell.text``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from jiheng.document import Block, Cell, Document, Place, Role, Span, Table
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits

PLAIN = Block(Role.PARAGRAPH, Span(0, 0))
_BREAK = re.compile(r"\s*[\n\t]+\s*")
_BREAK_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[\n\t]+\s*(?=\d)")


class Piece(NamedTuple):
    """Words with the reader's own address of where they stand in the file."""

    text: str
    source: object = None


class Entry(NamedTuple):
    """A cell as the reader met it: where it begins in the grid, how far it reaches, what it says.

    ``content`` is its text, or pieces where the words have several sources or hold a table of their own.
    """

    row: int
    column: int
    content: str | Sequence[Content]
    row_span: int = 1
    column_span: int = 1
    note: str = ""


class Inner(NamedTuple):
    """A table that stands inside a cell."""

    entries: Sequence[Entry]


Content = Piece | Inner


class Sources:
    """Where each stretch of the plain text came from: starts in rising order, each with the reader's address."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._sources: list[object] = []

    def add(self, start: int, source: object) -> None:
        """From ``start`` on the text comes from ``source``."""
        self._starts.append(start)
        self._sources.append(source)

    def at(self, offset: int) -> tuple[object, int]:
        """The source that holds ``offset``, and how far into it the offset is; (None, 0) before the first."""
        index = bisect_right(self._starts, offset) - 1
        return (self._sources[index], offset - self._starts[index]) if index >= 0 else (None, 0)

    def within(self, span: Span) -> list[object]:
        """All sources that the span touches, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return self._sources[first : bisect_right(self._starts, max(span.end - 1, span.start))]

    def mapped(self, change: Callable[[object], object]) -> Sources:
        """The same stretches with other addresses."""
        copy = Sources()
        copy._starts = self._starts
        copy._sources = [change(source) for source in self._sources]
        return copy


class Composition:
    """The plain text in the making."""

    def __init__(self, path: str, limits: Limits = STANDARD) -> None:
        self.sources = Sources()
        self._path = path
        self._limits = limits
        self._area = 0
        self._here = 0
        self._written: list[str] = []
        self._blocks: list[Block] = []
        self._tables: list[Table] = []

    def line(self, content: Iterable[Piece], hints: Block = PLAIN) -> None:
        """A printed line or a paragraph as one block with the role and look of ``hints``; none where it is empty."""
        start = self._here
        for piece in content:
            self._write(*piece)
        if self._here > start:
            self._blocks.append(replace(hints, span=Span(start, self._here)))
            self._write("\n")

    def point(self, role: Role, title: str = "") -> None:
        """A block without words of its own: a picture, a page break."""
        self._blocks.append(Block(role, Span(self._here, self._here), title=title))

    def table(self, entries: Iterable[Entry], caption: str = "", page: int | None = None) -> None:
        """A table, its entries in reading order; a row in which no cell begins is an empty line."""
        place = len(self._tables)
        self._tables.append(Table(Span(0, 0), ()))  # an inner table comes after the one that holds it
        start = self._here
        cells = tuple(self._cells(entries))
        span = Span(start, self._here)
        self._tables[place] = Table(span, cells, caption, page=page)
        self._blocks.append(Block(Role.TABLE, span, table=place))
        self._write("\n")

    def document(self, data: bytes, format: str, locator: Callable[[Span], Place] | None = None) -> Document:
        """The finished document.

        Raises:
            Unreadable: no words were written.
        """
        text = "".join(self._written)
        if not text.strip():
            raise unreadable(self._path, "no_text")
        return Document(
            self._path,
            text,
            tuple(self._blocks),
            tuple(self._tables),
            sha256=sha256(data).hexdigest(),
            format=format,
            locator=locator,
        )

    def _write(self, text: str, source: object = None) -> None:
        if source is not None:
            self.sources.add(self._here, source)
        self._written.append(text)
        self._here += len(text)
        if self._here > self._limits.characters:
            raise unreadable(self._path, "too_long", limit=self._limits.characters)

    def _cells(self, entries: Iterable[Entry]) -> Iterator[Cell]:
        row = 0
        for at, line in groupby(entries, itemgetter(0)):
            self._write("\n" * (at - row))
            row = at
            for position, entry in enumerate(line):
                self._write("\t" if position else "")
                yield self._cell(entry)

    def _cell(self, entry: Entry) -> Cell:
        row, column, content, row_span, column_span, note = entry
        self._area += row_span * column_span
        if self._area > self._limits.cells:
            raise unreadable(self._path, "too_many_cells", limit=self._limits.cells)
        start, first = self._here, len(self._written)
        if isinstance(content, str):
            self._write(content)
        else:
            self._lay(content)
        words = cell_text("".join(self._written[first:]))
        return Cell(row, column, Span(start, self._here), words, row_span, column_span, note)

    def _lay(self, content: Sequence[Content]) -> None:
        for piece in content:
            if isinstance(piece, Inner):
                self._inner(piece)
            else:
                self._write(*piece)

    def _inner(self, inner: Inner) -> None:
        place = len(self._tables)
        self._tables.append(Table(Span(0, 0), ()))
        start = self._here
        cells = tuple(self._cells(inner.entries))
        self._tables[place] = Table(Span(start, self._here), cells)


def cell_text(written: str) -> str:
    """A cell's words with line breaks taken out; a space stays where two figures would run into one."""
    if "\n" not in written and "\t" not in written:
        return written.strip()
    return _BREAK.sub("", _BREAK_BETWEEN_DIGITS.sub(" ", written)).strip()
