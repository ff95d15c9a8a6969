"""The columns of a table without ruled lines: where figures and words stand under each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from jiheng.formats.pages.stacks import Stack

_FLUSH = 2.0  # points: edges or middles of figures that stand under each other


class Wide(Protocol):
    """What takes room on a line."""

    @property
    def left(self) -> float:
        """Where it begins."""

    @property
    def right(self) -> float:
        """Where it ends."""


class Room(NamedTuple):
    """A column: from where to where something stands in it, whether that is figures, and whether any is an amount."""

    left: float
    right: float
    numeric: bool = False
    money: bool = False

    def holds(self, one: Wide) -> bool:
        """Whether words, or another column, stand in the column, wholly or in part."""
        return one.left < self.right and self.left < one.right


def rooms(found: Sequence[Stack]) -> list[Room]:
    """The columns of the rows of a table, from left to right."""
    numeric = _merged([one for one in found if one.is_numeric], numeric=True)
    words = [one for one in found if not one.is_numeric and not any(room.holds(one) for room in numeric)]
    return list(_without_marks(sorted([*numeric, *_merged(words, numeric=False)]), words))


def _without_marks(columns: Sequence[Room], words: Sequence[Stack]) -> list[Room]:
    """The columns; marks of a single sign beside codes stand over them: their cells are wider than they are."""
    joined: list[Room] = []
    for room in columns:
        last = joined[-1] if joined else None
        if last and ((_is_code(last) and _is_mark(room, words)) or (_is_mark(last, words) and _is_code(room))):
            joined[-1] = Room(last.left, room.right, numeric=True)
        else:
            joined.append(room)
    return joined


def _is_code(room: Room) -> bool:
    return room.numeric and not room.money


def _is_mark(room: Room, words: Sequence[Stack]) -> bool:
    own = [one for one in words if room.holds(one)]
    return not room.numeric and len(own) == 1 and len(own[0].text) == 1


def _merged(found: Sequence[Stack], *, numeric: bool) -> list[Room]:
    """Cells that stand over each other as one column."""
    merged: list[Room] = []
    for one in sorted(found, key=lambda one: one.left):
        if merged and one.left < merged[-1].right + (0.0 if numeric else _FLUSH):
            last = merged[-1]
            merged[-1] = Room(last.left, max(last.right, one.right), numeric, last.money or one.is_amount)
        else:
            merged.append(Room(one.left, one.right, numeric, one.is_amount))
    return merged


def same(columns: Sequence[Room], before: Sequence[Room]) -> list[Room] | None:
    """The columns of the page before, widened to hold these, if each of these is of one of them and of its kind.

    Words may stand over codes and the names beside them.
    """
    found = list(before)
    for room in columns:
        under = held(room, before)
        kinds = [before[at].numeric for at in under]
        if kinds == [room.numeric]:
            one = found[under[0]]
            money = one.money or room.money
            found[under[0]] = Room(min(one.left, room.left), max(one.right, room.right), one.numeric, money)
        elif room.numeric or not under or any(before[at].money for at in under):
            return None
    return found


def held(one: Wide, columns: Sequence[Room]) -> list[int]:
    """The columns that words stand in."""
    return [at for at, room in enumerate(columns) if room.holds(one)]


def is_flush(amounts: Sequence[Stack]) -> bool:
    """Whether figures of a column end, begin or have their middle under each other."""
    edges = ([one.right for one in amounts], [one.centre for one in amounts], [one.left for one in amounts])
    return any(max(one) - min(one) <= _FLUSH for one in edges) if amounts else True
