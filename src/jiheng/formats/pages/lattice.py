"""Tables from ruled lines: crossing lines make a grid, a cell reaches as far as no line parts it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jiheng.formats.pages.geometry import Box, Letter, Rule, clustered
from jiheng.formats.pages.lines import Line

_TOUCH = 3.0  # lines this close meet
_SAME = 4.0  # lines this close are one edge of the grid: no column is narrower, the sides of two cells may lie apart
_MOST = 3_000  # a page with more lines is a drawing
_FEWEST_EDGES = 3
_STRIP = 5  # edges of rows that make a table of one column


class Place(NamedTuple):
    """A cell in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int


Cell = tuple[Place, Sequence[Line]]
"""A cell with its lines."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: the edges of its columns and rows, and its cells in reading order."""

    xs: Sequence[float]
    ys: Sequence[float]
    cells: Sequence[Place]
    _owners: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self._owners[row, column] = index

    @property
    def box(self) -> Box:
        """The room that the table takes."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def owner(self, letter: Letter) -> int | None:
        """The cell that holds a letter, or None where it stands outside."""
        row, column = bisect_right(self.ys, letter.middle) - 1, bisect_right(self.xs, letter.centre) - 1
        return self._owners.get((row, column))

    def width(self, cell: Place) -> float:
        """How wide a cell is."""
        return self.xs[cell.column + cell.column_span] - self.xs[cell.column]


def lattices(across: Sequence[Rule], down: Sequence[Rule]) -> list[Lattice]:
    """The ruled tables of a page, from top to bottom; ``across`` is sorted."""
    if len(across) + len(down) > _MOST:
        return []
    found = [_lattice(*group) for group in _groups(across, down)]
    return sorted((table for table in found if table is not None), key=lambda table: table.box[1])


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other, directly or by others."""
    places = [rule.at for rule in across]
    group_of = list(range(len(across)))  # the group of each line across; a group is named by one of its lines
    down_in: dict[int, list[Rule]] = defaultdict(list)
    for line in down:
        near = range(bisect_left(places, line.start - _TOUCH), bisect_right(places, line.end + _TOUCH))
        met = {group_of[index] for index in near if _crosses(across[index], line)}
        if met:
            name = min(met)
            group_of = [name if group in met else group for group in group_of]
            down_in[name] = [line, *(rule for group in met for rule in down_in.pop(group, []))]
    for name, columns in down_in.items():
        yield [rule for rule, group in zip(across, group_of, strict=True) if group == name], columns


def _crosses(across: Rule, down: Rule) -> bool:
    return across.start - _TOUCH <= down.at <= across.end + _TOUCH


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    """The grid of lines that meet; None where it has no two columns and few rows: a frame, an axis, an underline."""
    ends_across = [min(rule.start for rule in across), max(rule.end for rule in across)]
    ends_down = [min(rule.start for rule in down), max(rule.end for rule in down)]
    xs = clustered([rule.at for rule in down] + _beyond([rule.at for rule in down], ends_across), _SAME)
    ys = clustered([rule.at for rule in across] + _beyond([rule.at for rule in across], ends_down), _SAME)
    if len(ys) <= 1 or (len(xs) < _FEWEST_EDGES and not (len(xs) > 1 and len(ys) >= _STRIP)):
        return None
    between_rows = _drawn(across, ys, xs)
    between_columns = _drawn(down, xs, ys)
    return Lattice(xs, ys, list(_cells(len(ys) - 1, len(xs) - 1, between_rows, between_columns)))


def _beyond(edges: list[float], ends: list[float]) -> list[float]:
    """Open sides: where the crossing lines go on beyond the outermost edge, the table ends with them."""
    low, high = ends
    room = 2 * _TOUCH
    return [*([low] if low < min(edges) - room else []), *([high] if high > max(edges) + room else [])]


def _drawn(rules: list[Rule], edges: Sequence[float], crossing: Sequence[float]) -> set[tuple[int, int]]:
    """(edge, interval) pairs at which a line stands: along that edge, over the middle of that interval."""
    drawn = set()
    for rule in rules:
        edge = min(range(len(edges)), key=lambda index: abs(edges[index] - rule.at))
        for interval in range(len(crossing) - 1):
            if rule.start <= (crossing[interval] + crossing[interval + 1]) / 2 <= rule.end:
                drawn.add((edge, interval))
    return drawn


def _cells(
    rows: int, columns: int, between_rows: set[tuple[int, int]], between_columns: set[tuple[int, int]]
) -> Iterator[Place]:
    """Cells in reading order, each grown to the right, then down, until a line or another cell stops it."""
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < columns and (right, row) not in between_columns and (row, right) not in taken:
                right += 1
            below = row + 1
            while below < rows and _open_below(below, range(column, right), between_rows, between_columns, taken):
                below += 1
            taken.update((y, x) for y in range(row, below) for x in range(column, right))
            yield Place(row, column, below - row, right - column)


def _open_below(
    row: int,
    columns: range,
    between_rows: set[tuple[int, int]],
    between_columns: set[tuple[int, int]],
    taken: set[tuple[int, int]],
) -> bool:
    """Whether a cell over these columns goes on in this row."""
    return not any((row, column) in between_rows or (row, column) in taken for column in columns) and not any(
        (column, row) in between_columns for column in columns[1:]
    )
