"""The filled rectangle of a sheet as lines of text, as its cells show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jiheng.formats.composition import words
from jiheng.formats.workbook.references import Place
from jiheng.policy.messages import messages

Texts = Sequence[str | None]
BETWEEN = "\t"
Merged = Iterable[tuple[Place, Place]]
"""Merged cells by their first and last place in the file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    ``lines`` are its rows as lines of the plain text, None for an empty one; ``covered`` gives the texts of the rows of
    which merged cells cover a part; ``origin`` is the row and column in the file of the first, counted from 0;
    ``merged`` the height and width of merged cells; ``notes`` what could not be given. All places but ``origin`` count
    from the first row and column.
    """

    name: str
    origin: Place
    lines: Sequence[str | None]
    covered: Mapping[int, Texts]
    merged: Mapping[Place, Place]
    notes: Mapping[Place, str]

    def texts(self, row: int) -> Texts:
        """The text of each cell of a row, None where none begins; an empty row has no cells."""
        line = self.lines[row]
        return () if line is None else self.covered.get(row) or line.split(BETWEEN)

    @property
    def caption(self) -> str:
        """The title in the first row where it stands there alone, else the sheet's name."""
        title = [text for text in self.texts(0) if text]
        return words(title[0]) if len(title) == 1 and len(self.lines) > 1 else self.name


class Row(NamedTuple):
    """A row: its number (from 0), its columns in rising order, and what they show ("" for nothing), parted by tabs.

    ``uncalculated`` are those of the columns that are formulas without a stored value. A row is kept as one line, as a
    sheet may have many; a tab inside a cell is a line break of its words.
    """

    number: int
    columns: Sequence[int]
    line: str
    uncalculated: Sequence[int] = ()

    @classmethod
    def of(cls, number: int, columns: Sequence[int], texts: Sequence[str], uncalculated: Sequence[int] = ()) -> Row:
        """The row of these texts."""
        line = BETWEEN.join(texts)
        if line.count(BETWEEN) >= len(texts):
            line = BETWEEN.join(text.replace(BETWEEN, "\n") for text in texts)
        return cls(number, columns, line, uncalculated)

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.columns) and (len(self.line) >= len(self.columns) or bool(self.uncalculated))

    @property
    def said(self) -> dict[int, str]:
        """What it says, by column."""
        texts = zip(self.columns, self.line.split(BETWEEN), strict=True)
        return {column: text for column, text in texts if text or column in self.uncalculated}


@dataclass(frozen=True)
class Filled:
    """The rows of a sheet that say something."""

    rows: Sequence[Row]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Filled:
        """Those among the rows of a sheet."""
        return cls([row for row in rows if row.says_something])

    @cached_property
    def corners(self) -> tuple[Place, Place]:
        """The first and the last place of the rectangle that holds all that is said; there is something."""
        numbers = [row.number for row in self.rows]
        left, right = min(self.rows[0].said), max(self.rows[0].said)
        for row in self.rows:
            if row.columns[0] < left or row.columns[-1] > right:
                said = row.said
                left, right = min(left, *said), max(right, *said)
        return (min(numbers), left), (max(numbers), right)

    @property
    def area(self) -> int:
        """How many cells that rectangle has."""
        if not self.rows:
            return 0
        (top, left), (bottom, right) = self.corners
        return (bottom - top + 1) * (right - left + 1)


def arranged(name: str, filled: Filled, merged: Merged) -> Sheet:
    """The sheet with its filled cells and its merged ones."""
    (top, left), (bottom, right) = filled.corners
    height, width = bottom - top + 1, right - left + 1
    lines: list[str | None] = [None] * height
    whole: Sequence[int] = ()
    for row in {row.number: row for row in filled.rows}.values():  # of rows with one number the last counts
        columns = row.columns
        if columns is not whole and len(columns) == width and (columns[0], columns[-1]) == (left, right):
            whole = columns
        lines[row.number - top] = row.line if columns is whole else _spread(row, left, width)
    cut = dict(_cut(merged, (top, left), (height, width)))
    covered: dict[int, Texts] = {}
    for (number, column), reach in cut.items():
        _cover(lines, covered, number, column, *reach)
    for number, texts in covered.items():
        lines[number] = BETWEEN.join(text for text in texts if text is not None)
    note = messages("formats").text("notes.uncalculated")
    uncalculated = [row for row in filled.rows if row.uncalculated]
    notes = {(row.number - top, at - left): note for row in uncalculated for at in row.uncalculated}
    return Sheet(name, (top, left), lines, covered, cut, notes)


def _spread(row: Row, left: int, width: int) -> str:
    texts = [""] * width
    for column, text in row.said.items():
        texts[column - left] = text
    return BETWEEN.join(texts)


def _cut(merged: Merged, origin: Place, size: tuple[int, int]) -> Iterator[tuple[Place, tuple[int, int]]]:
    """The merged cells that begin in the filled rectangle, cut at its edges, with how far they reach.

    They do not overlap, so together they cover the rectangle at most; a file that says more is not followed.
    """
    room = size[0] * size[1]
    for (top, left), (bottom, right) in merged:
        row, column = top - origin[0], left - origin[1]
        if 0 <= row < size[0] and 0 <= column < size[1] and top <= bottom and left <= right:
            reach = min(bottom - top + 1, size[0] - row), min(right - left + 1, size[1] - column)
            room -= reach[0] * reach[1]
            if room < 0:
                return
            yield (row, column), reach


def _cover(
    lines: Sequence[str | None], covered: dict[int, Texts], row: int, column: int, height: int, width: int
) -> None:
    """Leave of the cells that a merged one covers only the first."""
    for place in range(row, row + height):
        if (line := lines[place]) is not None:
            texts = covered.get(place) or line.split(BETWEEN)
            first = texts[column] or "" if place == row else None
            covered[place] = (*texts[:column], first, *[None] * (width - 1), *texts[column + width :])
