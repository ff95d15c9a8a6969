"""A pie: slices clockwise from the top; every part, however small, is told beside it with its value and share."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from jiheng.document import Figure
from jiheng.formats.writing.charts import Slice, slices
from jiheng.formats.writing.charts.svg import Sheet, wrapped
from jiheng.formats.writing.fitting import width
from jiheng.formats.writing.tags import tag

_LEFT, _LEGEND = 0.24, 0.49  # of the width: the middle of the pie, where its legend begins
_RADIUS = 0.43  # of the height
_SMALLEST = 4  # points
_LINE = 1.35  # pitch of lines, in their size


def drawn(figure: Figure, sheet: Sheet) -> Iterator[str]:
    """The slices and the legend."""
    parts = slices(figure, sheet.look)
    whole = sum(part.number for part in parts)
    before = 0
    for at, part in enumerate(parts):
        if part.number:
            yield _slice(sheet, at, before / whole, (before + part.number) / whole)
        before += part.number
    yield from _legend(parts, sheet)


def _slice(sheet: Sheet, at: int, start: float, end: float) -> str:
    x, y, radius = sheet.width * _LEFT, sheet.height / 2, sheet.height * _RADIUS
    if end - start == 1:
        return tag("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"} | sheet.fill(at))
    points = [(x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)) for turn in (start, end)]
    (x1, y1), (x2, y2) = points
    large = int(end - start > 1 / 2)
    line = f"M{x:.2f},{y:.2f}L{x1:.2f},{y1:.2f}A{radius:.2f},{radius:.2f} 0 {large} 1 {x2:.2f},{y2:.2f}Z"
    return tag("path", {"d": line} | sheet.fill(at))


def _legend(parts: list[Slice], sheet: Sheet) -> Iterator[str]:
    left = sheet.width * _LEGEND
    size = sheet.look.size
    while True:
        room = (sheet.width - left) / size - 1.5
        entries = [list(_entry(part, room)) for part in parts]
        height = size * _LINE * (sum(map(len, entries)) + 0.3 * len(entries))
        if height <= sheet.height or size < _SMALLEST:
            break
        size *= 0.93
    y = (sheet.height - height) / 2 + size
    for at, lines in enumerate(entries):
        yield sheet.swatch(left, y, at, size * 0.9)
        for line in lines:
            yield sheet.text(left + 1.5 * size, y, line, size=size)
            y += size * _LINE
        y += size * _LINE * 0.3


def _entry(part: Slice, room: float) -> Iterator[str]:
    whole = f"{part.name} {part.label}"
    if width(whole) <= room:
        yield whole
    else:
        yield from wrapped(part.name, room)
        yield part.label
