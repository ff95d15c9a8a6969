"""What a web page prints: lines, pictures, page breaks and tables of data."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.formats.composition import Entry


class Line(NamedTuple):
    """A printed line; ``level`` is that of its heading, 0 for other text."""

    text: str
    level: int = 0
    bold: bool = False
    centred: bool = False


class Picture(NamedTuple):
    """A picture with its alternative text."""

    title: str


class PageBreak(NamedTuple):
    """The place where a page ends in print."""


class Grid(NamedTuple):
    """A table of data."""

    entries: list[Entry]
    caption: str = ""


Item = Line | Picture | PageBreak | Grid
