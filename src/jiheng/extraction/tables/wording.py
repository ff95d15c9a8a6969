"""Sentences in cells (年度总体目标, 实际完成情况): read as running text is, where no figure of the table stands."""

from __future__ import annotations

from jiheng.document import Cell, Document, Part
from jiheng.extraction.lexicon import lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.reader import Reader
from jiheng.extraction.scene import Context
from jiheng.extraction.tables.cells import entry_of
from jiheng.policy import Pack

_SHORTEST = 8


def read_wording(document: Document, part: Part, pack: Pack, notes: Notes) -> None:
    """Read every wordy cell of the part's tables with the grammar of running text."""
    taken = [fact.span for fact in notes.facts]
    for table in document.tables:
        if part.span.holds(table.span):
            for cell in table.cells:
                if not any(span.touches(cell.span) for span in taken):
                    _read(document, cell, part, pack, notes)


def _read(document: Document, cell: Cell, part: Part, pack: Pack, notes: Notes) -> None:
    flow = entry_of(document, cell).flow
    if len(flow.text) >= _SHORTEST and any(map(str.isdigit, flow.text)):
        Reader(flow, Context(part, lexicon(pack)), notes).read()
