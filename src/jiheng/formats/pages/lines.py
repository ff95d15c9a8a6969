"""Letters as printed lines: which stand side by side, where a gap is a blank."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiheng.formats.pages.geometry import Box, Letter

_OVERLAP = 0.5  # of the lower letter's height: two letters stand on one line
_BLANK = 0.6  # of a letter's height: a gap that is a blank between words
_COLUMN = 3.0  # of a letter's height: a gap that parts columns


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; ``lefts`` and ``rights`` hold the edges of each of its characters, in points from the left."""

    text: str
    page: int
    top: float
    bottom: float
    lefts: array[float]
    rights: array[float]

    def box(self, start: int = 0, end: int | None = None) -> Box:
        """The room that some of its characters take, as it is seen."""
        last = len(self.text) if end is None else min(end, len(self.text))
        first = min(start, len(self.text) - 1)
        return (
            min(self.lefts[first:last] or self.lefts),
            self.top,
            max(self.rights[first:last] or self.rights),
            self.bottom,
        )

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def lines(letters: Iterable[Letter], page: int) -> list[Line]:
    """The lines that letters make, from top to bottom."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: (letter.middle, letter.left)):
        row = next((row for row in reversed(rows[-3:]) if _side_by_side(row[-1], letter)), None)
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    made = (_line(sorted(row, key=lambda letter: letter.left), page) for row in rows)
    return [line for line in made if line.text]


def _side_by_side(one: Letter, other: Letter) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _OVERLAP * min(one.bottom - one.top, other.bottom - other.top)


def _line(row: Sequence[Letter], page: int) -> Line:
    printed: list[Letter] = []
    for letter in row:
        if printed and (gap := _gap(printed[-1], letter)):
            printed.append(Letter(gap, printed[-1].right, letter.top, letter.left, letter.bottom))
        printed.append(letter)
    while printed and printed[-1].text.isspace():
        printed.pop()
    while printed and printed[0].text.isspace():
        printed.pop(0)
    return Line(
        "".join(letter.text for letter in printed),
        page,
        min((letter.top for letter in printed), default=0.0),
        max((letter.bottom for letter in printed), default=0.0),
        array("f", (letter.left for letter in printed)),
        array("f", (letter.right for letter in printed)),
    )


def _gap(before: Letter, after: Letter) -> str:
    """The blank between two letters that the file does not store."""
    if before.text.isspace() or after.text.isspace():
        return ""
    room = (after.left - before.right) / max(min(before.bottom - before.top, after.bottom - after.top), 1.0)
    return "\t" if room >= _COLUMN else " " if room >= _BLANK else ""
