"""Columns: one group for each category, one pattern for each series, every column with its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.document import Figure
from jiheng.formats.writing.charts import integers, printed
from jiheng.formats.writing.charts.svg import Sheet, wrapped
from jiheng.formats.writing.fitting import width
from jiheng.formats.writing.tags import tag

_TICKS = 5  # lines of the scale, about
_GAP = 0.8  # between groups, in columns
_LINES = 3  # of a category's name


class _Plot(NamedTuple):
    """Where the columns stand: the box in points, and the numbers at its foot and head."""

    left: float
    top: float
    right: float
    bottom: float
    low: int
    high: int

    def y(self, number: int) -> float:
        """The height of a number."""
        return self.bottom - (self.bottom - self.top) * (number - self.low) / (self.high - self.low)


def drawn(figure: Figure, sheet: Sheet) -> Iterator[str]:
    """The scale, the columns with their values, the categories, and a legend where there are several series."""
    numbers = integers(*figure.series)
    count = len(figure.categories)
    rows = [numbers[at * count : (at + 1) * count] for at in range(len(figure.series))]
    step = _step(max([*numbers, 0]) - min([*numbers, 0]))
    lowest = min(numbers, default=0)
    low = (lowest // step - 1) * step if lowest < 0 else 0  # room for the value under a column
    high = -(-max([*numbers, 1]) // step) * step
    size = sheet.look.size
    foot = sheet.height - size * (1.4 * _names(figure, sheet) + (1.8 if len(figure.series) > 1 else 0.4))
    plot = _Plot(size * 1.5, size * 2.6, sheet.width - size, foot, low, high)
    if figure.unit:
        yield sheet.text(plot.left, size * 1.2, sheet.look.unit_note.format(unit=figure.unit), size=size * 0.9)
    for number in range(low, high + 1, step):
        yield _rule(plot, number)
    yield from _bars(figure, rows, plot, sheet)
    yield from _categories(figure, plot, sheet)
    if len(figure.series) > 1:
        yield from _legend(figure, sheet)


def _step(extent: int) -> int:
    """A round number (1, 2 or 5 and noughts) that divides the extent into a few parts."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power * _TICKS >= extent:
                return digit * power
        power *= 10


def _rule(plot: _Plot, number: int) -> str:
    y = f"{plot.y(number):.1f}"
    ink = "#404040" if number == 0 else "#d0d0d0"
    line = {"x1": f"{plot.left:.1f}", "x2": f"{plot.right:.1f}", "y1": y, "y2": y}
    return tag("line", line | {"stroke": ink, "stroke-width": 0.7})


def _slot(figure: Figure, plot: _Plot) -> float:
    return (plot.right - plot.left) / max(len(figure.categories), 1)


def _bars(figure: Figure, rows: Sequence[Sequence[int]], plot: _Plot, sheet: Sheet) -> Iterator[str]:
    slot = _slot(figure, plot)
    thick = min(slot / (len(figure.series) + _GAP), sheet.look.size * 6)
    longest = max((width(printed(value)) for series in figure.series for value in series.values), default=1)
    room = slot if len(figure.series) == 1 else thick
    size = min(sheet.look.size, room / max(longest, 1))
    for at, (series, numbers) in enumerate(zip(figure.series, rows, strict=True)):
        for place, (value, number) in enumerate(zip(series.values, numbers, strict=True)):
            middle = plot.left + slot * (place + 0.5) + thick * (at - (len(figure.series) - 1) / 2)
            if value is not None:
                top, foot = plot.y(max(number, 0)), plot.y(min(number, 0))
                box = {"x": f"{middle - thick / 2:.1f}", "y": f"{top:.1f}", "width": f"{thick:.1f}"}
                yield tag("rect", box | {"height": f"{foot - top:.1f}"} | sheet.fill(at))
                base = foot + size * 1.1 if number < 0 else top - size * 0.35
                yield sheet.text(middle, base, printed(value), "middle", size)


def _names(figure: Figure, sheet: Sheet) -> int:
    """How many lines the longest category takes."""
    room = (sheet.width - sheet.look.size * 2.5) / max(len(figure.categories), 1) / sheet.look.size
    return max((min(len(list(wrapped(name, room))), _LINES) for name in figure.categories), default=1)


def _categories(figure: Figure, plot: _Plot, sheet: Sheet) -> Iterator[str]:
    slot, size = _slot(figure, plot), sheet.look.size
    for place, name in enumerate(figure.categories):
        lines = list(wrapped(name, slot / size))
        small = size if len(lines) <= _LINES else size * slot * _LINES / (size * max(width(name) + _LINES, 1))
        for line, words in enumerate(wrapped(name, slot / small)):
            middle = plot.left + slot * (place + 0.5)
            yield sheet.text(middle, plot.bottom + size * 0.3 + small * 1.2 * (line + 1), words, "middle", small)


def _legend(figure: Figure, sheet: Sheet) -> Iterator[str]:
    size = sheet.look.size
    rooms = [(width(series.name) + 3) * size for series in figure.series]
    x = (sheet.width - sum(rooms)) / 2
    for at, (series, room) in enumerate(zip(figure.series, rooms, strict=True)):
        yield sheet.swatch(x, sheet.height - size * 0.4, at, size * 0.9)
        yield sheet.text(x + 1.4 * size, sheet.height - size * 0.4, series.name)
        x += room
