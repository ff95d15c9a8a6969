"""One printed page: letters, strokes and pictures arranged as lines and ruled tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from jiheng.formats.pages.geometry import Box, Letter, Sheet
from jiheng.formats.pages.lattice import Lattice, Place, lattices
from jiheng.formats.pages.lines import Line, cell_lines, lines
from jiheng.formats.pages.rules import Stroke, rules
from jiheng.formats.pages.runs import numbered

_TWICE = 0.1  # of a letter's height: as near lies the copy that makes it bold
_BESIDE = re.compile(r"\d\.\d+%?\s+[-−]?\d[\d,]*\.\d")
_CROWDED = 2  # lines with amounts beside each other: a rule is missing between them
_PICTURE = 0.02  # of the page: a smaller picture is an ornament
_SCAN = 0.5  # of the page: a page without letters under such a picture is a scan


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table with the lines in each of its cells."""

    lattice: Lattice
    cells: Sequence[tuple[Place, Sequence[Line]]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows, from top to bottom.

    ``scanned`` where it is a picture without letters, ``recognized`` where its letters were read from a picture.
    """

    number: int
    sheet: Sheet
    items: Sequence[Line | Ruled | Box]
    scanned: bool = False
    recognized: bool = False


def page(
    number: int, sheet: Sheet, letters: Iterable[Letter], strokes: Sequence[Stroke], pictures: Iterable[Box]
) -> Page:
    """A page from all that it prints, as it is seen."""
    once = numbered(_once(letters))
    shown = [box for box in pictures if _share(box, sheet) >= _PICTURE]
    items = [*shown, *_arranged(once, lattices(*rules(strokes)), number)]
    scanned = not once and any(_share(box, sheet) >= _SCAN for box in shown)
    return Page(number, sheet, sorted(items, key=_top), scanned)


def _once(letters: Iterable[Letter]) -> Iterator[Letter]:
    """The letters less those that are printed again in the same place to look bold."""
    before = None
    for letter in letters:
        if before is None or not _is_same(before, letter):
            yield letter
        before = letter


def _is_same(one: Letter, other: Letter) -> bool:
    near = (other.bottom - other.top) * _TWICE
    return one.text == other.text and abs(one.left - other.left) < near and abs(one.top - other.top) < near


def _share(box: Box, sheet: Sheet) -> float:
    """How much of the page a box takes."""
    return (box[2] - box[0]) * (box[3] - box[1]) / max(sheet.width * sheet.height, 1.0)


def _arranged(letters: Sequence[Letter], tables: Sequence[Lattice], number: int) -> Iterator[Line | Ruled]:
    """Letters as the lines of tables' cells and as those around the tables."""
    inside: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    outside: list[Letter] = []
    for letter in letters:
        place = _cell(letter, tables)
        inside[place].append(letter) if place else outside.append(letter)
    for index, table in enumerate(tables):
        ruled = Ruled(table, [(cell, cell_lines(inside[index, at], number)) for at, cell in enumerate(table.cells)])
        if _is_parted(ruled):
            yield ruled
        else:
            outside += [letter for at, _ in enumerate(table.cells) for letter in inside[index, at]]
    yield from lines(outside, number)


def _is_parted(table: Ruled) -> bool:
    """Whether rules part what stands in a table: no lines of its cells have amounts beside each other."""
    crowded = (line for _, text in table.cells for line in text if _BESIDE.search(line.text))
    return len(list(islice(crowded, _CROWDED))) < _CROWDED


def _cell(letter: Letter, tables: Sequence[Lattice]) -> tuple[int, int] | None:
    for index, table in enumerate(tables):
        owner = table.owner(letter)
        if owner is not None:
            return index, owner
    return None


def _top(item: Line | Ruled | Box) -> float:
    return item[1] if isinstance(item, tuple) else item.top if isinstance(item, Line) else item.lattice.box[1]
