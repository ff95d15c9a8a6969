"""The words of allocation workbooks, from the table ``allocation`` of the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jiheng.policy import Pack


class AllocationWords(NamedTuple):
    """Names of sheets, heads of columns, items of the plan with their notes, words of directions and dampings."""

    sheets: Mapping[str, str]
    heads: Mapping[str, str]
    items: Mapping[str, str]
    notes: Mapping[str, str]
    inverse: Mapping[str, str]
    damping: Mapping[str, str]


def allocation_words(pack: Pack) -> AllocationWords:
    """The words of a pack."""
    tables = (pack.table(f"allocation.{name}") for name in AllocationWords._fields)
    return AllocationWords(*({key: str(value) for key, value in table.items()} for table in tables))
