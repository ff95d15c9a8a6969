"""The cells of a sheet, made when they are asked for: a large workbook costs its text, not a million objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from jiheng.document import Cell, Span
from jiheng.formats.composition import words
from jiheng.formats.workbook.sheet import BETWEEN, Sheet


@dataclass(frozen=True)
class SheetCells(Sequence[Cell]):
    """The cells of a sheet; ``starts`` are the offsets of its rows' lines in the plain text."""

    sheet: Sheet
    starts: Sequence[int]

    def __iter__(self) -> Iterator[Cell]:
        for row in range(len(self.starts)):
            yield from self.row(row)

    def row(self, row: int) -> Iterator[Cell]:
        """The cells that begin in a row."""
        at, sheet = self.starts[row], self.sheet
        is_plain = row not in sheet.covered and not sheet.notes
        for column, text in enumerate(sheet.texts(row)):
            if text is None:
                continue
            end = at + len(text)
            height, width = (1, 1) if is_plain else sheet.merged.get((row, column), (1, 1))
            note = "" if is_plain else sheet.notes.get((row, column), "")
            yield Cell(row, column, Span(at, end), words(text), height, width, note)
            at = end + 1

    def __len__(self) -> int:
        return sum(text is not None for row in self.sheet.covered for text in self.sheet.texts(row)) + sum(
            line.count(BETWEEN) + 1
            for row, line in enumerate(self.sheet.lines)
            if line is not None and row not in self.sheet.covered
        )

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | Sequence[Cell]:
        return self._all[index]

    @cached_property
    def _all(self) -> tuple[Cell, ...]:
        return tuple(self)
