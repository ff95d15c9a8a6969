"""Headers of flattened tables: which words name a column, and of what type its cells are.

The words are those that the packs give the columns of tables (``tables``); the types of their roles are in
``structure.cells``. A row is a header when most of its cells name columns and none of them is a bare figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.sheets import sheets
from jiheng.extraction.structure.vocabulary import Vocabulary

LABEL, ANY, AMOUNT = "label", "any", "amount"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a flattened table: its role (a role or measure of ``tables``, label, any) and its cells' type."""

    role: str
    type: str
    merged: bool = False


Header = tuple[Column, ...]

BLANK = Column("", "blank")
FREE: Header = (Column(LABEL, ANY, merged=True),)
"""The header of rows that stand under none: only their first cell may reach over several of them."""
POINTS = "number"


def header(cells: Sequence[Piece], words: Vocabulary) -> Header:
    """The columns that a row of cells names, empty where it is no header."""
    if any(bare(cell.text, words) for cell in cells):
        return ()
    if labels(cells, words) and cells[1:] and cells[1].text and not names_column(cells[1], words):
        return ()  # a label with its value, and a header that has lost the blank line before it
    names = [words.patterns["cells.header_noise"].sub("", cell.text) for cell in cells]
    named = [roles(words).get(name, "") for name in names]
    known = [role or (AMOUNT if name in _sums(words) else "") for role, name in zip(named, names, strict=True)]
    filled = sum(bool(cell.text) for cell in cells)
    if not any(named) or sum(map(bool, known)) < max(_FEWEST, (filled + 1) // 2):
        return ()
    return tuple(_column(role or (LABEL if place == 0 else ANY), words) for place, role in enumerate(known))


def headed(cells: Sequence[Piece], words: Vocabulary) -> int:
    """How many cells of a longer row are a header that no blank line parts from its first row; 0 where none is."""
    end = next((at for at in range(1, len(cells)) if cells[at].text and not names_column(cells[at], words)), len(cells))
    while end and not cells[end - 1].text:
        end -= 1  # the blanks belong to the row behind
    return end if _FEWEST <= end < len(cells) and header(cells[:end], words) else 0


def names_column(cell: Piece, words: Vocabulary) -> bool:
    """Whether a cell's words are those of a column."""
    name = words.patterns["cells.header_noise"].sub("", cell.text)
    return name in roles(words) or name in _sums(words)


def heads_column(cell: Piece, words: Vocabulary) -> bool:
    """Whether a cell's words can only be those of a column: those of a concept name rows too."""
    return words.patterns["cells.header_noise"].sub("", cell.text) in _only_columns(words)


def labels(cells: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a row begins with a label beside which its value stands."""
    return bool(cells) and cells[0].text in words.lists["cells.labels"]


def bare(text: str, words: Vocabulary) -> bool:
    """Whether a cell means nothing without its column."""
    return bool(text) and bool(words.patterns["cells.patterns.bare"].fullmatch(text))


def fits(cell: Piece, column: Column, words: Vocabulary) -> bool:
    """Whether a cell is of its column's type; a blank is of every type."""
    text = cell.text
    if column.type == ANY or words.patterns["cells.patterns.blank"].fullmatch(text):
        return True
    return bool(words.patterns[f"cells.patterns.{column.type}"].fullmatch(text))


def strains(cell: Piece, column: Column, words: Vocabulary) -> bool:
    """Whether a cell fits its column but is not what is usual there."""
    usual = words.usual.get(column.role)
    return usual is not None and not usual.fullmatch(cell.text)


def _column(role: str, words: Vocabulary) -> Column:
    return Column(role, _types(words).get(role, ANY), role in words.lists["cells.merged"])


@cache
def _types(words: Vocabulary) -> Mapping[str, str]:
    """The type of each role."""
    names = words.pack.table("structure.cells.patterns")
    return {
        role: name
        for name in names
        if words.pack.get(f"structure.cells.{name}")
        for role in words.lists[f"cells.{name}"]
    }


@cache
def _sums(words: Vocabulary) -> frozenset[str]:
    """Names of sums that head columns of the public tables, and name rows of others: never a header by themselves."""
    noise = words.patterns["cells.header_noise"]
    return frozenset(noise.sub("", head.words) for sheet in sheets(words) for head in sheet.header)


@cache
def _only_columns(words: Vocabulary) -> frozenset[str]:
    tables = (words.pack.table(f"tables.{table}") for table in ("roles", "measures"))
    return frozenset(name for table in tables for names in table.values() for name in cast("list[str]", names))


@cache
def roles(words: Vocabulary) -> Mapping[str, str]:
    """The role of each word that names a column."""
    found: dict[str, str] = {}
    for table in ("roles", "measures"):
        for role, names in words.pack.table(f"tables.{table}").items():
            found.update(dict.fromkeys(cast("list[str]", names), role))
    for concept, row in words.pack.table("tables.concepts").items():
        data = cast("Mapping[str, object]", row)
        names = [concept, *cast("list[str]", data.get("words", []))]
        found.update(dict.fromkeys(names, str(data.get("measure", AMOUNT))))
    return found
