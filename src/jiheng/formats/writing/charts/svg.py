"""A figure as a vector picture: patterns that stay apart in black and white, words as text (SVG 1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jiheng.document import Figure
from jiheng.formats.writing.charts import PIE, kind
from jiheng.formats.writing.fitting import POINTS, width
from jiheng.formats.writing.tags import escape, tag
from jiheng.policy.look import ChartLook

STEP = 6  # the side of a pattern's tile, points
_DRAWN = {
    "wdUpDiag": "M-1,1l2,-2M0,6l6,-6M5,7l2,-2",
    "wdDnDiag": "M-1,5l2,2M0,0l6,6M5,-1l2,2",
    "horz": "M0,3h6",
    "vert": "M3,0v6",
    "smGrid": "M0,3h6M3,0v6",
    "pct20": "M1,1.5h1M4,4.5h1",
    "pct5": "M2.5,3h1",
}
"""The strokes of a tile, by the pattern's name in DrawingML."""


class Sheet(NamedTuple):
    """What a chart is drawn on: its size in points, its look, and a name that makes its ids its own."""

    width: float
    height: float
    look: ChartLook
    name: str

    def text(self, x: float, y: float, words: str, anchor: str = "start", size: float = 0) -> str:
        """Words from, around or up to a point of their base line."""
        place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "font-size": f"{size or self.look.size:.1f}"}
        return tag("text", place, escape(words))

    def fill(self, at: int) -> dict[str, object]:
        """The colour or pattern of the series or slice of that number, with its edge."""
        colour, pattern = self.ink(at), self.look.patterns[at % len(self.look.patterns)]
        paint = f"url(#{self.name}-{at})" if pattern in _DRAWN else colour
        return {"fill": paint, "stroke": colour, "stroke-width": 0.8}

    def ink(self, at: int) -> str:
        """The colour of that number."""
        return f"#{self.look.fills[at % len(self.look.fills)]}"

    def swatch(self, x: float, y: float, at: int, size: float) -> str:
        """A square of a legend, standing on the base line of its words."""
        box = {"x": f"{x:.1f}", "y": f"{y - size * 0.85:.1f}", "width": f"{size:.1f}", "height": f"{size:.1f}"}
        return tag("rect", box | self.fill(at))


def svg(figure: Figure, look: ChartLook, family: str, name: str) -> str:
    """The picture; ``family`` are the faces of its words, ``name`` an id that no other picture of the page has."""
    from jiheng.formats.writing.charts import columns, pie

    sheet = Sheet(look.width * POINTS, look.height * POINTS, look, name)
    drawn = pie.drawn if kind(figure) == PIE else columns.drawn
    count = max(len(figure.series), len(figure.categories))
    title = tag("title", {"id": f"{name}-t"}, escape(figure.title))
    description = tag("desc", {"id": f"{name}-d"}, escape(figure.description or figure.title))
    given = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {sheet.width:.0f} {sheet.height:.0f}",
        "width": f"{look.width:g}mm",
        "height": f"{look.height:g}mm",
        "role": "img",
        "aria-labelledby": f"{name}-t {name}-d",
        "font-family": family,
        "fill": "#000",
    }
    return tag("svg", given, title, description, tag("defs", None, *_patterns(sheet, count)), *drawn(figure, sheet))


def wrapped(words: str, room: float) -> Iterator[str]:
    """Words on lines of at most ``room`` em, cut anywhere, as Chinese is."""
    line = ""
    for character in words:
        if line and width(line + character) > room:
            yield line
            line = ""
        line += character
    yield line


def _patterns(sheet: Sheet, count: int) -> Iterable[str]:
    for at in range(count):
        pattern = sheet.look.patterns[at % len(sheet.look.patterns)]
        if pattern in _DRAWN:
            stroke = {"d": _DRAWN[pattern], "stroke": sheet.ink(at), "stroke-width": 1.1, "fill": "none"}
            paper = tag("rect", {"width": STEP, "height": STEP, "fill": "#fff"})
            tile = {"id": f"{sheet.name}-{at}", "width": STEP, "height": STEP, "patternUnits": "userSpaceOnUse"}
            yield tag("pattern", tile, paper, tag("path", stroke))
