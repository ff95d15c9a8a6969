"""The lines of an indicator table or score sheet: the levels they stand under, their cells by role, their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.headers import Column
from jiheng.extraction.tables.words import Words, listed, pattern, plain


class Record(NamedTuple):
    """A line with its cells by role.

    ``levels`` are the level cells in force above the indicator's own (merged cells reach down, blanks repeat the last);
    ``name`` is the indicator's own cell; ``total`` marks the line that closes the form (总分, 合计).
    """

    row: Row
    levels: tuple[Entry, ...]
    name: Entry | None
    cells: Mapping[str, Entry]
    lost: tuple[str, ...]
    total: bool

    def text(self, role: str) -> str:
        """The words of a cell, "" where it is blank or not there."""
        return self.cells[role].text if role in self.cells else ""


def records(block: Block, words: Words) -> Iterator[Record]:
    """The lines of a block, those without any word left out."""
    columns = {column.role: column for column in reversed(block.header.columns) if column.role}
    upper, lowest = _levels(columns)
    held: dict[str, Entry] = {}
    for row in block.lines:
        for at, role in enumerate(upper):
            entry = row.grid.get(columns[role].at)
            if entry is not None and entry.text and entry is not held.get(role):
                for lower in upper[at:]:
                    held.pop(lower, None)
                held[role] = entry
        name = row.at(columns[lowest].at) if lowest else None
        cells = {
            role: entry for role, column in columns.items() if (entry := row.at(column.at)) is not None and entry.text
        }
        lost = tuple(role for role, column in columns.items() if column.at in row.lost)
        levels = tuple(held[role] for role in upper if role in held)
        own = name if name is not None and name.text else None
        yield Record(row, levels, own, cells, lost, closes(row, words) or _only_sums(own, cells))


def _levels(columns: Mapping[str, Column]) -> tuple[list[str], str]:
    """The roles of the levels above, and that of the indicator's own name."""
    present = [role for role in ("level1", "level2", "level3") if role in columns]
    if not present:
        return [], "name" if "name" in columns else ""
    return present[:-1], present[-1]


def closes(row: Row, words: Words) -> bool:
    """Whether a line is the form's total."""
    first = plain(row.filled[0].text) if row.filled else ""
    return first in words.totals or first in listed(words, "forms.total_words")


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
