"""From items to plain text: lines, tables laid out in one of the ways of real files, and where every run stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.accuracy.writing.report import Item, Line, Run

Row = tuple[tuple[Run, ...], ...]
CELLS, TABS, PLAIN = "cells", "tabs", "plain"


class Mark(NamedTuple):
    """A run in the text: its key, its flag and the interval of code points."""

    key: str
    flag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """The plain text of a report, the places of its runs, and the intervals of its paragraphs and table rows."""

    text: str
    marks: tuple[Mark, ...]
    units: tuple[tuple[int, int], ...]

    def flagged(self, flag: str) -> list[tuple[int, int]]:
        """The paragraphs and rows that hold a run with this flag."""
        places = [(mark.start, mark.end) for mark in self.marks if mark.flag == flag]
        return [unit for unit in self.units if any(start < unit[1] and end >= unit[0] for start, end in places)]


def lay_out(items: tuple[Item, ...], table_layout: str = TABS, *, blank_lines: bool = False) -> Text:
    """The text of ``items``; tables as a row per line, a cell per line behind a tab, or a filled cell per line."""
    pieces: list[str] = []
    marks: list[Mark] = []
    units: list[tuple[int, int]] = []
    at = 0
    for item in items:
        for row in _rows(item, table_layout, blank_lines=blank_lines):
            begin = at
            for run in row:
                if run.key or run.flag:
                    marks.append(Mark(run.key, run.flag, at, at + len(run.text)))
                pieces.append(run.text)
                at += len(run.text)
            units.append((begin, at))
    return Text("".join(pieces), tuple(marks), tuple(units))


def _rows(item: Item, table_layout: str, *, blank_lines: bool) -> list[list[Run]]:
    """The runs of a paragraph, or of each row of a table."""
    if isinstance(item, Line):
        return [[*item.runs, Run("\n\n" if blank_lines else "\n")]]
    return [LAYOUTS[table_layout](row) for row in item.rows]


def _tabs(row: Row) -> list[Run]:
    runs = [run for cell in row for run in (Run("\t"), *cell)]
    return [*runs[1:], Run("\n")]


def _cells(row: Row) -> list[Run]:
    return [*(run for cell in row for run in (Run("\t"), *cell, Run("\n"))), Run("\n")]


def _plain(row: Row) -> list[Run]:
    """As PDF text shows tables: blank cells are lost."""
    return [run for cell in row if cell for run in (*cell, Run("\n"))]


LAYOUTS = {CELLS: _cells, TABS: _tabs, PLAIN: _plain}
