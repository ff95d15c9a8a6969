"""Ruled tables for the document; one that is split over pages is one table again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from jiheng.formats.composition import Composition
from jiheng.formats.pages.continuation import goes_on, row_goes_on, with_more, without_first_row
from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.page import Ruled

_SAME = 4.0  # points: columns of two pages that are one


@dataclass(frozen=True, slots=True)
class Whole:
    """A table from its first to its last page: the edges of its columns, its cells in reading order."""

    xs: Sequence[float]
    rows: int
    cells: Sequence[Cell]
    page: int
    last: int

    def joined(self, below: Whole) -> Whole | None:
        """This table with the piece on the next page; None where the columns differ or it has a title of its own."""
        if _titled_anew(self.cells, below.cells):
            return None
        wide, narrow = (self, below) if len(self.xs) >= len(below.xs) else (below, self)
        columns = _columns(narrow.xs, wide.xs)
        if columns is None:
            return None
        upper, lower = self._on(columns if self is narrow else None), below._on(columns if below is narrow else None)
        skipped = _repeated(upper, lower)
        rest = [(cell._replace(row=cell.row - skipped), text) for cell, text in lower if cell.row >= skipped]
        rows = below.rows - skipped
        if row_goes_on(upper, rest, self.rows, wide.xs):
            upper, rest, rows = with_more(upper, rest, self.rows), list(without_first_row(rest)), rows - 1
        moved = [(cell._replace(row=cell.row + self.rows), text) for cell, text in rest]
        return Whole(wide.xs, self.rows + rows, [*upper, *moved], self.page, below.last)

    def _on(self, columns: Sequence[int] | None) -> list[Cell]:
        """The cells on the columns of a finer grid."""
        if columns is None:
            return list(self.cells)
        return [(_moved(cell, columns), text) for cell, text in self.cells]


def whole(ruled: Ruled, page: int) -> Whole:
    """A ruled table by itself."""
    return Whole(ruled.lattice.xs, len(ruled.lattice.ys) - 1, ruled.cells, page, page)


def lay(table: Whole, composition: Composition) -> None:
    """Lay a table down."""
    grid = composition.grid()
    for place, text in table.cells:
        grid.begin(*place)
        width = table.xs[place.column + place.column_span] - table.xs[place.column]
        for before, line in zip([None, *text], text, strict=False):
            if before is not None and not goes_on(before, line, width):
                composition.break_line()
            composition.write(line.text, line)
        grid.end()
    composition.end_table(grid.finish(page=table.page))


def _columns(narrow: Sequence[float], wide: Sequence[float]) -> list[int] | None:
    """Where each edge of the narrower grid lies in the wider; None where one has no match."""
    found = [min(range(len(wide)), key=lambda index: abs(wide[index] - x)) for x in narrow]
    fits = all(abs(wide[index] - x) <= _SAME for index, x in zip(found, narrow, strict=True))
    return found if fits and found[0] == 0 and found[-1] == len(wide) - 1 else None


def _moved(cell: Place, columns: Sequence[int]) -> Place:
    start, end = columns[cell.column], columns[cell.column + cell.column_span]
    return cell._replace(column=start, column_span=end - start)


def _titled_anew(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether both begin alike with a row of one cell, a title in the grid, and the second with other words."""
    one, other = (list(islice(_rows(cells), 2)) for cells in (upper, lower))
    titles = [rows[0] for rows in (one, other) if len(rows) > 1 and len(rows[0]) == 1 and rows[0][0][1]]
    return len(titles) > 1 and titles[0][0][1] != titles[1][0][1] and len(one[1]) == len(other[1])


def _repeated(upper: Sequence[Cell], lower: Sequence[Cell]) -> int:
    """How many rows at the top of the next piece repeat the header."""
    count = 0
    for one, other in zip(_rows(upper), _rows(lower), strict=False):
        if one != other or not any(text for _, text in one):
            return count
        count += 1
    return count


def _rows(cells: Sequence[Cell]) -> Iterator[list[tuple[Place, str]]]:
    for _, row in groupby(cells, lambda cell: cell[0].row):
        yield [(place, "".join(line.text for line in text)) for place, text in row]
