"""Reading a stream of cells as rows under a header: the cheapest way, and only where there is one.

Every cell must be of its column's type and none may be passed over. A row may lack cells: a lost blank of a merged
column costs little, a lost cell of any other column much. Where two readings cost the same, nothing is read.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.columns import BLANK, POINTS, Header, fits, strains
from jiheng.extraction.structure.vocabulary import Vocabulary

_LOST, _LOST_MERGED = 10, 1
_MOST_LOST = 3
_MOST_LOST_FIGURES = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its cells in their columns; ``missing`` are the columns whose cells are lost."""

    cells: tuple[tuple[int, Piece], ...]
    missing: tuple[int, ...] = ()


@dataclass(slots=True)
class _Way:
    """The cheapest reading of the first cells of a stream: what it costs, how many there are, its last row."""

    cost: int
    count: int
    before: int
    row: Placed | None


def placed(cells: Sequence[Piece], columns: Header, words: Vocabulary) -> list[Placed]:
    """The rows that a stream of cells is, empty where there is no reading or more than one.

    Best first, and a row that lacks cells is only tried where whole rows lead nowhere: a stream without a fault is
    read in one pass.
    """
    ways: dict[int, _Way] = {0: _Way(0, 1, 0, None)}
    queue = [(0, 0, 0)]
    while queue:
        bound, at, lost = heapq.heappop(queue)
        if at == len(cells):
            return _traced(ways, at) if ways[at].count == 1 else []
        cost = ways[at].cost
        if bound > cost + lost * _LOST_MERGED:
            continue  # a cheaper way to this cell was found meanwhile
        for row, price in _rows(cells, at, columns, lost, words):
            _offer(ways, queue, at, cost + price, row)
        if lost < min(_MOST_LOST, len(columns) - 1):
            heapq.heappush(queue, (cost + (lost + 1) * _LOST_MERGED, at, lost + 1))
    return []


def _offer(ways: dict[int, _Way], queue: list[tuple[int, int, int]], at: int, cost: int, row: Placed) -> None:
    to = at + len(row.cells)
    known = ways.get(to)
    if known is None or cost < known.cost:
        ways[to] = _Way(cost, ways[at].count, at, row)
        heapq.heappush(queue, (cost, to, 0))
    elif cost == known.cost:
        known.count += ways[at].count


def _traced(ways: dict[int, _Way], at: int) -> list[Placed]:
    rows: list[Placed] = []
    while at:
        way = ways[at]
        if way.row is not None:
            rows.append(way.row)
        at = way.before
    return rows[::-1]


def _rows(
    cells: Sequence[Piece], at: int, columns: Header, lost: int, words: Vocabulary
) -> Iterator[tuple[Placed, int]]:
    """Every row that can begin at a cell and lacks so many cells, with its price."""
    taken = cells[at : at + len(columns) - lost]
    if len(taken) < len(columns) - lost:
        return
    for kept in combinations(range(len(columns)), len(taken)):
        if all(fits(cell, columns[column], words) for column, cell in zip(kept, taken, strict=True)):
            gone = set(range(len(columns))).difference(kept)
            named = tuple(sorted(column for column in gone if not columns[column].merged))
            if len(named) > _MOST_LOST_FIGURES:
                continue
            strained = sum(strains(cell, columns[column], words) for column, cell in zip(kept, taken, strict=True))
            price = _LOST * len(named) + _LOST_MERGED * (len(gone) - len(named)) + strained
            yield Placed(tuple(zip(kept, taken, strict=True)), named), price


def total(cells: Sequence[Piece], columns: Header, words: Vocabulary) -> Placed | None:
    """A row of totals whose label reaches over the first columns: as many figures as there are columns of points."""
    points = [place for place, column in enumerate(columns) if column.type == POINTS]
    figures = [cell for cell in cells[1:] if not fits(cell, BLANK, words)]
    label = cells[0].text
    if label and label not in words.lists["cells.totals"] and not words.patterns["figures.image"].match(label):
        return None
    if len(figures) != len(points) or not all(fits(cell, columns[points[0]], words) for cell in figures):
        return None
    return Placed(((0, cells[0]), *zip(points, figures, strict=True)))
