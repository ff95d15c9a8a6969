"""Sentences that stand in table cells (goals, results, reasons) are read like running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.document import Cell, Document, Flow, Part, Role
from jiheng.extraction.figures import Spans
from jiheng.extraction.structure.folding import flow, folded
from jiheng.ledger import Fact

SHORTEST_SENTENCE = 10


def prose(document: Document, part: Part, facts: Sequence[Fact]) -> Iterator[Flow]:
    """The flows of the cells of a part that hold sentences with figures and gave no table fact."""
    taken = Spans([fact.span for fact in facts if fact.table is not None])
    text = folded(document.text)
    for cell in _cells(document, part):
        if len(cell.text) >= SHORTEST_SENTENCE and any(map(str.isdigit, cell.text)) and not taken.touch(cell.span):
            yield flow(text, cell.span)


def _cells(document: Document, part: Part) -> Iterator[Cell]:
    for block in document.blocks:
        if block.role is Role.TABLE and block.table is not None and part.span.holds(block.span):
            yield from document.tables[block.table].cells
