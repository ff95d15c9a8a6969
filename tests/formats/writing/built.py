"""Documents as the composer builds them: words laid down block by block, tables by rows, charts by their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document import Block, Cell, Document, Figure, Role, Series, Span, Table
from jiheng.policy import library
from jiheng.quantity import Quantity

NUMBERS = library().pack("national").numbers


class Built:
    """A document in the making."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.figures: list[Figure] = []
        self.gaps: list[Span] = []

    def line(self, words: str, role: Role = Role.PARAGRAPH, level: int = 0) -> Built:
        span = Span(len(self.text), len(self.text) + len(words))
        self.blocks.append(Block(role, span, level))
        self.text += words + "\n"
        return self

    def title(self, words: str) -> Built:
        return self.line(words, Role.TITLE)

    def heading(self, words: str, level: int) -> Built:
        return self.line(words, Role.HEADING, level)

    def caption(self, words: str) -> Built:
        return self.line(words, Role.CAPTION)

    def note(self, words: str) -> Built:
        return self.line(words, Role.NOTE)

    def point(self, role: Role, **index: int) -> Built:
        self.blocks.append(Block(role, Span(len(self.text), len(self.text)), **index))
        return self

    def turn(self) -> Built:
        return self.point(Role.PAGE_BREAK)

    def contents(self) -> Built:
        return self.point(Role.CONTENTS)

    def figure(self, figure: Figure) -> Built:
        self.figures.append(figure)
        return self.point(Role.FIGURE, figure=len(self.figures) - 1)

    def gap(self, words: str) -> Built:
        start = len(self.text)
        self.line(words)
        self.gaps.append(Span(start, start + len(words)))
        return self

    def table(self, rows: Sequence[Sequence[object]], header: int = 1, caption: str = "") -> Built:
        """Rows of words; a cell may be (words, rows down, columns across)."""
        start, cells, taken = len(self.text), [], set()
        for row, line in enumerate(rows):
            column = 0
            for given in line:
                words, down, across = given if isinstance(given, tuple) else (str(given), 1, 1)
                while (row, column) in taken:
                    column += 1
                taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
                span = Span(len(self.text), len(self.text) + len(words))
                cells.append(Cell(row, column, span, words, down, across))
                self.text += words + "\t"
            self.text = self.text[:-1] + "\n"
        span = Span(start, len(self.text) - 1)
        self.blocks.append(Block(Role.TABLE, span, table=len(self.tables)))
        self.tables.append(Table(span, tuple(cells), caption, header=header))
        return self

    def document(self) -> Document:
        return Document(
            "", self.text, tuple(self.blocks), tuple(self.tables), figures=tuple(self.figures), format="composed"
        )


def money(*values: str | None) -> tuple[Quantity | None, ...]:
    """Amounts in 万元 as they are printed."""
    return tuple(None if value is None else _amount(value) for value in values)


def _amount(value: str) -> Quantity:
    found = NUMBERS.numerals(f"{value.lstrip('-')}万元")[0].quantity
    return found.negated() if value.startswith("-") else found


def pie(title: str, parts: dict[str, str]) -> Figure:
    series = Series("决算数", money(*parts.values()))
    return Figure("pie", title, tuple(parts), (series,), "万元", f"{title}：" + "，".join(map("".join, parts.items())))


def columns(title: str, names: Sequence[str], **series: Sequence[str | None]) -> Figure:
    rows = tuple(Series(name, money(*values)) for name, values in series.items())
    return Figure("columns", title, tuple(names), rows, "万元", title)
