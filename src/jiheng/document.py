"""The neutral document (文档): canonical plain text, and what its stretches are.

Readers (``formats``) give the text, its blocks and its tables; ``extraction.structure`` adds flows, sections and parts.
A ``Span`` is an interval of the plain text in code points; ``Document.place`` asks the reader's own locator for the
run, cell or page box behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from jiheng.quantity import Quantity
from jiheng.spans import Places, Span

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Figure",
    "Flow",
    "Part",
    "Place",
    "Role",
    "Section",
    "Series",
    "Span",
    "Table",
]


class Role(StrEnum):
    """What a block is, never how it looks: a title stands on a cover, a note beside a table (单位：万元, 公开01表)."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    CONTENTS = "contents"
    FIGURE = "figure"
    PAGE_BREAK = "page_break"


@dataclass(frozen=True, slots=True)
class Flow:
    """Text as the grammar reads it (widths folded, broken lines joined), each character tied to the plain text.

    ``offsets[i]`` is the place of ``text[i]`` in the document's plain text; one more entry closes the last. Where
    nothing was dropped they are a ``range``.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The plain-text span of ``text[start:end]``."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one role.

    ``level`` is the depth of a heading (1 is the highest; a reader may give a style's level as a hint, else 0);
    ``number`` is a heading's printed number, ``title`` its words; ``table`` and ``figure`` are indices of the
    document's; ``bold`` and ``centred`` are the reader's hints for unnumbered headings.
    """

    role: Role
    span: Span
    level: int = 0
    number: str = ""
    title: str = ""
    table: int | None = None
    figure: int | None = None
    bold: bool = False
    centred: bool = False
    flow: Flow | None = None


class Cell(NamedTuple):
    """A cell of a table: where it begins in the grid, how far it reaches, where its text stands.

    ``text`` is the cell's words with inner line breaks taken out; ``note`` says what a reader could not give
    (for example a formula without a stored value).
    """

    row: int
    column: int
    span: Span
    text: str
    row_span: int = 1
    column_span: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells; every grid place belongs to at most one cell.

    ``caption`` is its printed title, ``unit`` the printed unit of measure (单位：万元 gives 万元), ``missing`` the
    cells that a flattened table has lost (row, column): such a row is text and its checks cannot be made;
    ``adrift`` are figures of such a row: each stands in one of the columns that its cell spans;
    ``header`` is the number of its first rows that head the columns, where the maker of the table knows it.
    """

    span: Span
    cells: tuple[Cell, ...]
    caption: str = ""
    unit: str = ""
    missing: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    header: int = 0
    adrift: tuple[Cell, ...] = ()

    def grid(self) -> dict[tuple[int, int], Cell]:
        """Every grid place with the cell that covers it."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def rows(self) -> list[tuple[Cell, ...]]:
        """The cells that begin in each row, left to right."""
        height = max((cell.row for cell in self.cells), default=-1) + 1
        lines: list[list[Cell]] = [[] for _ in range(height)]
        for cell in self.cells:
            lines[cell.row].append(cell)
        return [tuple(sorted(line, key=lambda cell: cell.column)) for line in lines]


class Series(NamedTuple):
    """One row of a chart's numbers; a ``None`` is a category without a value."""

    name: str
    values: tuple[Quantity | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart (图) as its numbers; how it is drawn is the writer's business.

    ``kind`` is ``columns`` (柱状图) or ``pie`` (饼状图); every series has a value for every category; ``description``
    says in a sentence what it shows, for those who cannot see it.
    """

    kind: str
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered stretch of a part: its heading and all that stands under it.

    ``path`` holds the titles from the highest level down to this one.
    """

    number: str
    title: str
    level: int
    heading: Span
    span: Span
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A body inside the file (组成部分): a disclosure, a report or a form, of one entity and year.

    ``kind`` is one of the contract's part kinds; ``names`` are all the names that stand for the entity (我局, short
    forms); ``policy`` is the pack's id and ``policy_reason`` a Chinese sentence that says why it was chosen.
    """

    id: str
    kind: str
    entity: str
    year: int | None
    span: Span
    title: str = ""
    names: tuple[str, ...] = ()
    policy: str = ""
    policy_reason: str = ""


class Place(NamedTuple):
    """Where a span stands in the user's own file, as far as its reader knows."""

    line: int | None = None
    page: int | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    run: object = None


@dataclass(frozen=True)
class Document:
    """One file as text, blocks, tables, sections and parts; values never change, later steps make a new one.

    ``notes`` are sentences for the user: what the reader could not read, or only guess.
    """

    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()
    parts: tuple[Part, ...] = ()
    sha256: str = ""
    format: str = ""
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    locator: Callable[[Span], Place] | None = field(default=None, compare=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(index + 1 for index, character in enumerate(self.text) if character == "\n")]

    def line(self, offset: int) -> int:
        """The 1-based line of the plain text that ``offset`` stands in."""
        return bisect_right(self._line_starts, offset)

    def quote(self, span: Span) -> str:
        """The plain text of a span."""
        return self.text[span.start : span.end]

    def place(self, span: Span) -> Place:
        """Where the span stands: its line, and what the reader's locator adds."""
        place = self.locator(span) if self.locator else Place()
        return place._replace(line=self.line(span.start))

    def part_at(self, offset: int) -> Part | None:
        """The part that holds ``offset``."""
        index = self._part_places.around(offset)
        return None if index is None else self.parts[index]

    @cached_property
    def _part_places(self) -> Places:
        return Places(part.span for part in self.parts)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``."""
        index = self._block_places.around(offset)
        return None if index is None else self.blocks[index]

    @cached_property
    def _block_places(self) -> Places:
        return Places(block.span for block in self.blocks)

    def tables_in(self, span: Span) -> list[int]:
        """The indices of the tables inside ``span``, in the order of the text."""
        return sorted(self._table_places.inside(span), key=lambda number: self.tables[number].span.start)

    @cached_property
    def _table_places(self) -> Places:
        return Places(table.span for table in self.tables)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``."""
        index = self._section_places.around(offset)
        return None if index is None else self.sections[index]

    def sections_in(self, span: Span) -> tuple[Section, ...]:
        """The sections whose headings stand inside ``span``, in order."""
        return tuple(self.sections[index] for index in self._heading_places.inside(span))

    @cached_property
    def _section_places(self) -> Places:
        return Places(section.span for section in self.sections)

    @cached_property
    def _heading_places(self) -> Places:
        return Places(section.heading for section in self.sections)

    @cached_property
    def _flowing(self) -> tuple[Places, tuple[tuple[Block, Flow], ...]]:
        found = tuple((block, block.flow) for block in self.blocks if block.flow is not None)
        return Places(block.span for block, _ in found), found

    def flows(self, part: Part | None = None) -> Iterator[tuple[Block, Flow]]:
        """The running text (paragraphs, headings, captions) of the document or of one part, in order."""
        places, found = self._flowing
        return iter(found) if part is None else (found[index] for index in places.inside(part.span))
