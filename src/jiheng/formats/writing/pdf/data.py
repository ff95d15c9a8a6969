"""What the template of a PDF file sets: the blocks of a document as plain values, in the words of ``template.typ``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.document import Block, Cell, Document, Role, Table
from jiheng.formats.writing.charts.svg import svg
from jiheng.formats.writing.fitting import Fit, align
from jiheng.formats.writing.marks import Marks, Piece
from jiheng.formats.writing.outline import heading_styles, kept, style_of, titles
from jiheng.formats.writing.stretches import Kind, Layout, Stretch, remarks
from jiheng.policy.look import Look, Style

Item = dict[str, object]


def report(document: Document, look: Look, made: Layout, marks: Marks) -> Item:
    """The whole report."""
    return {
        "title": " ".join(titles(document)),
        "author": look.author,
        "language": look.language,
        "gap": f"#{look.gap_colour}",
        "number": {
            "style": _style(look.number), "before": look.number_around[0], "after": look.number_around[1],
        },
        "contents": {
            "title": _style(look.styles["contents_title"]),
            "entry": _style(look.styles["contents_entry"]),
            "levels": look.contents_levels,
        },
        "headings": {level: _style(style) for level, style in heading_styles(document, look).items()},
        "stretches": list(_stretches(document, look, made, marks)),
    }  # fmt: skip


def _stretches(document: Document, look: Look, made: Layout, marks: Marks) -> Iterator[Item]:
    counting = False
    for stretch in made.stretches:
        numbered = stretch.kind is not Kind.FRONT
        setter = _Setter(document, look, made, marks, stretch)
        items = [item for at in range(len(stretch.blocks)) for item in setter.items(at)]
        first = numbered and not counting
        page = stretch.page(look)._asdict()
        yield {"page": page, "numbered": numbered, "first": first, "items": items}
        counting = counting or numbered


class _Setter:
    """One stretch as items."""

    def __init__(self, document: Document, look: Look, made: Layout, marks: Marks, stretch: Stretch) -> None:
        self._document, self._look, self._made, self._marks = document, look, made, marks
        self._stretch = stretch

    def items(self, at: int) -> Iterator[Item]:
        """What is set for a block."""
        block = self._stretch.blocks[at]
        if at == 0 and self._stretch.on_cover(at):
            yield {"kind": "drop", "height": self._look.cover_drop}
        if block.role is Role.PAGE_BREAK:
            yield {"kind": "turn"}
        elif block.role is Role.CONTENTS:
            yield {"kind": "contents", "title": self._look.contents_title}
        elif block.table is not None:
            yield self._table(self._document.tables[block.table], self._made.fits[block.table])
        elif block.figure is not None:
            yield self._figure(block, at)
        elif block.role is Role.HEADING:
            yield {"kind": "heading", "level": block.level, "pieces": _pieces(self._marks.pieces(block.span))}
        else:
            yield self._paragraph(block, at)

    def _paragraph(self, block: Block, at: int) -> Item:
        style = style_of(self._document, self._look, block)
        if block.role is Role.NOTE and remarks(self._stretch.blocks, at):
            style = self._look.styles["note_after"]
        elif block.role is Role.PARAGRAPH and self._stretch.on_cover(at):
            style = self._look.styles["cover"]
        kind = "note" if block.role is Role.NOTE else "paragraph"
        style = style._replace(keep=kept(style, self._stretch.blocks, at))
        return {"kind": kind, "style": _style(style), "pieces": _pieces(self._marks.pieces(block.span))}

    def _figure(self, block: Block, at: int) -> Item:
        figure, look = self._document.figures[block.figure or 0], self._look.chart
        return {
            "kind": "figure",
            "svg": svg(figure, look, look.face.packaged, f"chart{block.figure}"),
            "width": look.width,
            "alt": figure.description or figure.title,
            "sticky": kept(self._look.styles["figure"], self._stretch.blocks, at),
        }

    def _table(self, table: Table, fit: Fit) -> Item:
        look, face = self._look.table, self._look.styles["cell"].face
        cells = [self._cell(cell, fit) for cell in table.cells]
        rows = [cell.row for cell in table.cells]
        return {
            "kind": "table",
            "face": face.packaged,
            "size": fit.size,
            "line": look.line,
            "spare": look.spare,
            "padding": look.padding,
            "widths": fit.widths,
            "head": [cell for cell, row in zip(cells, rows, strict=True) if row < fit.header],
            "body": [cell for cell, row in zip(cells, rows, strict=True) if row >= fit.header],
        }

    def _cell(self, cell: Cell, fit: Fit) -> Item:
        return {
            "x": cell.column,
            "y": cell.row,
            "down": cell.row_span,
            "across": cell.column_span,
            "align": align(cell, fit),
            "pieces": _pieces(self._marks.pieces(cell.span)),
        }


def _pieces(pieces: Iterable[Piece]) -> list[Item]:
    return [{"text": piece.text, "gap": piece.gap} for piece in pieces]


def _style(style: Style) -> Item:
    """A style with the packaged face; where that has one weight only, strokes stand for the heavy one."""
    return {**style._asdict(), "face": style.face.packaged, "heavy": style.bold or style.face.heavy}
