"""From a span of the plain text back to the page and the room that its words take there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.document import Place, Span
from jiheng.formats.composition import Sources
from jiheng.formats.pages.geometry import Box, Sheet
from jiheng.formats.pages.lines import Line


class Mark(NamedTuple):
    """A stretch of a printed line: its page (from 1), its box in user space (left, bottom, right, top)."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Locator:
    """The locator of a PDF: ``Place.box`` is that of the first line, ``Place.run`` the marks of all lines."""

    sources: Sources
    sheets: Sequence[Sheet]

    def __call__(self, span: Span) -> Place:
        """The page and the boxes of a span."""
        marks = tuple(self._marks(span))
        return Place(page=marks[0].page, box=marks[0].box, run=marks) if marks else Place()

    def _marks(self, span: Span) -> list[Mark]:
        end = max(span.end, span.start + 1)
        marks = []
        for start, line in self.sources.within(Span(span.start, end)):
            if isinstance(line, Line) and start < end and start + len(line.text) > span.start:
                box = line.box(max(span.start - start, 0), end - start)
                marks.append(Mark(line.page, self.sheets[line.page - 1].stored_box(box)))
        return marks


"""
"""
