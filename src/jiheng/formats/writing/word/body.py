"""The body of a Word file: each block as a paragraph, table, chart or field of its role's style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jiheng.document import Block, Document, Role
from jiheng.formats.writing.fitting import Fit
from jiheng.formats.writing.marks import Marks
from jiheng.formats.writing.outline import Entry, kept, style_of
from jiheng.formats.writing.stretches import Stretch, remarks
from jiheng.formats.writing.tags import namespaces, tag
from jiheng.formats.writing.word.chart import chart, workbook
from jiheng.formats.writing.word.contents import bookmarked, contents
from jiheng.formats.writing.word.drawing import SPACES, drawing
from jiheng.formats.writing.word.names import R, W, millimetres, on, twips, value
from jiheng.formats.writing.word.package import Package
from jiheng.formats.writing.word.runs import runs
from jiheng.formats.writing.word.table import table
from jiheng.policy.look import Look

_TINY = tag("w:spacing", {"w:before": 0, "w:after": 0, "w:line": 20, "w:lineRule": "exact"})
_STYLES = {Role.TITLE: "Title", Role.CAPTION: "Caption", Role.PARAGRAPH: "BodyText", Role.FIGURE: "Figure"}


class Body:
    """The body in the making; charts become parts of ``package`` on the way."""

    def __init__(self, document: Document, look: Look, marks: Marks, fits: Mapping[int, Fit], package: Package) -> None:
        self._document, self._look, self._marks, self._fits = document, look, marks, fits
        self._package = package
        self._headings = self._charts = 0
        self._written: list[str] = []

    def add(self, stretch: Stretch, entries: Sequence[Entry], section: str, *, last: bool) -> None:
        """Write a stretch; ``section`` are its properties, which the last one gives to the whole body."""
        self._written += self._blocks(stretch, entries)
        self._written.append(section if last else _empty(section))

    def xml(self) -> str:
        """The part with the body."""
        return tag("w:document", namespaces(w=W, r=R, **SPACES), tag("w:body", None, *self._written))

    def _blocks(self, stretch: Stretch, entries: Sequence[Entry]) -> Iterator[str]:
        blocks = stretch.blocks
        turned = False
        for at, block in enumerate(blocks):
            before = blocks[at - 1].role if at else None
            if block.role is Role.PAGE_BREAK:
                turned = True
                continue
            if block.role is Role.CONTENTS:
                yield contents(self._look, entries, turned=turned)
            elif block.table is not None:
                if turned or before is Role.TABLE:
                    yield _empty("", turned=turned)
                yield table(self._document.tables[block.table], self._fits[block.table], self._marks)
            else:
                yield self._paragraph(stretch, at, turned=turned)
            turned = False
        if blocks[-1].role is Role.TABLE:
            yield _empty("")

    def _paragraph(self, stretch: Stretch, at: int, *, turned: bool) -> str:
        block = stretch.blocks[at]
        words = self._figure(block) if block.figure is not None else "".join(runs(self._marks.pieces(block.span)))
        if block.role is Role.HEADING:
            self._headings += 1
            words = bookmarked(words, self._headings)
        return tag("w:p", None, tag("w:pPr", None, *self._shape(stretch, at, turned=turned)), words)

    def _shape(self, stretch: Stretch, at: int, *, turned: bool) -> Iterator[str]:
        block = stretch.blocks[at]
        yield value("w:pStyle", self._style(stretch, at))
        style = style_of(self._document, self._look, block)
        if style.keep and not kept(style, stretch.blocks, at):
            yield value("w:keepNext", 0)
        if turned:
            yield on("w:pageBreakBefore")
        if block.role is Role.NOTE and "\t" in self._document.quote(block.span):
            end = millimetres(stretch.page(self._look).measure)
            yield tag("w:tabs", None, tag("w:tab", {"w:val": "right", "w:pos": end})) + value("w:jc", "left")
        if at == 0 and stretch.on_cover(at):
            title = self._look.styles["title"]
            rule = {"w:line": twips(title.pitch), "w:lineRule": "exact"}
            yield tag("w:spacing", {"w:before": twips(self._look.cover_drop), "w:after": twips(title.after)} | rule)

    def _style(self, stretch: Stretch, at: int) -> str:
        block = stretch.blocks[at]
        if block.role is Role.HEADING:
            return f"Heading{block.level}"
        if block.role is Role.NOTE:
            return "NoteAfter" if remarks(stretch.blocks, at) else "NoteBefore"
        if block.role is Role.PARAGRAPH and stretch.on_cover(at):
            return "Cover"
        return _STYLES.get(block.role, "BodyText")

    def _figure(self, block: Block) -> str:
        figure = self._document.figures[block.figure or 0]
        self._charts += 1
        part = f"word/charts/chart{self._charts}.xml"
        book = f"word/embeddings/chart{self._charts}.xlsx"
        source = self._package.add(book, "package", workbook(figure, self._look.chart), part)
        relation = self._package.add(part, "chart", chart(figure, self._look.chart, source))
        return drawing(figure, self._look.chart, relation, self._charts)


def _empty(inside: str, *, turned: bool = False) -> str:
    """A paragraph of no height: what must follow a table, what carries a section."""
    return tag("w:p", None, tag("w:pPr", None, on("w:pageBreakBefore") if turned else "", _TINY, inside))
