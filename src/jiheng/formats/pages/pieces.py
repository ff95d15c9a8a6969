"""Printed lines cut into what stands by itself: figures, and words that a wide blank parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from jiheng.formats.pages.lines import Line

_FIRST_WIDE = "\u2e80"
_AMOUNT = re.compile(r"[-−－]?(?:\d[\d,，]*[.．]\d+%?|\d{1,3}(?:,\d{3})+)")
_NUMBER = re.compile(r"\d+")
_DASH = re.compile(r"[-−－—–─/]+")
_WIDE, _NARROW, _MIXED = 0.8, 0.35, 0.4  # of a sign's width: the blank between two cells, by the signs beside it
_EM = 0.7  # of a line's height: how wide a sign is where no Chinese one tells


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
    def centre(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2

    @property
    def is_amount(self) -> bool:
        """Whether it is a figure that can be no code."""
        return bool(_AMOUNT.fullmatch(self.text))

    @property
    def is_numeric(self) -> bool:
        """Whether it is a figure, a code, or the dash for none."""
        return self.is_amount or bool(_NUMBER.fullmatch(self.text) or _DASH.fullmatch(self.text))

    def alone(self) -> Line:
        """It as a line of its own."""
        line, part = self.line, slice(self.start, self.end)
        return Line(line.text[part], line.page, line.top, line.bottom, line.lefts[part], line.rights[part])


def pieces(line: Line, near: float = 1.0) -> list[Piece]:
    """The pieces of a line from left to right; ``near`` makes the blank smaller that parts them."""
    return list(_pieces(line, em([line]) * near))


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
        wide = (line.text[one] >= _FIRST_WIDE) + (line.text[other] >= _FIRST_WIDE)
        if line.lefts[other] - line.rights[one] >= (_NARROW, _MIXED, _WIDE)[wide] * em:
            yield Piece(line, start, one + 1)
            start = other
    yield Piece(line, start, signs[-1] + 1)
