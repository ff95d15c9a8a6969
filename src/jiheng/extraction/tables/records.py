"""The lines of an indicator table or score sheet: the levels they stand under, their cells by role, their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.headers import Column
from jiheng.extraction.tables.words import Words, listed, pattern, plain

_LEVELS = ("level1", "level2", "level3")


class Level(NamedTuple):
    """A level that lines stand under: its cell, and the cell of its points where they have a column of their own."""

    entry: Entry
    points: Entry | None = None


class Record(NamedTuple):
    """A line with its cells by role.

    ``levels`` are the levels in force above the indicator's own (merged cells reach down, blanks repeat the last);
    ``name`` is the indicator's own cell; ``total`` marks the line that closes the form (总分, 合计).
    """

    row: Row
    levels: tuple[Level, ...]
    name: Entry | None
    cells: Mapping[str, Entry]
    lost: tuple[str, ...]
    total: bool

    def text(self, role: str) -> str:
        """The words of a cell, "" where it is blank or not there."""
        return self.cells[role].text if role in self.cells else ""


def records(block: Block, words: Words) -> Iterator[Record]:
    """The lines of a block without those of subtotals (小计)."""
    columns, points = _columns(block.header.columns)
    upper, lowest = _levels(columns)
    held: dict[str, Level] = {}
    summed = False
    for row in block.lines:
        first = plain(row.filled[0].text) if row.filled else ""
        total = first in listed(words, "forms.total_words")
        if (first in words.totals and not total) or (summed and _remark(row)):
            continue
        summed = summed or total
        if not total:
            _hold(held, row, upper, columns, points)
        name = row.at(columns[lowest].at) if lowest else None
        own = name if name is not None and name.text else None
        found = {role: row.at(column.at) for role, column in columns.items()}
        cells = {role: entry for role, entry in found.items() if entry is not None and entry.text}
        lost = tuple(role for role, column in columns.items() if column.at in row.lost)
        levels = tuple(held[role] for role in upper if role in held)
        yield Record(row, levels, own, cells, lost, total or _only_sums(own, cells))


def _columns(columns: Sequence[Column]) -> tuple[dict[str, Column], dict[str, Column]]:
    """The column of each role, and for a level the column of its own points (一级指标 | 分值 | 二级指标 | 分值)."""
    found: dict[str, Column] = {}
    points: dict[str, Column] = {}
    level = ""
    for column in columns:
        level = column.role if column.role in _LEVELS else level
        if column.role == "weight" and level and _above(level, column, columns):
            points[level] = column
        elif column.role:
            found.setdefault(column.role, column)
    return found, points


def _above(level: str, weight: Column, columns: Sequence[Column]) -> bool:
    """Whether a lower level stands right of a column of points: then these are the upper level's."""
    lower = _LEVELS[_LEVELS.index(level) + 1 :]
    return any(column.role in lower and column.at > weight.at for column in columns)


def _hold(
    held: dict[str, Level],
    row: Row,
    upper: Sequence[str],
    columns: Mapping[str, Column],
    points: Mapping[str, Column],
) -> None:
    """Keep the levels that the line names; a new level ends those under it."""
    for at, role in enumerate(upper):
        entry = row.grid.get(columns[role].at)
        if entry is not None and entry.text and (role not in held or entry.text != held[role].entry.text):
            for lower in upper[at:]:
                held.pop(lower, None)
            held[role] = Level(entry, row.grid.get(points[role].at) if role in points else None)


def _levels(columns: Mapping[str, Column]) -> tuple[list[str], str]:
    """The roles of the levels above, and that of the indicator's own name."""
    present = [role for role in _LEVELS if role in columns]
    if not present:
        return [], "name" if "name" in columns else ""
    return present[:-1], present[-1]


def _remark(row: Row) -> bool:
    """Whether a line below the form's total only has a label and its words (偏差原因分析 | …, 改进措施 | …)."""
    return len(row.filled) <= len(("label", "words"))


def _only_sums(name: Entry | None, cells: Mapping[str, Entry]) -> bool:
    """Whether a line holds points and nothing that they could be for: a total whose label was lost."""
    return name is None and {"weight", "score"} <= set(cells) and not {"target", "attainment", "reason"} & set(cells)


def points(entry: Entry, words: Words) -> re.Match[str] | None:
    """The points that a level prints behind its name (产出指标(50分), 单位自查（20分）)."""
    return pattern(words, "tables.points").search(entry.text)


def named(entry: Entry, words: Words) -> str:
    """The name of a level or indicator without the points behind it."""
    found = points(entry, words)
    return entry.text[: found.start()] if found and found.start() else entry.text
