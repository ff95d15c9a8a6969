"""Letters as printed lines: which stand side by side, where a gap is a blank."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiheng.formats.pages.geometry import Box, Letter

_FIRST_WIDE = "\u2e80"
_OVERLAP = 0.5  # of the lower letter's height: two letters stand on one line
_WIDE_BLANK = 0.3  # of a letter's height: a gap between Chinese signs that is a blank
_BLANK = 0.6  # the same beside figures and letters, which Word sets off from Chinese signs by a quarter
_FEW = 3  # gaps that tell what is usual
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
    usual = _usual_gap(row)
    printed: list[Letter] = []
    for letter in row:
        if printed and (blank := _blank(printed[-1], letter, usual)):
            printed.append(Letter(blank, printed[-1].right, letter.top, letter.left, letter.bottom))
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


def _usual_gap(row: Sequence[Letter]) -> float:
    """The gap between most letters of a line: more than nothing where it is spaced out or set to full width."""
    gaps = sorted(after.left - before.right for before, after in pairwise(row))
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) >= _FEW else 0.0


def _blank(before: Letter, after: Letter, usual: float) -> str:
    """The blank between two letters that the file does not store; a wide stop has room enough of its own."""
    if before.text.isspace() or after.text.isspace():
        return ""
    room = (after.left - before.right - usual) / max(min(before.bottom - before.top, after.bottom - after.top), 1.0)
    if room >= _COLUMN:
        return "\t"
    between_wide = min(before.text, after.text) >= _FIRST_WIDE
    return " " if room >= (_WIDE_BLANK if between_wide else _BLANK) and not _is_wide_stop(before.text) else ""


def _is_wide_stop(sign: str) -> bool:
    return sign >= _FIRST_WIDE and unicodedata.category(sign).startswith("P")
