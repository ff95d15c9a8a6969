"""The report as elements of a page: headings, paragraphs, tables with scoped heads, charts as pictures with words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.document import Block, Cell, Document, Figure, Role, Table
from jiheng.formats.writing.charts.svg import svg
from jiheng.formats.writing.fitting import Fit, align, fitted, is_figure
from jiheng.formats.writing.marks import Marks, Piece
from jiheng.formats.writing.outline import one_line
from jiheng.formats.writing.stretches import remarks
from jiheng.formats.writing.tags import escape, tag
from jiheng.formats.writing.web.meaning import data
from jiheng.ledger import Fact
from jiheng.policy.look import Look
from jiheng.policy.messages import messages

SAY = messages("writing")
_LOWEST = 6  # HTML has no deeper heading


class Body:
    """The blocks of one document as markup."""

    def __init__(self, document: Document, look: Look, facts: Sequence[Fact], marks: Marks) -> None:
        self._document, self._look, self._facts, self._marks = document, look, facts, marks

    def html(self) -> str:
        """All blocks in their order; the lines of the title are one heading."""
        blocks = self._document.blocks
        lead = [block for block in blocks if block.role is Role.TITLE]
        lines = "<br>".join(self._words(block) for block in lead)
        title = tag("header", None, tag("h1", None, lines)) if lead else ""
        return title + "".join(self._block(at) for at, block in enumerate(blocks) if block.role is not Role.TITLE)

    def _block(self, at: int) -> str:
        block = self._document.blocks[at]
        if block.role is Role.PAGE_BREAK:
            return "<hr>"
        if block.role is Role.CONTENTS:
            return self._contents()
        if block.table is not None:
            return self._table(self._document.tables[block.table])
        if block.figure is not None:
            return self._figure(self._document.figures[block.figure], block.figure)
        if block.role is Role.HEADING:
            level = min(block.level + 1, _LOWEST)
            return tag(f"h{level}", {"id": _anchor(block)}, self._words(block))
        return tag("p", self._class(at), self._words(block))

    def _class(self, at: int) -> dict[str, object]:
        block = self._document.blocks[at]
        if block.role is Role.NOTE:
            return {"class": "remark" if remarks(self._document.blocks, at) else "note"}
        return {"class": "caption"} if block.role is Role.CAPTION else {}

    def _contents(self) -> str:
        listed = [
            block
            for block in self._document.blocks
            if block.role is Role.HEADING and block.level <= self._look.contents_levels
        ]
        links = (
            tag(
                "li",
                {"class": f"l{block.level}"},
                tag("a", {"href": f"#{_anchor(block)}"}, escape(one_line(self._document, block))),
            )
            for block in listed
        )
        title = tag("h2", None, escape(SAY.text("page.contents")))
        return tag("nav", {"aria-label": SAY.text("page.contents")}, title, tag("ol", None, *links))

    def _figure(self, figure: Figure, number: int) -> str:
        drawn = svg(figure, self._look.chart, "Noto Serif SC, Source Han Serif SC, SimSun, serif", f"chart{number + 1}")
        return tag("figure", None, drawn)

    def _table(self, table: Table) -> str:
        fit = fitted(table, self._look)
        rows = [tag("tr", None, *self._cells(fit, line)) for line in table.rows()]
        head = tag("thead", None, *rows[: fit.header]) if fit.header else ""
        inside = tag("table", None, head, tag("tbody", None, *rows[fit.header :]))
        label = table.caption or SAY.text("page.table")
        lying = " lying" if fit.lying else ""
        return tag("div", {"class": f"scroll{lying}", "role": "region", "aria-label": label, "tabindex": 0}, inside)

    def _cells(self, fit: Fit, line: Sequence[Cell]) -> Iterator[str]:
        named = False
        for cell in line:
            heading = cell.row < fit.header
            names = not heading and not named and cell.text != "" and not is_figure(cell.text)
            named = named or names
            scope = {"scope": _scope(cell, heading=heading)} if heading or names else {}
            spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
            given = scope | {name: span for name, span in spans.items() if span > 1}
            given |= {"class": align(cell, fit)}
            words = "".join(map(self._piece, self._marks.pieces(cell.span)))
            name = "th" if heading or names else "td"
            yield tag(name, given, words) if words else f"{tag(name, given)[:-2]}></{name}>"

    def _words(self, block: Block) -> str:
        return "".join(map(self._piece, self._marks.pieces(block.span)))

    def _piece(self, piece: Piece) -> str:
        words = escape(piece.text).replace("\n", "<br>").replace("\t", '<span class="tab"></span>')
        if piece.gap:
            return tag("mark", {"title": SAY.text("page.gap")}, words)
        return words if piece.fact is None else data(self._facts[piece.fact], piece.fact, words)


def _scope(cell: Cell, *, heading: bool) -> str:
    if not heading:
        return "row"
    return "colgroup" if cell.column_span > 1 else "col"


def _anchor(block: Block) -> str:
    return f"h{block.span.start}"
