"""Where a stretch of a document stands, in words, and the sentence around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from jiheng.document import Document, Role, Span
from jiheng.policy.messages import messages

CONTEXT = 60  # characters of the sentence shown on each side of a quote
SAY = messages("reporting")


class Context(NamedTuple):
    """A sentence cut at the quote that it is shown for."""

    before: str
    quote: str
    after: str

    @property
    def told(self) -> str:
        """The quote; a bare number, which tells nothing alone, with what stands around it."""
        return self.quote if any(map(str.isalpha, self.quote)) else "".join(self)


class Places:
    """The places of one document; sections and paragraphs are looked up in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections = sorted(document.sections, key=lambda section: section.span.start)
        self._blocks = sorted(block.span for block in document.blocks)
        self._tables = {block.span for block in document.blocks if block.role is Role.TABLE}
        self._titled = sorted(
            (table.span, "".join(table.caption.split())) for table in document.tables if table.caption
        )

    def printed(self, span: Span) -> str:
        """Page and cell as far as the reader knows them, else the line of the text."""
        place = self._document.place(span)
        page = SAY.text("places.page", page=place.page) if place.page is not None else ""
        if place.cell is not None:
            return page + SAY.text("places.cell", cell=place.cell)
        return page or SAY.text("places.line", line=place.line)

    def name(self, span: Span) -> str:
        """The printed place with the title of its table, or of its section."""
        title = self._table(span) or self._section(span.start)
        return self.printed(span) + (SAY.text("places.within", section=title) if title else "")

    def words(self, span: Span) -> str:
        """The text of a span on one line."""
        return _joined(self._document.quote(span)).strip()

    def context(self, span: Span) -> Context:
        """The sentence around a span, in a table its row; shortened far from it."""
        block = self._paragraph(span)
        first, last = self._line(span) if block in self._tables else block
        dots, ends = SAY.text("ellipsis"), "" if block in self._tables else SAY.text("sentence_ends")
        head = self._document.text[max(first, span.start - CONTEXT) : span.start]
        tail = self._document.text[span.end : min(last, span.end + CONTEXT)]
        start = max(map(head.rfind, ends), default=-1) + 1
        stop = min((found for found in map(tail.find, ends) if found >= 0), default=len(tail))
        before = dots if not start and span.start - CONTEXT > first else ""
        after = dots if stop == len(tail) and span.end + CONTEXT < last else ""
        return Context(before + _joined(head[start:]).lstrip(), self.words(span), _joined(tail[:stop]).rstrip() + after)

    def _table(self, span: Span) -> str:
        """The title of the table that holds a span; "" where the cell's own name tells it, or none is printed."""
        after = bisect_right(self._titled, span.start, key=lambda titled: titled[0].start)
        table, title = self._titled[after - 1] if after else (Span(0, 0), "")
        return title if table.holds(span) and self._document.place(span).cell is None else ""

    def _section(self, offset: int) -> str:
        """The title of the innermost section: the last one begun that still holds the offset."""
        after = bisect_right(self._sections, offset, key=lambda section: section.span.start)
        holding = (section for section in reversed(self._sections[:after]) if offset < section.span.end)
        return next((section.title for section in holding), "")

    def _paragraph(self, span: Span) -> Span:
        """The block that holds a span; where there is none, its line."""
        after = bisect_right(self._blocks, (span.start, len(self._document.text)))
        if after and self._blocks[after - 1].holds(span):
            return self._blocks[after - 1]
        return self._line(span)

    def _line(self, span: Span) -> Span:
        text = self._document.text
        stop = text.find("\n", span.end)
        return Span(text.rfind("\n", 0, span.start) + 1, len(text) if stop < 0 else stop)


def _joined(text: str) -> str:
    """Text with its line breaks taken out and its blanks as one."""
    return re.sub(r"\s+", " ", re.sub(r"[^\S\n]*\n\s*", "", text))
