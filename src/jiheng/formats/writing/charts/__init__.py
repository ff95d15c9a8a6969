"""Charts: what is drawn of a figure's numbers, for every format alike."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.document import Figure, Series
from jiheng.policy.look import ChartLook
from jiheng.quantity import Quantity

PIE, COLUMNS = "pie", "columns"


class Slice(NamedTuple):
    """A category of a pie: its name, what its label says, its number over the scale of all."""

    name: str
    label: str
    number: int


def kind(figure: Figure) -> str:
    """How a figure is drawn: no pie can show a negative part, or parts of nothing."""
    numbers = [number for series in figure.series for number in integers(series)]
    pie = figure.kind == PIE and len(figure.series) == 1 and min(numbers, default=0) >= 0 and any(numbers)
    return PIE if pie else COLUMNS


def slices(figure: Figure, look: ChartLook) -> list[Slice]:
    """The parts of a pie, each with its value and its share of the whole, rounded half up to two places."""
    series = figure.series[0]
    numbers = integers(series)
    whole = sum(numbers)
    return [
        Slice(name, look.label.format(value=printed(value), unit=figure.unit, share=_share(number, whole)), number)
        for name, value, number in zip(figure.categories, series.values, numbers, strict=True)
    ]


def integers(*series: Series) -> list[int]:
    """The values as whole numbers over one scale; what is missing is nothing."""
    values = [value for one in series for value in one.values]
    scale = max((value.base[1] for value in values if value), default=0)
    return [value.base[0] * 10 ** (scale - value.base[1]) if value else 0 for value in values]


def printed(value: Quantity | None) -> str:
    """A value as it stands in the report, with its sign."""
    if value is None:
        return ""
    return f"-{value.printed}" if value.coefficient < 0 else value.printed


def _share(number: int, whole: int) -> str:
    hundredths = (20000 * number + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02}"
