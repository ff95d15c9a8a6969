"""From items to plain text: lines, tables laid out in one of the ways that real files show, and where every run stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.accuracy.writing.report import Item, Line, Run, Table

CELLS, TABS, PLAIN = "cells", "tabs", "plain"


class Mark(NamedTuple):
    """A run in the text: its key, its flag and the interval of code points."""

    key: str
    flag: str
    start: int
    end: int
    item: int


@dataclass(frozen=True, slots=True)
class Text:
    """The plain text of a report and the places of its runs."""

    text: str
    marks: tuple[Mark, ...]

    def line_of(self, offset: int) -> int:
        """1-based number of the line that holds ``offset``."""
        return self.text.count("\n", 0, offset) + 1


def lay_out(items: tuple[Item, ...], table_layout: str = TABS, blank_lines: bool = False) -> Text:
    """The text of ``items``; tables a row per line with tabs, a cell per line with a leading tab, or a filled cell per line."""
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for number, item in enumerate(items):
        for run in _runs(item, table_layout, blank_lines):
            if run.key or run.flag:
                marks.append(Mark(run.key, run.flag, at, at + len(run.text), number))
            pieces.append(run.text)
            at += len(run.text)
    return Text("".join(pieces), tuple(marks))


def _runs(item: Item, table_layout: str, blank_lines: bool) -> list[Run]:
    if isinstance(item, Line):
        return [*item.runs, Run("\n\n" if blank_lines else "\n")]
    return {CELLS: _cells, TABS: _tabs, PLAIN: _plain}[table_layout](item)


def _tabs(table: Table) -> list[Run]:
    runs: list[Run] = []
    for row in table.rows:
        for number, cell in enumerate(row):
            runs += [Run("\t")] if number else []
            runs += cell
        runs.append(Run("\n"))
    return runs


def _cells(table: Table) -> list[Run]:
    runs: list[Run] = []
    for row in table.rows:
        for cell in row:
            runs += [Run("\t"), *cell, Run("\n")]
        runs.append(Run("\n"))
    return runs


def _plain(table: Table) -> list[Run]:
    """As PDF text shows tables: blank cells are lost."""
    return [run for row in table.rows for cell in row if cell for run in (*cell, Run("\n"))]
