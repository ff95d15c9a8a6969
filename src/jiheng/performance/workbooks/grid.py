"""Laying a form out on a grid: which cell stands where, before any file is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jiheng.performance.workbooks.layout import Slot


class Placed(NamedTuple):
    """A slot at its place; ``row`` and ``column`` count from 0, ``line`` is the index of its indicator."""

    slot: Slot
    row: int
    column: int
    line: int | None = None

    @property
    def address(self) -> str:
        """The cell in the notation of spreadsheets (B5)."""
        return f"{letters(self.column)}{self.row + 1}"


@dataclass
class Grid:
    """Cells in rows; a cell that reaches down keeps its columns free in the rows below."""

    cells: list[Placed] = field(default_factory=list)
    height: int = 0
    _taken: set[tuple[int, int]] = field(default_factory=set)

    def add(self, slots: Iterable[Slot], line: int | None = None) -> None:
        """Lay one more row, each slot in the next free column."""
        column = 0
        for slot in slots:
            while (self.height, column) in self._taken:
                column += 1
            self.cells.append(Placed(slot, self.height, column, line))
            self._taken |= {
                (self.height + down, column + across) for down in range(slot.down) for across in range(slot.span)
            }
            column += slot.span
        self.height += 1


def letters(column: int) -> str:
    """The letters of a column that counts from 0 (A, B … AA)."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def runs(rows: Sequence[Mapping[str, object]], fields: Sequence[str]) -> Iterator[int]:
    """For each row, how many rows from here on have the same values of ``fields``; 0 inside such a run."""
    index = 0
    while index < len(rows):
        same = [rows[index].get(name) for name in fields]
        end = index
        while end < len(rows) and [rows[end].get(name) for name in fields] == same:
            end += 1
        yield from (end - index, *[0] * (end - index - 1))
        index = end
