"""Sentences in cells (年度总体目标, 实际完成情况): read as running text is, where no figure of the table stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Document, Part, Span
from jiheng.extraction.lexicon import lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.reader import Reader
from jiheng.extraction.scene import Context
from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Entry, entry_of
from jiheng.policy import Pack

_SHORTEST = 8


class Setting(NamedTuple):
    """What a cell's sentences are about: the indicator of its line, and what its column makes of its figures."""

    indicator: str = ""
    measure: str = ""


def read_wording(document: Document, part: Part, pack: Pack, cut: Sequence[Block], taken: Sequence[Span]) -> Notes:
    """The facts of every wordy cell of the part's tables in which none of the spans taken begins."""
    settings = {place: setting for block in cut for place, setting in _settings(block, pack)}
    starts = {span.start for span in taken}
    notes = Notes()
    for number, table in enumerate(document.tables):
        if part.span.holds(table.span):
            for cell in table.cells:
                if starts.isdisjoint(range(cell.span.start, cell.span.end)):
                    setting = settings.get((number, cell.row, cell.column), Setting())
                    _read(entry_of(document, cell), number, setting, Context(part, lexicon(pack)), notes)
    return notes


def _settings(block: Block, pack: Pack) -> Iterator[tuple[tuple[int, int, int], Setting]]:
    measures = pack.table("tables.wordy_measures")
    lowest = block.header.column("level3", "level2")
    for row in block.lines:
        name = row.at(lowest.at) if lowest is not None else None
        for entry in row.filled:
            role = _role(block, entry)
            measure = pack.text(f"measures.{measures[role]}") if role in measures else ""
            yield (row.table, entry.cell.row, entry.cell.column), Setting(name.text if name else "", measure)


def _role(block: Block, entry: Entry) -> str:
    columns = block.header.columns
    return columns[entry.cell.column].role if entry.cell.column < len(columns) else ""


def _read(entry: Entry, number: int, setting: Setting, context: Context, notes: Notes) -> None:
    if len(entry.text) < _SHORTEST or not any(map(str.isdigit, entry.text)):
        return
    first = len(notes.facts)
    Reader(entry.flow, replace(context, measure=setting.measure), notes).read()
    place = entry.cell.row, entry.cell.column
    for at, fact in enumerate(notes.facts[first:], first):
        scope = fact.scope._replace(indicator=fact.scope.indicator or setting.indicator)
        notes.facts[at] = replace(fact, table=number, cell=place, scope=scope)
