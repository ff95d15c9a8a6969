"""What is printed above a table: its title and its unit of measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Role, Table
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.vocabulary import Vocabulary

_ABOVE = 4  # lines


class Title(NamedTuple):
    """A table's printed title and unit, "" where none is printed."""

    caption: str
    unit: str


def above(lines: Sequence[Line], first: int, words: Vocabulary, *, parted: bool = False) -> Title:
    """The title and the unit in the last lines before a table; a sentence or another table ends the search.

    ``parted``: tabs may part what stands on one line (the title and the number of the sheet on a page).
    """
    caption = unit = ""
    for line in reversed(lines[max(first - _ABOVE, 0) : first]):
        if not line.running or (line.tabbed and not parted) or "。" in line.text or caption:
            break
        found = words.patterns["cells.unit_line"].search(line.text)
        unit = unit or (found["unit"] if found else "")
        title = words.patterns["cells.beside_title"].sub("", line.text)
        caption = title if words.patterns["cells.title"].fullmatch(title) else ""
    return Title(caption, unit)


def entitled(lines: Sequence[Line], tables: Sequence[Table], words: Vocabulary) -> tuple[Table, ...]:
    """The tables that a reader gave, with the titles above them."""
    found = list(tables)
    for place, line in enumerate(lines):
        number = line.block.table
        if line.block.role is Role.TABLE and number is not None and not (found[number].caption and found[number].unit):
            found[number] = titled(found[number], above(lines, place, words, parted=True))
    return tuple(found)


def titled(table: Table, title: Title) -> Table:
    """The table with the title above it, where it has none of its own."""
    return replace(table, caption=table.caption or title.caption, unit=table.unit or title.unit)
