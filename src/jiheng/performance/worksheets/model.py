"""A worksheet (工作表单) as values: what is filled in line by line, and the answer that each line gets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import number
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack

TABLE = "worksheets"
_DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")


class Field(NamedTuple):
    """An item above the lines, a column of them, or a column of results; ``choices`` are the words it takes."""

    key: str
    text: str
    note: str = ""
    width: int = 14
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Worksheet:
    """A kind of worksheet of a pack: ``guide`` says how to fill it."""

    id: str
    name: str
    guide: str
    items: tuple[Field, ...]
    columns: tuple[Field, ...]
    results: tuple[Field, ...]


class Cell(NamedTuple):
    """What stands in a cell, and where."""

    text: str = ""
    place: str = ""

    def due(self, name: str) -> str:
        """The words of a cell that must be filled.

        Raises:
            PerformanceError: it is empty; ``name`` says what is due.
        """
        if not self.text:
            raise PerformanceError("worksheet.empty", place=self.place, name=name)
        return self.text

    def number(self) -> Fraction | None:
        """The number in it; None where it is empty.

        Raises:
            PerformanceError: it holds something else.
        """
        try:
            return number(self.text) if self.text else None
        except ValueError as error:
            raise PerformanceError("workbook.number_due", place=self.place, text=self.text) from error

    def day(self) -> date | None:
        """The day in it, however it is written (2024-5-1, 2024年5月1日, 2024.5.1); None where it is empty.

        Raises:
            PerformanceError: it holds no day.
        """
        if not self.text:
            return None
        found = _DAY.match(self.text)
        try:
            return date(*map(int, found.groups())) if found else date.fromisoformat(self.text)
        except ValueError as error:
            raise PerformanceError("worksheet.day_due", place=self.place, text=self.text) from error


Entry = Mapping[str, Cell]
"""The cells of the items, or of one line, by the keys of their fields."""


@dataclass(frozen=True)
class Filled:
    """A filled worksheet."""

    sheet: Worksheet
    items: Entry
    rows: tuple[Entry, ...]


@dataclass(frozen=True)
class Answer:
    """The results of each line in the order of the sheet's columns of results, and what is said of the whole.

    ``action`` is whether somebody must act before the sheet can be signed off.
    """

    rows: tuple[Sequence[str], ...]
    remarks: tuple[str, ...] = ()
    action: bool = False


def names(pack: Pack) -> Mapping[str, str]:
    """The ids and names of the worksheets of a pack."""
    return {identity: str(row["name"]) for identity, row in pack.entries(TABLE).items()}


def worksheet(identity: str, pack: Pack) -> Worksheet:
    """The worksheet of that id.

    Raises:
        PerformanceError: the pack has none.
    """
    row = pack.entries(TABLE).get(identity)
    if row is None:
        known = said("listing").join(names(pack).values())
        raise PerformanceError("form.unknown_kind", kind=identity, kinds=known)
    fields = (_fields(row.get(part, [])) for part in ("items", "columns", "results"))
    return Worksheet(identity, str(row["name"]), str(row["guide"]), *fields)


def _fields(rows: object) -> tuple[Field, ...]:
    return tuple(_field(row) for row in rows) if isinstance(rows, list) else ()


def _field(row: Mapping[str, object]) -> Field:
    choices = row.get("choices", [])
    words = tuple(map(str, choices)) if isinstance(choices, list) else ()
    width = int(str(row.get("width", Field._field_defaults["width"])))
    return Field(str(row["key"]), str(row["text"]), str(row.get("note", "")), width, words)
