"""Reading the cells of our own sheets: exact texts by their heads, refused with the place where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks.grid import letters

LARGEST = 50 * 2**20
"""Bytes of a workbook that is read."""


class Row(NamedTuple):
    """One line under a head: texts by the words of the head, and where it stands."""

    texts: Mapping[str, str]
    sheet: str
    number: int
    columns: Mapping[str, int]

    def place(self, head: str) -> str:
        """The cell under a head, as people name it."""
        return said("place.cell", cell=f"{self.sheet}!{letters(self.columns.get(head, 0))}{self.number}")


class Book(NamedTuple):
    """The sheets of a workbook as texts."""

    name: str
    sheets: Mapping[str, Sequence[Sequence[str]]]

    def grid(self, sheet: str) -> Sequence[Sequence[str]]:
        """A sheet.

        Raises:
            PerformanceError: the workbook has no such sheet.
        """
        if sheet not in self.sheets:
            raise PerformanceError("workbook.no_sheet", file=self.name, sheet=sheet)
        return self.sheets[sheet]

    def rows(self, sheet: str, heads: Sequence[str]) -> Iterator[Row]:
        """The filled lines under the head of a sheet.

        Args:
            sheet: its name.
            heads: the words that the head must hold; other columns of the same line count too.

        Raises:
            PerformanceError: no line holds these words; the message names the nearest one and what it lacks.
        """
        grid = self.grid(sheet)
        start = max(range(len(grid)), key=lambda row: len(set(heads) & set(grid[row])), default=-1)
        missing = [head for head in heads if start < 0 or head not in grid[start]]
        if missing:
            listed = said("listing").join(missing)
            raise PerformanceError("workbook.no_head", file=self.name, sheet=sheet, row=start + 1, missing=listed)
        columns = {head: at for at, head in reversed(list(enumerate(grid[start]))) if head}
        for index, line in enumerate(grid[start + 1 :], start + 2):
            texts = {head: line[at] for head, at in columns.items() if at < len(line) and line[at]}
            if texts:
                yield Row(texts, sheet, index, columns)


def book(source: bytes | Path, name: str = "") -> Book:
    """The workbook of a file (``.xlsx``, ``.xls``, ``.et``) or of its bytes.

    Raises:
        PerformanceError: it cannot be read.
    """
    name = name or (source.name if isinstance(source, Path) else "")
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        if len(data) > LARGEST:
            raise PerformanceError("workbook.too_large", file=name, limit=LARGEST // 2**20)
        with CalamineWorkbook.from_filelike(BytesIO(data)) as opened:
            sheets = {
                title: opened.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in opened.sheet_names
            }
    except (CalamineError, OSError) as error:
        raise PerformanceError("workbook.unreadable", file=name) from error
    return Book(name, {title: [[text(value) for value in line] for line in lines] for title, lines in sheets.items()})


def text(value: object) -> str:
    """A cell as its author wrote it: a binary number as its shortest decimal, a whole one without a point."""
    if isinstance(value, bool):
        return said("yes" if value else "no")
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else _plain(repr(value))
    return str(value).strip()


def _plain(digits: str) -> str:
    """Digits without an exponent (1e-05 is 0.00001)."""
    mantissa, _, exponent = digits.partition("e")
    if not exponent:
        return digits
    whole, _, part = mantissa.lstrip("-").partition(".")
    shift = -int(exponent)
    return ("-" if mantissa.startswith("-") else "") + "0." + "0" * (shift - 1) + whole + part
