"""The filled rectangle of a sheet as rows of text, as its cells show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jiheng.formats.composition import words
from jiheng.formats.workbook.references import Place
from jiheng.policy.messages import messages

Texts = Sequence[str | None]  # tuples: the collector of garbage passes them over


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


@dataclass(slots=True)
class Filled:
    """The filled cells of a sheet in the making, by row; ``uncalculated`` are formulas without a stored value."""

    rows: list[tuple[int, Sequence[int], Sequence[str]]] = field(default_factory=list)
    uncalculated: list[Place] = field(default_factory=list)

    def add(self, row: int, columns: Sequence[int], texts: Sequence[str], uncalculated: Collection[int] = ()) -> None:
        """A row's texts with their columns in rising order, and the columns of its uncalculated formulas."""
        if not all(texts):
            kept = [(at, text) for at, text in zip(columns, texts, strict=True) if text or at in uncalculated]
            columns, texts = tuple(at for at, _ in kept), tuple(text for _, text in kept)
            self.uncalculated += [(row, at) for at in uncalculated]
        if columns:
            self.rows.append((row, columns, texts))

    @property
    def corners(self) -> tuple[Place, Place]:
        """The first and the last place of the rectangle that holds all cells; there is at least one."""
        numbers = [row for row, _, _ in self.rows]
        shapes = {id(at): at for _, at, _ in self.rows}.values()  # rows of one shape share their columns
        left, right = min(at[0] for at in shapes), max(at[-1] for at in shapes)
        return (min(numbers), left), (max(numbers), right)

    @property
    def area(self) -> int:
        """How many cells that rectangle has."""
        if not self.rows:
            return 0
        (top, left), (bottom, right) = self.corners
        return (bottom - top + 1) * (right - left + 1)


def arranged(name: str, filled: Filled, merged: Iterable[tuple[Place, Place]] = ()) -> Sheet:
    """The sheet with its filled cells and its merged ones (by first and last place in the file)."""
    (top, left), (bottom, right) = filled.corners
    height, width = bottom - top + 1, right - left + 1
    rows: list[Texts] = [()] * height
    for number, columns, texts in filled.rows:
        rows[number - top] = texts if len(columns) == width else _spread(columns, texts, left, width)
    cut = dict(_cut(merged, (top, left), (height, width)))
    for (row, column), reach in cut.items():
        _cover(rows, row, column, *reach)
    note = messages("formats").text("notes.uncalculated")
    return Sheet(name, (top, left), rows, cut, {(row - top, at - left): note for row, at in filled.uncalculated})


def _spread(columns: Sequence[int], texts: Sequence[str], left: int, width: int) -> Texts:
    row = [""] * width
    for column, text in zip(columns, texts, strict=True):
        row[column - left] = text
    return tuple(row)


def _cut(
    merged: Iterable[tuple[Place, Place]], origin: Place, size: tuple[int, int]
) -> Iterator[tuple[Place, tuple[int, int]]]:
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


def _cover(rows: list[Texts], row: int, column: int, height: int, width: int) -> None:
    """Leave of the cells that a merged one covers only the first."""
    covered: Texts = (None,) * width
    for place in range(row, row + height):
        if texts := rows[place]:
            first = (texts[column] or "",) if place == row else covered[:1]
            rows[place] = (*texts[:column], *first, *covered[1:], *texts[column + width :])
