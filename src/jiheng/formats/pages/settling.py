"""Columns of figures that stand at two places: dashes or the numbers of columns set off from the amounts below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.formats.pages.levels import middle
from jiheng.formats.pages.rooms import Room
from jiheng.formats.pages.stacks import Stack

_MIDDLE = 1.0  # points by which what has its middle under words may be off
_LITTLE = 0.1  # what the way to the amounts counts beside that to the column
_BEHIND = 3.0  # points: as far off is a column with its number behind the amounts
_BARE = 60.0  # points: as far off are words over no column, and a column without words
_ELSEWHERE = 1_000.0  # points: as far off is what has its middle under the words of another column


class _Way(NamedTuple):
    """Columns found so far, and how far they are from their words."""

    cost: float
    columns: list[Room]


def settled(columns: Sequence[Room], rows: Sequence[Sequence[Stack]], heads: Sequence[Stack]) -> list[Room]:
    """The columns, neighbours joined where each then has its own words in the header, as near as can be.

    ``rows`` are the cells of each row: what stands in one row is in two columns, as are amounts.
    """
    words = _leaves(heads)
    best = {(0, 0): _Way(0.0, [])}  # by how many columns and words are used up
    for at in range(len(columns) + 1):
        for used in range(len(words) + 1):
            way = best.get((at, used))
            if way is None:
                continue
            if used < len(words):
                _keep(best, (at, used + 1), _Way(way.cost + _BARE, way.columns))
            for end, room in _joints(columns, at, rows):
                _keep(best, (end, used), _Way(way.cost + _BARE, [*way.columns, room]))
                if used < len(words):
                    cost = way.cost + _off(room, columns[at:end], words[used], words)
                    _keep(best, (end, used + 1), _Way(cost, [*way.columns, room]))
    return best[len(columns), len(words)].columns


def _keep(best: dict[tuple[int, int], _Way], place: tuple[int, int], way: _Way) -> None:
    if place not in best or way.cost < best[place].cost:
        best[place] = way


def _leaves(heads: Sequence[Stack]) -> list[Stack]:
    """The words of a header that stand next to the rows."""
    if not heads:
        return []
    half = middle(heads)
    low = [one for one in heads if one.middle >= half - _MIDDLE]
    over = [one for one in low if any(_above(one, other) for other in low)]
    return sorted((one for one in low if one not in over), key=lambda one: one.left)


def _above(one: Stack, other: Stack) -> bool:
    return one.bottom <= other.middle and one.left < other.right and other.left < one.right


def _joints(columns: Sequence[Room], start: int, rows: Sequence[Sequence[Stack]]) -> Iterator[tuple[int, Room]]:
    """A column, and what it and those behind it are if they are one, each with where that ends."""
    for end in range(start + 1, len(columns) + 1):
        parts = columns[start:end]
        if end > start + 1 and not _may_be_one(parts, rows):
            return
        money = any(room.money for room in parts)
        yield end, parts[0]._replace(right=parts[-1].right, money=money)


def _may_be_one(parts: Sequence[Room], rows: Sequence[Sequence[Stack]]) -> bool:
    """Whether columns are of one kind, have amounts in one of them at most, and no row has cells in two."""
    if len({room.numeric for room in parts}) > 1 or sum(room.money for room in parts) > 1:
        return False
    return not any(sum(any(room.holds(cell) for cell in row) for room in parts) > 1 for row in rows)


def _off(room: Room, parts: Sequence[Room], head: Stack, heads: Sequence[Stack]) -> float:
    """How far words are from a column, a little also from its amounts; far if a part is in the middle of others.

    Amounts mostly end on the right of their column, so that its number stands on their left.
    """
    amounts = [part for part in parts if part.money]
    marks = [part for part in parts if not part.money]
    others = [one for one in heads if one is not head]
    elsewhere = any(abs((mark.left + mark.right) / 2 - one.centre) <= _MIDDLE for mark in marks for one in others)
    behind = any(mark.left > amount.right for mark in marks for amount in amounts)
    near = sum(_away(amount, head) for amount in amounts)
    return _away(room, head) + _LITTLE * near + _BEHIND * behind + _ELSEWHERE * elsewhere


def _away(room: Room, head: Stack) -> float:
    return max(head.left - room.right, room.left - head.right, 0.0)
