"""The filled rectangle of a sheet as rows of text, as its cells show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import NamedTuple

from jiheng.formats.composition import words
from jiheng.formats.workbook.display import Display, plainly
from jiheng.policy.messages import messages

Texts = list[str | None]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet.

    ``rows`` holds the text of each cell, None where no cell begins (covered by a merged cell, or the row is empty);
    ``origin`` the row and column in the file of the first, counted from 0; ``merged`` the height and width of merged
    cells; ``notes`` what could not be given. All places but ``origin`` count from the first row and column.
    """

    name: str
    origin: Place
    rows: Sequence[Texts]
    merged: Mapping[Place, Place]
    notes: Mapping[Place, str]

    @property
    def caption(self) -> str:
        """The title in the first row where it stands there alone, else the sheet's name."""
        title = [text for text in self.rows[0] if text]
        return words(title[0]) if len(title) == 1 and len(self.rows) > 1 else self.name

    @property
    def lines(self) -> list[str]:
        """The rows as lines of the plain text."""
        return ["\t".join([text for text in texts if text is not None]) for texts in self.rows]


class Mark(NamedTuple):
    """What a cell is beside its value: its display, the error it shows, or that its formula has no stored value."""

    display: Display | None = None
    error: str = ""
    uncalculated: bool = False


class Raw(NamedTuple):
    """A sheet's values from its first filled row and column on; merged cells by first and last place in the file."""

    name: str
    origin: Place
    values: Sequence[Sequence[object]]
    merged: Sequence[tuple[Place, Place]] = ()


def shown(sheet: Raw, marks: Mapping[Place, Mark]) -> Sheet:
    """The sheet as its cells show it; ``marks`` are by row and column of the file."""
    values, origin = sheet.values, sheet.origin
    rows: list[Texts] = [
        [value if type(value) is str else plainly(value) if type(value) is float else _text(value) for value in row]
        for row in values
    ]
    notes = {place: note for place, note in _marked(rows, values, origin, marks) if note}
    merged = dict(_merged(sheet, len(rows), max(map(len, rows), default=0)))
    for (row, column), (height, width) in merged.items():
        _cover(rows, row, column, height, width)
    return Sheet(sheet.name, origin, [texts if any(texts) else [] for texts in rows], merged, notes)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return str(value)


def _marked(
    rows: Sequence[Texts], values: Sequence[Sequence[object]], origin: Place, marks: Mapping[Place, Mark]
) -> Iterator[tuple[Place, str]]:
    """Write the marked cells as they are shown; gives the note of each."""
    for (far_down, far_right), mark in marks.items():
        row, column = far_down - origin[0], far_right - origin[1]
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            continue
        value = values[row][column]
        if mark.display and isinstance(value, float):
            rows[row][column] = mark.display.text(value)
        elif mark.error:
            rows[row][column] = mark.error
        yield (row, column), messages("formats").text("notes.uncalculated") if mark.uncalculated else ""


def _merged(sheet: Raw, height: int, width: int) -> Iterator[tuple[Place, Place]]:
    """The merged cells that begin in the filled rectangle, cut at its edges."""
    for (top, left), (bottom, right) in sheet.merged:
        row, column = top - sheet.origin[0], left - sheet.origin[1]
        if 0 <= row < height and 0 <= column < width:
            yield (row, column), (min(bottom - top + 1, height - row), min(right - left + 1, width - column))


def _cover(rows: Sequence[Texts], row: int, column: int, height: int, width: int) -> None:
    first = rows[row][column]
    for covered in rows[row : row + height]:
        covered[column : column + width] = [None] * width
    rows[row][column] = first or ""
