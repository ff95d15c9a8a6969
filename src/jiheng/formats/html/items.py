"""What a web page prints: lines, pictures, page breaks and tables of data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A paragraph, its lines parted by line ends; ``level`` is that of its heading, 0 for other text."""

    text: str
    level: int = 0
    bold: bool = False
    centred: bool = False


class Picture(NamedTuple):
    """A picture with its alternative text."""

    title: str


class PageBreak(NamedTuple):
    """The place where a page ends in print."""


class Placed(NamedTuple):
    """A cell of a table: its place in the grid, and what it prints."""

    row: int
    column: int
    row_span: int
    column_span: int
    items: Sequence[Item]


class Grid(NamedTuple):
    """A table of data."""

    cells: Sequence[Placed]
    caption: str = ""


Item = Line | Picture | PageBreak | Grid
