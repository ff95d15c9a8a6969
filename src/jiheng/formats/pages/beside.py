"""A table too wide for its page: the columns that a spreadsheet prints on later pages stand beside the first again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.formats.pages.geometry import Box
from jiheng.formats.pages.lattice import Cell, Lattice
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.page import Page, Ruled

Item = Line | Ruled | Box
"""What stands on a page."""

_EVEN = 2.0  # points: edges of rows that lie on one level
_FEWEST = 2  # rows that tell
_STRIP = 2  # edges of a table of one column
_ABOVE = 1  # lines above a table that has no title of its own: a unit or a number that stood on the right
_MOST = 12  # pages that may go on beside as many others
_AMOUNT = re.compile(r"[-−－]?[\d,]+\.\d+%?")
_FIGURE = re.compile(r"[-−－—–]*[\d,.]*%?")


def side_by_side(pages: Sequence[Page]) -> list[Page]:
    """The pages, each table with its columns from later pages."""
    done = list(pages)
    owners = list(range(len(done)))  # the page whose table the one of a page belongs to
    at = 1
    while at < len(done):
        length = _length(pages, done, owners, at)
        for place in range(at, at + length):
            owners[place] = owners[place - length]
            cut = _cut(pages[place - length], pages[place])
            done[owners[place]], done[place] = _joined(done[owners[place]], done[place], cut)
        at += max(length, 1)
    return [_without_strips(page) for page in done]


def _without_strips(page: Page) -> Page:
    """A page whose tables of one column, which stand beside no other, are lines."""
    items: list[Item] = []
    for item in page.items:
        strip = isinstance(item, Ruled) and len(item.lattice.xs) <= _STRIP
        items += [line for _, text in item.cells for line in text] if strip and isinstance(item, Ruled) else [item]
    return replace(page, items=items)


def _length(pages: Sequence[Page], done: Sequence[Page], owners: Sequence[int], at: int) -> int:
    """How many pages from one on go on beside as many before them, as far as these are ``done``; 0 where none does."""
    for length in range(1, min(at, len(pages) - at, _MOST) + 1):
        before = range(at - length, at)
        if all(_is_beside(done[owners[place]], pages[place], pages[place + length]) for place in before):
            return length
    return 0


def _is_beside(left: Page, before: Page, right: Page) -> bool:
    """Whether the only table of a page has the rows of that of another, and not its labels or its title.

    ``before`` is the page right before it, the last of those that ``left`` is made of.
    """
    one, other = _only(left), _only(right)
    if one is None or other is None or not _level(one.lattice.ys, other.lattice.ys):
        return False
    above, beside = _above(left, one), _above(right, other)
    untitled = (len(beside) < len(above) and len(beside) <= _ABOVE) or _begins_lower(above[:1], beside[:1])
    return untitled or (_labelled(one) and not _labelled(other)) or bool(_cut(before, right))


def _begins_lower(above: Sequence[Item], beside: Sequence[Item]) -> bool:
    """Whether there is nothing on the right on the level of the title on the left: it reaches no further."""
    pairs = zip(above, beside, strict=False)
    return any(isinstance(one, Line) and isinstance(two, Line) and two.top > one.bottom for one, two in pairs)


def _only(page: Page) -> Ruled | None:
    tables = [item for item in page.items if isinstance(item, Ruled)]
    return tables[0] if len(tables) == 1 else None


def _above(page: Page, table: Ruled) -> Sequence[Item]:
    """What stands above a table."""
    return page.items[: next(at for at, item in enumerate(page.items) if item is table)]


def _level(ys: Sequence[float], others: Sequence[float]) -> bool:
    """Whether rows lie on the same levels; those of the header may be parted further on one side."""
    few, many = sorted((ys, others), key=len)
    ends = abs(few[0] - many[0]) <= _EVEN and abs(few[-1] - many[-1]) <= _EVEN
    return ends and len(few) > _FEWEST and all(any(abs(y - other) <= _EVEN for other in many) for y in few)


def _on(ys: Sequence[float], cells: Sequence[Cell], levels: Sequence[float]) -> list[Cell]:
    """Cells on the rows of finer levels."""
    places = [min(range(len(levels)), key=lambda at: abs(levels[at] - y)) for y in ys]
    return [
        (cell._replace(row=places[cell.row], row_span=places[cell.row + cell.row_span] - places[cell.row]), text)
        for cell, text in cells
    ]


def _labelled(table: Ruled) -> bool:
    """Whether words stand below the first figures."""
    figures = [cell.row for cell, text in table.cells if text and all(_FIGURE.fullmatch(line.text) for line in text)]
    first = min(figures, default=0)
    return any(cell.row >= first and not _FIGURE.fullmatch(line.text) for cell, text in table.cells for line in text)


def _joined(left: Page, right: Page, cut: Sequence[Line]) -> tuple[Page, Page]:
    """Two pages, the table of the second as further columns of that of the first, and what stands above it too.

    ``cut`` are lines of the second that go on with one of the first.
    """
    one, other = _only(left), _only(right)
    if one is None or other is None:
        return left, right
    whole = _beside(one, other)
    upper = [_mended(item, cut) for item in _above(left, one)]
    above = _above(right, other)
    below, beneath = left.items[len(upper) + 1 :], right.items[len(above) + 1 :]
    further = [item for item in _new(above, upper) if not any(item is rest for rest in cut)]
    items = [*upper, *further, whole, *below]
    return replace(left, items=items), replace(right, items=_new(beneath, below))


def _new(items: Sequence[Item], told: Sequence[Item]) -> list[Item]:
    """What is no line that the page before has printed already: a program that clips prints its words on both."""
    known = {item.text for item in told if isinstance(item, Line)}
    return [item for item in items if not (isinstance(item, Line) and item.text in known)]


def _cut(left: Page, right: Page) -> list[Line]:
    """The first line over the second table where it goes on with that over the first: a title that has been cut.

    Each reaches the seam or goes over it. A program that clips prints all of it on both pages.
    """
    one, other = _only(left), _only(right)
    if one is None or other is None:
        return []
    pairs = zip(_above(left, one)[:1], _above(right, other)[:1], strict=False)
    return [
        rest
        for line, rest in pairs
        if isinstance(line, Line) and isinstance(rest, Line) and _is_level(line, rest)
        if line.box()[2] >= one.lattice.xs[-1] - line.height and rest.box()[0] <= other.lattice.xs[0] + rest.height
    ]


def _is_level(line: Line, other: Line) -> bool:
    return abs(line.top - other.top) <= _EVEN


def _mended(item: Item, cut: Sequence[Line]) -> Item:
    """A line with its rest; signs that both pages print stand in it once."""
    rest = next((rest for rest in cut if isinstance(item, Line) and _is_level(item, rest)), None)
    if rest is None or not isinstance(item, Line):
        return item
    shared = next(size for size in range(len(rest.text), -1, -1) if item.text.endswith(rest.text[:size]))
    return replace(
        item,
        text=item.text + rest.text[shared:],
        lefts=item.lefts + rest.lefts[shared:],
        rights=item.rights + rest.rights[shared:],
        runs=item.runs + rest.runs[shared:],
    )


def _beside(one: Ruled, other: Ruled) -> Ruled:
    """A table with the columns of another on its right."""
    xs, further = one.lattice.xs, other.lattice.xs
    ys = max(one.lattice.ys, other.lattice.ys, key=len)
    width = len(xs) - 1
    left = _on(one.lattice.ys, one.cells, ys)
    right = [(cell._replace(column=cell.column + width), text) for cell, text in _on(other.lattice.ys, other.cells, ys)]
    cells = sorted(_seamed(left, right, width), key=lambda found: found[0])
    edges = [*xs, *(xs[-1] + x - further[0] for x in further[1:])]
    return Ruled(Lattice(edges, ys, [place for place, _ in cells]), cells)


def _seamed(left: Sequence[Cell], right: Sequence[Cell], seam: int) -> Iterator[Cell]:
    """The cells of two tables; one of the header, or a wide one, that the page has cut, is one again."""
    body = min((cell.row for cell, text in left for line in text if _AMOUNT.fullmatch(line.text)), default=0)
    begins = {(cell.row, cell.row_span): (cell, text) for cell, text in right if cell.column == seam}
    cut = set()
    for cell, text in left:
        beside = begins.get((cell.row, cell.row_span))
        ends, over = cell.column + cell.column_span == seam, cell.row + cell.row_span < body
        wide = cell.column_span > 1 and text
        if beside is not None and ends and (over or wide) and bool(text) != bool(beside[1]):
            cut.add(beside[0])
            yield cell._replace(column_span=cell.column_span + beside[0].column_span), text or beside[1]
        else:
            yield cell, text
    yield from ((cell, text) for cell, text in right if cell not in cut)
