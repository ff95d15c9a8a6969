"""Sentences in cells (年度总体目标, 实际完成情况): read as running text is, where nothing of the table stands."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.document import Cell, Document, Part, Span
from jiheng.extraction.lexicon import lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.reader import Reader
from jiheng.extraction.scene import Context
from jiheng.extraction.tables.cells import entry_of
from jiheng.policy import Pack

_SHORTEST = 8


def read_wording(document: Document, part: Part, pack: Pack, taken: Sequence[Span], notes: Notes) -> None:
    """Read every wordy cell of the part's tables in which none of the spans taken begins."""
    starts = {span.start for span in taken}
    for table in document.tables:
        if part.span.holds(table.span):
            for cell in table.cells:
                if starts.isdisjoint(range(cell.span.start, cell.span.end)):
                    _read(document, cell, Context(part, lexicon(pack)), notes)


def _read(document: Document, cell: Cell, context: Context, notes: Notes) -> None:
    flow = entry_of(document, cell).flow
    if len(flow.text) >= _SHORTEST and any(map(str.isdigit, flow.text)):
        Reader(flow, context, notes).read()
