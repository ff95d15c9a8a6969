"""Letters as printed lines: which stand side by side, where a gap is a blank."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from jiheng.formats.pages.geometry import Box, Letter

_FIRST_WIDE = "\u2e80"
_OVERLAP = 0.5  # of the lower letter's height: two letters stand on one line
_WIDE_BLANK = 0.3  # of a letter's height: a gap between Chinese signs that is a blank
_BLANK = 0.6  # the same beside figures and letters, which Word sets off from Chinese signs by a quarter
_FEW = 3  # gaps that tell what is usual
_SPACED = 2.0  # of a letter's height: no line is spaced out more
_ROOM, _EDGE = 0.25, 0.1  # of a letter's height: room for a sign between two letters, how far it reaches over
_COLUMN = 3.0  # of a letter's height: a gap that parts columns


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; ``lefts`` and ``rights`` hold the edges of each of its characters, in points from the left.

    ``runs`` are the runs of print that they are of: no single run is printed over two cells.
    """

    text: str
    page: int
    top: float
    bottom: float
    lefts: array[float]
    rights: array[float]
    runs: array[int]

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


def cell_lines(letters: Sequence[Letter], page: int) -> list[Line]:
    """The lines of a cell, whose words may run downwards."""
    return _downward(letters, page) if _runs_down(letters) else lines(letters, page)


def _runs_down(letters: Sequence[Letter]) -> bool:
    """Whether most letters stand under the one before them in the file, in more than one column."""
    steps = [_is_under(before, after) for before, after in pairwise(letters)]
    return sum(steps) * 2 > len(steps) and sum(steps) < len(steps)


def _is_under(one: Letter, other: Letter) -> bool:
    height = one.bottom - one.top
    return abs(one.centre - other.centre) < height / 2 and 0 < other.middle - one.middle < 2 * height


def _downward(letters: Sequence[Letter], page: int) -> list[Line]:
    """Columns of letters from right to left, each a line."""
    turned = [Letter(one.text, one.top, -one.right, one.bottom, -one.left, one.run) for one in letters]
    found = []
    for line in lines(turned, page):
        sides = array("f", [-line.bottom]) * len(line.text), array("f", [-line.top]) * len(line.text)
        found.append(replace(line, top=min(line.lefts), bottom=max(line.rights), lefts=sides[0], rights=sides[1]))
    return found


def lines(letters: Iterable[Letter], page: int) -> list[Line]:
    """The lines that letters make, from top to bottom."""
    rows: list[list[Letter]] = []
    tallest: list[Letter] = []  # of each row: next to it, no line slides into one that is set a little lower
    for letter in sorted(letters, key=lambda letter: (letter.middle, letter.left)):
        at = next(
            (at for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1) if _side_by_side(tallest[at], letter)), None
        )
        if at is None:
            rows.append([letter])
            tallest.append(letter)
            continue
        rows[at].append(letter)
        if letter.bottom - letter.top > tallest[at].bottom - tallest[at].top:
            tallest[at] = letter
    made = (_line(_ordered(row), page) for row in rows)
    return [line for line in made if line.text]


def _side_by_side(one: Letter, other: Letter) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _OVERLAP * min(one.bottom - one.top, other.bottom - other.top)


def _ordered(row: Sequence[Letter]) -> list[Letter]:
    """The letters of a line from left to right; what is printed in one go stays together, though over other words.

    Where it leaves room for signs of another face (the quotation marks of a Chinese text), these stand in it.
    """
    across = sorted(row, key=lambda letter: letter.left)
    stretches: list[list[Letter]] = []
    for letter in sorted(row, key=lambda letter: (letter.run, letter.left)):
        last = stretches[-1][-1] if stretches else None
        if last and last.run == letter.run and _goes_on(last, letter, across):
            stretches[-1].append(letter)
        else:
            stretches.append([letter])
    return [letter for stretch in sorted(stretches, key=lambda stretch: stretch[0].left) for letter in stretch]


def _goes_on(one: Letter, other: Letter, across: Sequence[Letter]) -> bool:
    """Whether a letter follows another of its run, with nothing printed in the room between them."""
    height = other.bottom - other.top
    room = other.left - one.right
    if not _ROOM * height < room < height:
        return room < height
    first, last = one.right - _EDGE * height, other.left + _EDGE * height
    inside = across[bisect_left(across, first, key=lambda letter: letter.left) :]
    near = takewhile(lambda letter: letter.left < last, inside)
    return all(letter.run == one.run or letter.right > last or letter.text.isspace() for letter in near)


def _line(row: Sequence[Letter], page: int) -> Line:
    height = max(median(letter.bottom - letter.top for letter in row), 1.0)
    usual = _usual_gap(row, height)
    printed: list[Letter] = []
    for letter in row:
        if printed and (blank := _blank(printed[-1], letter, usual, height)):
            printed.append(Letter(blank, printed[-1].right, letter.top, letter.left, letter.bottom, letter.run))
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
        array("l", (letter.run for letter in printed)),
    )


def _usual_gap(row: Sequence[Letter], height: float) -> float:
    """The gap between most letters of a line: more than nothing where it is spaced out or set to full width.

    Letters of single figures far from each other are columns, not a line that is spaced out.
    """
    gaps = sorted(after.left - before.right for before, after in pairwise(row))
    usual = max(gaps[len(gaps) // 2], 0.0) if len(gaps) >= _FEW else 0.0
    return usual if usual <= _SPACED * height and gaps[len(gaps) // 4 :][:1] >= [usual / 2] else 0.0


def _blank(before: Letter, after: Letter, usual: float, height: float) -> str:
    """The blank between two letters that the file does not store; a wide stop has room enough of its own.

    It is measured by the height of most letters of the line: the box of a single one may be that of its ink.
    """
    if before.text.isspace() or after.text.isspace():
        return ""
    room = (after.left - before.right - usual) / height
    if room >= _COLUMN:
        return "\t"
    between_wide = min(before.text, after.text) >= _FIRST_WIDE
    return " " if room >= (_WIDE_BLANK if between_wide else _BLANK) and not _is_wide_stop(before.text) else ""


def _is_wide_stop(sign: str) -> bool:
    return sign >= _FIRST_WIDE and unicodedata.category(sign).startswith("P")
