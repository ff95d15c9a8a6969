"""The document's text as HTML: headings, paragraphs and tables, with every mark of a finding in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from jiheng.document import Block, Cell, Document, Role, Span, Table
from jiheng.findings import Severity
from jiheng.reporting.entry import Entry
from jiheng.reporting.page.marks import ROLES, Stretch, Stretches, marks

_ABOVE = 200  # characters in which the title of a table stands over it
BROKEN = re.compile(r"[^\S\n]*\n\s*")  # where a line of a paragraph or cell was broken
NUMBER = re.compile(r"[-−+]?[\d,.]+%?|[-—/]")
DEEPEST = 6  # HTML knows six levels of headings


def body(document: Document, entries: tuple[Entry, ...], prefix: str = "") -> str:
    """All of the document's text; what stands in no block becomes paragraphs, so that nothing is lost.

    The first mark of a finding is the target ``#<prefix><id>``.
    """
    return "\n".join(_Writer(document, entries, prefix).blocks())


class _Writer:
    def __init__(self, document: Document, entries: tuple[Entry, ...], prefix: str) -> None:
        self._document, self._prefix = document, prefix
        self._stretches = Stretches(marks(entries))
        self._severities: Mapping[str, Severity] = {entry.id: entry.finding.severity for entry in entries}
        self._anchored: set[str] = set()

    def blocks(self) -> Iterator[str]:
        done = 0
        for block in sorted(self._document.blocks, key=lambda block: (block.span.start, -block.span.end)):
            if block.span.end <= done and block.span.start < block.span.end:
                continue
            yield from self._paragraphs(Span(done, block.span.start))
            yield from self._block(block, Span(max(done, block.span.start), block.span.end))
            done = max(done, block.span.end)
        yield from self._paragraphs(Span(done, len(self._document.text)))

    def _block(self, block: Block, span: Span) -> Iterator[str]:
        if block.table is not None:
            yield self._table(self._document.tables[block.table])
        elif block.role is Role.PAGE_BREAK:
            yield "<hr>"
        elif block.role is Role.HEADING:
            level = min(max(block.level, 1) + 1, DEEPEST)
            yield f"<h{level}>{self._text(span)}</h{level}>"
        elif block.role is Role.PARAGRAPH and block.flow is not None:
            yield f"<p>{self._text(span, BROKEN)}</p>"
        elif block.role is Role.PARAGRAPH:
            yield from self._paragraphs(span)
        else:
            yield f'<p class="{block.role}">{self._text(span)}</p>'

    def _paragraphs(self, span: Span) -> Iterator[str]:
        for line in re.finditer(r"[^\n]*\S[^\n]*", self._document.text[span.start : span.end]):
            yield f"<p>{self._text(Span(span.start + line.start(), span.start + line.end()))}</p>"

    def _table(self, table: Table) -> str:
        rows = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>" for row in table.rows())
        above = self._document.text[max(table.span.start - _ABOVE, 0) : table.span.start]
        printed = "".join(table.caption.split()) in "".join(above.split())
        caption = "" if printed else f"<caption>{escape(table.caption)}</caption>"
        return f'<div class="table"><table>{caption}{rows}</table></div>' + "".join(self._beside(table))

    def _cell(self, cell: Cell) -> str:
        spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
        wide = "".join(f' {name}="{count}"' for name, count in spans.items() if count > 1)
        kind = ' class="number"' if NUMBER.fullmatch(cell.text.strip()) else ""
        return f"<td{wide}{kind}>{self._text(cell.span, BROKEN)}</td>"

    def _beside(self, table: Table) -> Iterator[str]:
        """What a flattened table's stretch holds outside its cells."""
        at = table.span.start
        for cell in sorted(table.cells, key=lambda cell: cell.span):
            yield from self._paragraphs(Span(at, max(at, cell.span.start)))
            at = max(at, cell.span.end)
        yield from self._paragraphs(Span(at, table.span.end))

    def _text(self, span: Span, without: re.Pattern[str] | None = None) -> str:
        """The text of a span with its marks, ``without`` taken out."""
        return "".join(self._stretch(stretch, without) for stretch in self._stretches.within(span))

    def _stretch(self, stretch: Stretch, without: re.Pattern[str] | None) -> str:
        quote = self._document.quote(stretch.span)
        text = escape(without.sub("", quote) if without else quote)
        if not stretch.marks:
            return text
        held = {role: list(dict.fromkeys(mark.id for mark in stretch.marks if mark.role == role)) for role in ROLES}
        data = "".join(f' data-{role}="{" ".join(ids)}"' for role, ids in held.items() if ids)
        at = f' data-at="{stretch.span.start}"'
        return f"<mark{self._attributes(held['finding'])}{data}{at}>{text}</mark>"

    def _attributes(self, ids: list[str]) -> str:
        if not ids:
            return ""
        gravest = max((self._severities[identity] for identity in ids), key=lambda severity: severity.rank)
        fresh = next((identity for identity in ids if identity not in self._anchored), None)
        if fresh is None:
            return f' class="{gravest}"'
        self._anchored.update(ids)
        return f' class="{gravest}" tabindex="0" id="{self._prefix}{fresh}"'
