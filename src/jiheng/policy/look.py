"""The look (版式) of written reports: page, faces, paragraphs and tables, as a pack gives them under ``look``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from jiheng.policy.loader import library
from jiheng.policy.pack import Pack
from jiheng.policy.root import root

Row = Mapping[str, Any]


class Page(NamedTuple):
    """A sheet of paper: its size and margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def measure(self) -> float:
        """The width of the text area (版心), in millimetres."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text area, in millimetres."""
        return self.height - self.top - self.bottom


class Face(NamedTuple):
    """A typeface: the office program's name of it, free ones in its place, and the one that PDF files embed.

    ``heavy`` says that the packaged face must be thickened to stand for this one.
    """

    name: str
    free: tuple[str, ...]
    packaged: str
    heavy: bool = False


class Style(NamedTuple):
    """How a kind of paragraph is set; ``size``, ``pitch``, ``before``, ``after`` in points, ``indent`` in characters.

    ``pitch`` 0 lets a line grow with what stands in it; ``keep`` holds the paragraph on the page of the next.
    """

    face: Face
    size: float
    align: str = "left"
    indent: float = 0
    pitch: float = 0
    before: float = 0
    after: float = 0
    bold: bool = False
    keep: bool = False


class TableLook(NamedTuple):
    """The sizes to try for a table, and how its rows and cells are measured (see the pack)."""

    upright: tuple[float, ...]
    lying: tuple[float, ...]
    line: float
    spare: float
    padding: float
    crowded: float
    readable: float
    lead: float
    centred: tuple[str, ...]


class ChartLook(NamedTuple):
    """The size of a chart in millimetres, its letters, fills and patterns, and the forms of its labels."""

    width: float
    height: float
    face: Face
    size: float
    ink: str
    fills: tuple[str, ...]
    patterns: tuple[str, ...]
    label: str
    unit_note: str


@dataclass(frozen=True, eq=False)
class Look:
    """Everything that a writer must know besides the words."""

    page: Page
    landscape: Page
    styles: Mapping[str, Style]
    headings: tuple[tuple[re.Pattern[str], str], ...]
    table: TableLook
    chart: ChartLook
    number: Style
    number_around: tuple[str, str]
    footer: float
    contents_title: str
    contents_levels: int
    language: str
    author: str
    gap_colour: str
    gap_title: str
    cover_drop: float

    def heading(self, words: str, level: int) -> Style:
        """The style of a heading: by its printed number, and where it has none by its level."""
        by_level = [style for _, style in self.headings]
        found = (style for pattern, style in self.headings if pattern.search(words))
        return self.styles[next(found, by_level[min(level, len(by_level)) - 1])]


@cache
def look(pack: Pack | None = None) -> Look:
    """The look that a pack gives; the national one where none is named."""
    rows: Row = (pack or library().pack(root())).table("look")
    faces = {name: Face(**_tuples(row)) for name, row in rows["faces"].items()}
    number = rows["number"]
    return Look(
        Page(**rows["page"]),
        Page(**rows["landscape"]),
        {name: Style(**{**row, "face": faces[row["face"]]}) for name, row in rows["styles"].items()},
        tuple((re.compile(row["pattern"]), row["style"]) for row in rows["headings"]),
        TableLook(**_tuples(rows["table"])),
        ChartLook(**_tuples({**rows["chart"], "face": faces[rows["chart"]["face"]]})),
        Style(faces[number["face"]], number["size"], pitch=number["pitch"]),
        (number["before"], number["after"]),
        number["footer"],
        rows["contents"]["title"],
        rows["contents"]["levels"],
        rows["language"],
        rows["author"],
        rows["gap"]["colour"],
        rows["gap"]["title"],
        rows["cover_drop"],
    )


def _tuples(row: Row) -> Row:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
