"""The report in the making: words as plain text, and every figure among them as a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from jiheng.document import Block, Cell, Document, Figure, Role, Span, Table
from jiheng.ledger import Composed, Fact, Ledger


class Piece(NamedTuple):
    """Some words of a paragraph or cell.

    ``fact`` is what they state where they are a figure (its span is set when they are laid down); ``gap`` marks words
    that stand for what a person has still to give.
    """

    text: str
    fact: Fact | None = None
    gap: bool = False


class Square(NamedTuple):
    """A cell of a table with its words."""

    row: int
    column: int
    pieces: Sequence[Piece] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass
class Page:
    """What is written so far."""

    entity: str
    year: int
    _text: list[str] = field(default_factory=list)
    _here: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    gaps: list[Span] = field(default_factory=list)

    def line(self, role: Role, pieces: Iterable[Piece], *, level: int = 0, number: str = "", title: str = "") -> None:
        """A line of the text as one block."""
        start = self._here
        self._lay(pieces)
        self.blocks.append(Block(role, Span(start, self._here), level, number, title))
        self._write("\n")

    def paragraph(self, pieces: Iterable[Piece]) -> None:
        """A paragraph of running text."""
        self.line(Role.PARAGRAPH, pieces)

    def words(self, role: Role, text: str) -> None:
        """A line without figures."""
        self.line(role, [Piece(text)])

    def heading(self, level: int, number: str, title: str) -> None:
        """A numbered heading; level 1 is the highest."""
        self.line(Role.HEADING, [Piece(f"{number}{title}")], level=level, number=number, title=title)

    def point(self, role: Role, title: str = "") -> None:
        """A block without words of its own: the contents, a page break."""
        self.blocks.append(Block(role, Span(self._here, self._here), title=title))

    def figure(self, figure: Figure) -> None:
        """A chart."""
        self.blocks.append(Block(Role.FIGURE, Span(self._here, self._here), figure=len(self.figures)))
        self.figures.append(figure)

    def table(self, squares: Sequence[Square], header: int, caption: str, unit: str) -> None:
        """A table, its cells in reading order; ``header`` rows head its columns."""
        start, row, cells = self._here, 0, list[Cell]()
        for square in squares:
            self._write("\n" * (square.row - row) if square.row > row else "\t" if cells else "")
            row, first = square.row, self._here
            self._lay(square.pieces)
            text = "".join(piece.text for piece in square.pieces)
            span = Span(first, self._here)
            cells.append(Cell(square.row, square.column, span, text, square.row_span, square.column_span))
        table = Table(Span(start, self._here), tuple(cells), caption, unit, header=header)
        self.blocks.append(Block(Role.TABLE, table.span, table=len(self.tables)))
        self.tables.append(table)
        self._write("\n")

    def running_text(self) -> str:
        """The paragraphs so far."""
        text = "".join(self._text)
        spans = (block.span for block in self.blocks if block.role is Role.PARAGRAPH)
        return "\n".join(text[span.start : span.end] for span in spans)

    def composed(self, path: str) -> Composed:
        """The finished report."""
        text = "".join(self._text)
        document = Document(path, text, tuple(self.blocks), tuple(self.tables), figures=tuple(self.figures))
        return Composed(document, Ledger(tuple(self.facts)), tuple(self.gaps))

    def _lay(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            start = self._here
            self._write(piece.text)
            span = Span(start, self._here)
            if piece.fact is not None:
                self.facts.append(replace(piece.fact, span=span, entity=piece.fact.entity or self.entity))
            if piece.gap:
                self.gaps.append(span)

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._here += len(text)
