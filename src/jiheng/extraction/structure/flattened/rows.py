"""Reading a stream of cells as rows under a header: the cheapest way, and only where there is one.

Every cell must be of its column's type and none may be passed over. A row may have lost one cell, and blanks of its
first merged columns, if every other cell is what is usual in its column. Where two readings of a row cost the same,
only the cells on which they agree are placed; where two readings of several rows do, nothing is.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.columns import BLANK, POINTS, Header, fits, strains
from jiheng.extraction.structure.vocabulary import Vocabulary

_LOST_BLANK, _LOST, _STRAIN = 1, 10, 20
_FEWEST = 6  # columns that are enough to tell which cell is lost


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its cells in their columns.

    ``missing`` are the columns whose cells are lost or not told, ``left`` the cells that stay text.
    """

    cells: tuple[tuple[int, Piece], ...]
    missing: tuple[int, ...] = ()
    left: tuple[Piece, ...] = ()


class _Reading(NamedTuple):
    """A way to read a row: what it costs, the columns whose cells it has, the column whose cell it has lost."""

    price: int
    kept: tuple[int, ...]
    lost: tuple[int, ...]


@dataclass(slots=True)
class _Way:
    """The cheapest readings of the first cells of a stream: what they cost, how many there are, their last rows."""

    cost: int
    count: int
    before: int
    rows: list[Placed]


def placed(cells: Sequence[Piece], columns: Header, words: Vocabulary) -> list[Placed]:
    """The rows that a stream of cells is, empty where there is no reading or more than one of several rows.

    Best first, and a row that lacks cells is only tried where whole rows lead nowhere: a stream without a fault is
    read in one pass.
    """
    ways: dict[int, _Way] = {0: _Way(0, 1, 0, [])}
    queue = [(0, 0, 0)]
    readings = _readings(columns)
    while queue:
        bound, at, place = heapq.heappop(queue)
        if at == len(cells):
            return _traced(ways, at) if ways[at].count == 1 else _agreed(ways[at], columns)
        cost = ways[at].cost
        if bound > cost + readings[place].price:
            continue  # a cheaper way to this cell was found meanwhile
        row = _row(cells, at, columns, readings[place], words)
        strain = _strain(row, columns, words) if row else 0
        if row is not None and not (strain and readings[place].price):
            _offer(ways, queue, at, cost + readings[place].price + _STRAIN * strain, row)
        if place + 1 < len(readings):
            heapq.heappush(queue, (cost + readings[place + 1].price, at, place + 1))
    return []


def _strain(row: Placed, columns: Header, words: Vocabulary) -> int:
    """How many cells are not what is usual in their columns; a row of blanks but for its level has no name to miss."""
    blank = not any(piece.text for column, piece in row.cells if not columns[column].merged)
    told = (pair for pair in row.cells if columns[pair[0]].merged or not blank)
    return sum(strains(piece, columns[column], words) for column, piece in told)


@cache
def _readings(columns: Header) -> tuple[_Reading, ...]:
    """Every way to read a row, the cheapest first."""
    whole = range(len(columns))
    readings = [_Reading(0, tuple(whole), ())]
    if len(columns) >= _FEWEST:
        merged = next((place for place in whole if not columns[place].merged), 0)
        for blanks in range(merged + 1):
            for lost in [(), *((place,) for place in whole if not columns[place].merged)]:
                kept = tuple(place for place in whole if place >= blanks and place not in lost)
                readings.append(_Reading(_LOST_BLANK * blanks + _LOST * len(lost), kept, lost))
    return tuple(sorted(set(readings)))


def _row(cells: Sequence[Piece], at: int, columns: Header, reading: _Reading, words: Vocabulary) -> Placed | None:
    """The row that begins at a cell, if its cells fit.

    Blanks are lost at the beginning of a stream only beside other blanks, and a cell only beside cells that hold words.
    """
    taken = cells[at : at + len(reading.kept)]
    if len(taken) < len(reading.kept):
        return None
    row = tuple(zip(reading.kept, taken, strict=True))
    own = [cell.text for column, cell in row if not columns[column].merged]
    leading = [cell.text for column, cell in row if columns[column].merged]
    if (reading.lost and not any(own)) or (reading.kept[0] and not at and (any(leading) or not leading)):
        return None
    fitting = all(fits(cell, columns[column], words) for column, cell in row)
    return Placed(row, reading.lost) if fitting else None


def _offer(ways: dict[int, _Way], queue: list[tuple[int, int, int]], at: int, cost: int, row: Placed) -> None:
    to = at + len(row.cells)
    known = ways.get(to)
    if known is None or cost < known.cost:
        ways[to] = _Way(cost, ways[at].count, at, [row])
        heapq.heappush(queue, (cost, to, 0))
    elif cost == known.cost:
        known.count += ways[at].count
        known.rows.append(row)


def _traced(ways: dict[int, _Way], at: int) -> list[Placed]:
    rows: list[Placed] = []
    while at:
        rows.append(ways[at].rows[0])
        at = ways[at].before
    return rows[::-1]


def _agreed(way: _Way, columns: Header) -> list[Placed]:
    """What all readings of a single row place alike; nothing where they are readings of several rows."""
    if way.before or way.count != len(way.rows):
        return []
    cells = [pair for pair in way.rows[0].cells if all(pair in row.cells for row in way.rows)]
    known = {column for column, _ in cells}
    left = tuple(piece for column, piece in way.rows[0].cells if column not in known and piece.text)
    missing = [column for column in range(len(columns)) if column not in known and not columns[column].merged]
    return [Placed(tuple(cells), tuple(missing), left)] if len(cells) * 2 > len(columns) else []


def total(cells: Sequence[Piece], columns: Header, words: Vocabulary) -> Placed | None:
    """A row of totals whose label reaches over the first columns: as many figures as there are columns of points."""
    points = [place for place, column in enumerate(columns) if column.type == POINTS]
    figures = [cell for cell in cells[1:] if not fits(cell, BLANK, words)]
    label = cells[0].text
    if label and label not in words.lists["cells.totals"]:
        return None
    if len(figures) != len(points) or not all(fits(cell, columns[points[0]], words) for cell in figures):
        return None
    return Placed(((0, cells[0]), *zip(points, figures, strict=True)))
