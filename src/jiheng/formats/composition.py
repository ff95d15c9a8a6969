"""Laying a file's words down as the canonical plain text, with its blocks, tables and the places they came from.

The convention for every format: a paragraph or printed line is one line of the text; a row of a table is one line,
its cells parted by a tab, a merged cell printed once where it begins. A line break inside a cell stays in the text
inside the cell's span (spans decide, not tabs and line ends) and is taken out of ``Cell.text``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from jiheng.document import Block, Cell, Document, Place, Role, Span, Table
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits

_BREAK = re.compile(r"\s*[\n\t]+\s*")
_BREAK_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[\n\t]+\s*(?=\d)")


class Sources:
    """Where each stretch of the plain text came from: starts in rising order, each with the reader's own address."""

    def __init__(self, starts: Sequence[int] = (), addresses: Sequence[object] = ()) -> None:
        self.starts = list(starts)
        self.addresses = list(addresses)

    def at(self, offset: int) -> tuple[object, int]:
        """The address of what holds ``offset``, and how far into it the offset is; (None, 0) before the first."""
        index = bisect_right(self.starts, offset) - 1
        return (self.addresses[index], offset - self.starts[index]) if index >= 0 else (None, 0)

    def within(self, span: Span) -> Iterator[tuple[int, object]]:
        """The addresses of all that the span touches, each with the offset at which it begins."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_right(self.starts, max(span.end - 1, span.start))
        return zip(self.starts[first:last], self.addresses[first:last], strict=True)


class Composition:
    """The plain text in the making: words are written, then their line or cell is ended.

    ``here`` is its length so far, ``start`` where the open line or cell begins; ``broken`` tells that the next words
    stand on a new line of it; ``notes`` are the document's.
    """

    def __init__(self, path: str, limits: Limits = STANDARD) -> None:
        self.sources = Sources()
        self.limits = limits
        self.start = self.here = 0
        self.tables: list[Table] = []
        self.notes: list[str] = []
        self.written: list[str] = []
        self._path = path
        self._blocks: list[Block] = []
        self.broken = False
        self._starts, self._addresses = self.sources.starts, self.sources.addresses

    def write(self, text: str, source: object = None) -> None:
        """Words of the open line or cell; ``source`` is their address for the locator."""
        if self.broken:
            self.broken = False
            self.written.append("\n")
            self.here += 1
        if source is not None:
            self._starts.append(self.here)
            self._addresses.append(source)
        self.written.append(text)
        self.here += len(text)

    def break_line(self) -> None:
        """What follows in the open paragraph or cell stands on a line of its own."""
        self.broken = self.here > self.start

    def end_line(
        self, role: Role = Role.PARAGRAPH, level: int = 0, *, bold: bool = False, centred: bool = False
    ) -> None:
        """Make the open line a block; no words, no block."""
        if self.here > self.start:
            span = Span(self.start, self.here)
            self._blocks.append(Block(role, span, level, bold=bold, centred=centred))
            self.broken = False
            self.write("\n")
            self._check_length()
        self.start = self.here

    def point(self, role: Role, title: str = "") -> None:
        """A block without words of its own: a picture, a page break."""
        self._blocks.append(Block(role, Span(self.here, self.here), title=title))

    def end_table(self, table: int) -> None:
        """Make a table a block of the text."""
        self._blocks.append(Block(Role.TABLE, self.tables[table].span, table=table))
        self.write("\n")
        self.start = self.here
        self._check_length()

    def grid(self) -> Grid:
        """Begin a table."""
        return Grid(self)

    def add_table(self, table: Table) -> None:
        """A table whose words are written already."""
        self.tables.append(table)
        self.end_table(len(self.tables) - 1)

    def refusal(self, reason: str, **values: object) -> Exception:
        """The error that this file cannot be read."""
        return unreadable(self._path, reason, **values)

    def document(self, data: bytes, format: str, locator: Callable[[Span], Place] | None = None) -> Document:
        """The finished document.

        Raises:
            Unreadable: no words were written.
        """
        text = "".join(self.written)
        if not text or text.isspace():
            raise self.refusal("no_text")
        digest = sha256(data).hexdigest()
        blocks, tables = tuple(self._blocks), tuple(self.tables)
        return Document(
            self._path, text, blocks, tables, sha256=digest, format=format, notes=tuple(self.notes), locator=locator
        )

    def _check_length(self) -> None:
        if self.here > self.limits.characters:
            raise self.refusal("too_long", limit=self.limits.characters)


class Grid:
    """A table in the making; cells begin in reading order, a row in which none begins is an empty line."""

    def __init__(self, composition: Composition) -> None:
        self.cells: list[Cell] = []
        self._composition = composition
        self._index = len(composition.tables)
        composition.tables.append(Table(Span(0, 0), ()))  # before the tables inside its cells
        self._row = 0
        self._place = (0, 0, 1, 1, "")
        self._before = self._first = 0
        self._room = composition.limits.cells
        composition.write("")
        self._start = composition.here

    def begin(self, row: int, column: int, row_span: int = 1, column_span: int = 1, note: str = "") -> None:
        """Begin a cell at that place: what is written now is its words."""
        composition = self._composition
        if row > self._row:
            composition.write("\n" * (row - self._row))
            self._row = row
        elif self.cells:
            composition.written.append("\t")
            composition.here += 1
        self._place = (row, column, row_span, column_span, note)
        self._before, composition.start = composition.start, composition.here
        self._first = len(composition.written)

    def end(self) -> None:
        """End the open cell."""
        composition = self._composition
        row, column, row_span, column_span, note = self._place
        self._room -= row_span * column_span
        if self._room < 0:
            raise composition.refusal("too_many_cells", limit=composition.limits.cells)
        written, first = composition.written, self._first
        text = words(written[first] if len(written) == first + 1 else "".join(written[first:]))
        span = Span(composition.start, composition.here)
        self.cells.append(Cell(row, column, span, text, row_span, column_span, note))
        composition.start, composition.broken = self._before, False

    def extend(self, cell: int, *, rows: int = 0, columns: int = 0) -> None:
        """Let a cell reach further down or to the right."""
        old = self.cells[cell]
        height, width = old.row_span + rows, old.column_span + columns
        self.cells[cell] = Cell(old.row, old.column, old.span, old.text, height, width, old.note)

    def finish(self, caption: str = "", page: int | None = None) -> int:
        """The table is complete; returns its index."""
        span = Span(self._start, self._composition.here)
        self._composition.tables[self._index] = Table(span, tuple(self.cells), caption, page=page)
        return self._index


def words(written: str) -> str:
    """A cell's words with line breaks taken out; a space stays where two figures would run into one."""
    if "\n" not in written and "\t" not in written:
        return written.strip()
    return _BREAK.sub("", _BREAK_BETWEEN_DIGITS.sub(" ", written)).strip()
