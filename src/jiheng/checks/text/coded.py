"""Codes of subjects in tables, with the names beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.checks.case import Case, once
from jiheng.checks.text.settings import expression
from jiheng.document import Cell, Table
from jiheng.policy.classification import PARENT_DIGITS


@once
def coded_tables(case: Case) -> tuple[tuple[tuple[Cell, Cell], ...], ...]:
    """For each table the cells with a code in a column of codes, each with the words right of it."""
    heads = expression(case.pack, "subjects.heads")
    return tuple(tuple(_pairs(table, heads)) for table in case.document.tables)


def coded_cells(case: Case) -> tuple[tuple[Cell, Cell], ...]:
    """The same of all tables together."""
    return tuple(pair for pairs in coded_tables(case) for pair in pairs)


@once
def coded_names(case: Case) -> tuple[tuple[str, str], ...]:
    """The codes and names of all tables, each once."""
    return tuple({(code.text.strip(), plain(name.text)): None for code, name in coded_cells(case)})


def plain(name: str) -> str:
    """The ideographs of a name: spaces and numbers are written in many ways."""
    return "".join(character for character in name if character.isalpha() or character in "（）")


def _pairs(table: Table, heads: re.Pattern[str]) -> Iterator[tuple[Cell, Cell]]:
    columns = {
        cell.column + offset for cell in table.cells if heads.search(cell.text) for offset in range(cell.column_span)
    }
    for row in table.rows() if columns else ():
        for code, name in pairwise(row):
            text = code.text.strip()
            if code.column in columns and text.isdecimal() and len(text) in PARENT_DIGITS and plain(name.text):
                yield code, name
