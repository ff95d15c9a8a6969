"""What a narrow cell or the end of a page has broken: a figure over two lines, a row over two pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from jiheng.formats.pages.lattice import Cell, Place
from jiheng.formats.pages.lines import Line

_MARGIN = 6.0  # points that a program leaves free at a side of a cell
_ITEM = 3  # signs in which the number or head of an entry ends
_PART = re.compile(r"[0-9.,]+")


def goes_on(before: Line, line: Line, width: float) -> bool:
    """Whether a figure that fills its cell goes on in the next line; what is left of it is shorter."""
    parts = _PART.fullmatch(before.text) and _PART.fullmatch(line.text)
    shorter = len(line.text) < len(before.text)
    return bool(parts) and shorter and _whole(before.text + line.text) and _is_full(before, width)


def _whole(figure: str) -> bool:
    """Whether signs are one figure, not two: one point at most, and not the last but two of a group before it."""
    return figure.count(".") <= 1 and not figure.endswith((",", "."))


def _is_full(line: Line, width: float) -> bool:
    """Whether no further sign would fit into a line of a cell."""
    left, _, right, _ = line.box()
    return width - (right - left) <= line.height + 2 * _MARGIN


def row_goes_on(upper: Sequence[Cell], lower: Sequence[Cell], rows: int, xs: Sequence[float]) -> bool:
    """Whether the first row on a page is the rest of the row that the page before ends with.

    Then all its words go on lines that fill their cells, and cells that had their say are blank.
    """
    above = _last_row(upper, rows)
    first = [(place, text) for place, text in lower if place.row == 0]
    said = [(place, text) for place, text in first if text]
    had_their_say = any(above.get(_column(place)) for place, text in first if not text)
    return bool(said) and had_their_say and all(_is_rest(place, text, above, xs) for place, text in said)


def _is_rest(
    place: Place, text: Sequence[Line], above: Mapping[tuple[int, int], Sequence[Line]], xs: Sequence[float]
) -> bool:
    before = above.get(_column(place), ())
    width = xs[place.column + place.column_span] - xs[place.column]
    if not before or place.row_span > 1:
        return False
    to_the_end = xs[place.column + place.column_span] - before[-1].box()[2]  # words may be set in on the left
    full = _is_full(before[-1], width) or to_the_end <= before[-1].height + _MARGIN
    words_go_on = full and not _begins_item(text[0].text)
    return words_go_on or goes_on(before[-1], text[0], width)


def _begins_item(text: str) -> bool:
    """Whether words begin with a number, a bracket or a short word and a stop: an entry of its own."""
    head = text[: min(_ITEM, len(text) - 1)]  # a stop at the very end is that of the sentence
    return text[0].isdigit() or any(unicodedata.category(sign).startswith("P") for sign in head)


def with_more(upper: Sequence[Cell], lower: Sequence[Cell], rows: int) -> list[Cell]:
    """The upper cells, those of the last row with their rest from the first row below."""
    rest = {_column(place): text for place, text in lower if place.row == 0}
    last = {place for place, _ in upper if place.row + place.row_span == rows}
    return [(place, [*text, *(rest.get(_column(place), ()) if place in last else ())]) for place, text in upper]


def without_first_row(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells less the first row; one that reaches further down begins below it."""
    for place, text in cells:
        if place.row > 0:
            yield place._replace(row=place.row - 1), text
        elif place.row_span > 1:
            yield place._replace(row_span=place.row_span - 1), text


def _last_row(cells: Sequence[Cell], rows: int) -> dict[tuple[int, int], Sequence[Line]]:
    return {_column(place): text for place, text in cells if place.row + place.row_span == rows}


def _column(place: Place) -> tuple[int, int]:
    return place.column, place.column_span
