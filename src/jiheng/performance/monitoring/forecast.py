"""The forecast of the year's end (全年预计): what comes out if the rest of the year goes as the part seen."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import quantity
from jiheng.performance.indicators import Operator
from jiheng.performance.monitoring.lights import Sighting
from jiheng.performance.monitoring.rules import MonitoringRules, Outlook
from jiheng.performance.scoring.ratio import common, comparable
from jiheng.quantity import Quantity

PLACES = 2


class Forecast(NamedTuple):
    """``value`` is the figure expected at the year's end in the target's unit, ``outlook`` how likely the target is."""

    value: Quantity | None
    outlook: Outlook | None


def forecast(seen: Sighting, rules: MonitoringRules) -> Forecast:
    """Extrapolate along the indicator's schedule; nothing for answers in words or where nothing is due yet.

    A limit (≤) is extrapolated only along a schedule of its own: most limits are unit costs, which do not add up.
    """
    indicator = seen.indicator
    target, done = indicator.target, indicator.attainment
    if target is None or done is None or seen.due <= 0 or indicator.operator in _OUT or not comparable(target, done):
        return Forecast(None, None)
    if indicator.operator in _DOWN and not seen.planned:
        return Forecast(None, None)
    goal, made = common(target, done)
    end = Fraction(made) / seen.due
    share = end / goal if goal > 0 else Fraction(0)
    if indicator.operator in _DOWN:
        share = Fraction(goal) / end if end > 0 else Fraction(1)
    outlook = next((one for one in rules.outlooks if share >= one.least), None)
    value = quantity(Fraction(done.coefficient, 10**done.scale) / seen.due, PLACES)
    return Forecast(Quantity(value.coefficient, value.scale, done.unit or target.unit), outlook)


_OUT = frozenset({Operator.QUALITATIVE, Operator.WITHIN})
_DOWN = frozenset({Operator.AT_MOST, Operator.BELOW})
