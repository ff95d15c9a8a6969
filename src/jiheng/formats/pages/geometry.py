"""Pages as they lie before the reader: points (1/72 inch) from the top left, y downwards, however they are turned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Sheet(NamedTuple):
    """The size of a page as it is seen, how far it is turned (in quarters, clockwise), and its corner in user space."""

    width: float
    height: float
    quarters: int = 0
    left: float = 0.0
    bottom: float = 0.0

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file's user space as it is seen."""
        x, y = x - self.left, y - self.bottom
        return ((x, self.height - y), (y, x), (self.width - x, y), (self.width - y, self.height - x))[self.quarters]

    def stored(self, x: float, y: float) -> tuple[float, float]:
        """A point as it is seen in the file's user space."""
        turned = ((x, self.height - y), (y, x), (self.width - x, y), (self.height - y, self.width - x))[self.quarters]
        return turned[0] + self.left, turned[1] + self.bottom

    def seen_box(self, box: Box) -> Box:
        """A box (left, bottom, right, top) of user space as (left, top, right, bottom) seen."""
        return _ordered(self.seen(box[0], box[1]), self.seen(box[2], box[3]))

    def stored_box(self, box: Box) -> Box:
        """A box as it is seen, in user space."""
        return _ordered(self.stored(box[0], box[1]), self.stored(box[2], box[3]))


class Letter(NamedTuple):
    """A printed character, the room it takes, and which run of print of its page it is of (what is set in one go)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    run: int = 0

    @property
    def middle(self) -> float:
        """How far down its middle lies."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """How far right its middle lies."""
        return (self.left + self.right) / 2


class Rule(NamedTuple):
    """A straight line: ``at`` is its place across its direction, ``start`` and ``end`` along it."""

    at: float
    start: float
    end: float


def clustered(values: Sequence[float], tolerance: float) -> list[float]:
    """Values that lie close together as their mean, in rising order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _ordered(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
