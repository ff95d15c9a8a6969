"""Pages that print as they should: A4 across, as wide as the paper, rows as high as their words need."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from jiheng.performance.workbooks.book import PAPER, Sheet, Workbook

LINE, LEAST, MOST = 16, 24, 400
"""Points of a line of text, and of the lowest and highest row (spreadsheets end at 409)."""
WIDE = "WFA"


def page_of(workbook: Workbook, title: str, widths: Sequence[float]) -> Sheet:
    """A sheet that prints on A4 across, as wide as the paper, with columns of these widths (in characters)."""
    page = workbook.add_worksheet(title)
    page.set_landscape()
    page.set_paper(PAPER)
    page.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    return page


def height(cells: Iterable[tuple[str, float]], least: int = LEAST) -> int:
    """The height that a row needs for its texts, each with the width of its cell."""
    return min(MOST, max(least, *(LINE * lines(text, width) for text, width in cells), 0))


def lines(text: str, width: float) -> int:
    """The lines that a text takes in a cell of that width; a Chinese character is two wide."""
    room = max(int(width) - 1, 1)
    return sum(max(1, -(-_length(part) // room)) for part in text.split("\n"))


def _length(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in WIDE else 1 for character in text)
