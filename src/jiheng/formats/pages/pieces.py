"""Printed lines cut into what stands by itself: figures, and words that a blank parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from jiheng.formats.pages.lines import Line

_FIRST_WIDE = "\u2e80"
_AMOUNT = re.compile(r"[-−－]?(?:\d[\d,，]*[.．]\d+%?|\d{1,3}(?:[,，]\d{3})+)")
_NUMBER = re.compile(r"\d+")
_DASH = re.compile(r"[-−－—–─/]+")
# Of a sign's width: the blank between two cells, by the number of wide signs beside it. Within a run of print signs
# may be spaced out; between two runs a blank parts cells, if it is wider than programs set words off from figures.
_WITHIN = (0.35, 0.4, 2.5)
_BETWEEN = (0.12, 0.3, 0.15)
_SPACED, _MARKS = 2.3, 12.0  # the same inside a word of two signs, and between marks over columns next to each other
_OVER = 0.1  # words that are printed over the end of others are of another cell
_FIGURE = 0.12  # the same beside a run that is an amount: the words behind it are hardly its unit
_EM = 0.7  # of a line's height: how wide a sign is where no Chinese one tells


def is_amount(text: str) -> bool:
    """Whether words are a figure that can be no code."""
    return bool(_AMOUNT.fullmatch(text))


def is_numeric(text: str) -> bool:
    """Whether words are a figure, a code, or the dash for none."""
    return bool(_AMOUNT.fullmatch(text) or _NUMBER.fullmatch(text) or _DASH.fullmatch(text))


class Piece(NamedTuple):
    """What stands by itself in a line, from ``start`` to ``end`` of its text."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text[self.start : self.end]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.line.lefts[self.start]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.line.rights[self.end - 1]

    @property
    def runs(self) -> tuple[int, int]:
        """The runs of print that it begins and ends with."""
        return self.line.runs[self.start], self.line.runs[self.end - 1]

    def alone(self) -> Line:
        """It as a line of its own."""
        line, part = self.line, slice(self.start, self.end)
        return Line(
            line.text[part], line.page, line.top, line.bottom, line.lefts[part], line.rights[part], line.runs[part]
        )


def pieces(line: Line) -> list[Piece]:
    """The pieces of a line from left to right; two signs near each other are a word that is spaced out."""
    size = em([line])
    found = list(_pieces(line, size))
    for at in range(len(found) - 1, 0, -1):
        near = [_near(found, place, size) for place in (at - 1, at, at + 1)]
        if near[1] <= _SPACED and min(near[0], near[2]) > _MARKS:
            found[at - 1 : at + 1] = [Piece(line, found[at - 1].start, found[at].end)]
    return found


def _near(found: Sequence[Piece], at: int, em: float) -> float:
    """How many signs' widths a single wide sign is behind another one; far where one of them is none."""
    pair = found[max(at - 1, 0) : at + 1]
    signs = len(pair) > 1 and all(len(piece.text) == 1 and piece.text >= _FIRST_WIDE for piece in pair)
    return (pair[1].left - pair[0].right) / max(em, 1.0) if signs else float("inf")


def em(lines: Sequence[Line]) -> float:
    """How wide a Chinese sign is."""
    widths = [
        right - left
        for line in lines
        for sign, left, right in zip(line.text, line.lefts, line.rights, strict=True)
        if sign >= _FIRST_WIDE
    ]
    return median(widths) if widths else _EM * max((line.height for line in lines), default=0.0)


def _pieces(line: Line, em: float) -> Iterator[Piece]:
    signs = [at for at, sign in enumerate(line.text) if not sign.isspace()]
    start = signs[0]
    for one, other in pairwise(signs):
        room = line.lefts[other] - line.rights[one]
        over = line.runs[one] != line.runs[other] and room < -_OVER * em
        if over or room >= _least(line, one, other, em) * em:
            yield Piece(line, start, one + 1)
            start = other
    yield Piece(line, start, signs[-1] + 1)


def _least(line: Line, one: int, other: int, em: float) -> float:
    """The blank that parts two signs, in widths of a sign."""
    wide = (line.text[one] >= _FIRST_WIDE) + (line.text[other] >= _FIRST_WIDE)
    if line.runs[one] == line.runs[other]:
        return _WITHIN[wide]
    return _FIGURE if wide == 1 and _ends_cell(line, one, other, em) else _BETWEEN[wide]


def _ends_cell(line: Line, one: int, other: int, em: float) -> bool:
    """Whether an amount that words stand close to stands free on its other side, as none does in a sentence."""
    before, after = _run(line, one), _run(line, other)
    if is_amount(line.text[before]):
        return _is_free(line, before.start - 1, before.start, em)
    return is_amount(line.text[after]) and _is_free(line, after.stop - 1, after.stop, em)


def _is_free(line: Line, one: int, other: int, em: float) -> bool:
    """Whether a cell ends between two signs, one of them of an amount; at the ends of a line none tells."""
    if one < 0 or other == len(line.text):
        return False
    if line.text[one].isspace() or line.text[other].isspace():
        return True
    beside = (line.text[one] >= _FIRST_WIDE) + (line.text[other] >= _FIRST_WIDE)
    return line.lefts[other] - line.rights[one] >= _BETWEEN[beside] * em


def _run(line: Line, at: int) -> slice:
    """The run of print that a sign is of, without blanks at its ends."""
    start, end = at, at + 1
    while start and line.runs[start - 1] == line.runs[at] and not line.text[start - 1].isspace():
        start -= 1
    while end < len(line.text) and line.runs[end] == line.runs[at] and not line.text[end].isspace():
        end += 1
    return slice(start, end)
