"""Sentences in cells (年度总体目标, 实际完成情况): read as running text is, where no figure of the table stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Span
from jiheng.extraction.figures import Spans
from jiheng.extraction.notes import Notes
from jiheng.extraction.reader import Reader
from jiheng.extraction.scene import Context
from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Entry, Row
from jiheng.policy import Pack

_SHORTEST = 8


class Setting(NamedTuple):
    """What a cell's sentences are about: the indicator of its line, and what its column makes of its figures."""

    indicator: str = ""
    measure: str = ""


def read_wording(
    lines: Mapping[int, tuple[Row, ...]], cut: Sequence[Block], context: Context, taken: Sequence[Span]
) -> Notes:
    """The facts of every wordy cell of the tables, without those that touch the spans taken."""
    settings = {place: setting for block in cut for place, setting in _settings(block, context.lexicon.pack)}
    known, notes = Spans(taken), Notes()
    for number, rows in lines.items():
        for entry in (entry for row in rows for entry in row.filled if len(entry.text) >= _SHORTEST):
            setting = settings.get((number, entry.cell.row, entry.cell.column), Setting())
            if any(map(str.isdigit, entry.text)):
                _keep(_read(entry, number, setting, context), known, notes)
    return notes


def _keep(said: Notes, taken: Spans, notes: Notes) -> None:
    """Add what a cell says; of a cell in which the table has a figure already, only its other figures."""
    rest = [fact for fact in said.facts if not taken.touch(fact.span)]
    shift = len(notes.facts)
    notes.facts.extend(rest)
    for statement in said.statements if len(rest) == len(said.facts) else []:
        roles = {role: tuple(index + shift for index in indices) for role, indices in statement.roles.items()}
        notes.statements.append(replace(statement, roles=roles))


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


def _read(entry: Entry, number: int, setting: Setting, context: Context) -> Notes:
    notes = Notes()
    Reader(entry.flow, replace(context, measure=setting.measure), notes).read()
    place = entry.cell.row, entry.cell.column
    for at, fact in enumerate(notes.facts):
        scope = fact.scope._replace(indicator=fact.scope.indicator or setting.indicator)
        notes.facts[at] = replace(fact, table=number, cell=place, scope=scope)
    return notes
