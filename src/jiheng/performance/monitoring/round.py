"""One round of monitoring (一期监控): the money, every indicator, the light of the whole, what must be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.monitoring.forecast import Forecast, forecast
from jiheng.performance.monitoring.lights import Light, Sighting, execution_light, target_light
from jiheng.performance.monitoring.rules import MONTHS, MonitoringRules
from jiheng.performance.settings import Settings
from jiheng.performance.wording import PerformanceError, said


class Watched(NamedTuple):
    """One indicator of a round; ``due`` is the demand for a corrective measure, empty where none is due."""

    seen: Sighting
    light: Light
    forecast: Forecast
    due: str


@dataclass(frozen=True)
class Round:
    """A round: ``light`` is the worst of all, ``verdict`` what money and targets say together."""

    month: int
    execution: Light
    execution_due: str
    rows: tuple[Watched, ...]
    light: str
    name: str
    verdict: str

    @property
    def due(self) -> tuple[str, ...]:
        """Every corrective measure that is still to be named."""
        return tuple(text for text in (self.execution_due, *(row.due for row in self.rows)) if text)


def monitored(  # noqa: PLR0913 - the figures of one form
    month: int,
    budget: Fraction,
    spent: Fraction,
    sightings: Iterable[Sighting],
    rules: MonitoringRules,
    settings: Settings,
    *,
    measure: str = "",
) -> Round:
    """Watch a project at the end of a month.

    Args:
        month: 1 to 12.
        budget: the year's budget, and
        spent: what was spent of it, in one unit.
        sightings: the indicators with what was seen of them.
        rules: periods and thresholds of the pack.
        settings: its settings of scoring (for answers in words).
        measure: the corrective measure named for the execution.

    Raises:
        PerformanceError: the month is none, or an amount is negative.
    """
    if not 1 <= month <= MONTHS or budget < 0 or spent < 0:
        raise PerformanceError("monitoring.figures", month=month)
    execution = execution_light(spent, budget, month, rules)
    rows = tuple(_watched(seen, rules, settings) for seen in sightings)
    worst = _worst([row.light.id for row in rows], rules)
    light = _worst([execution.id, worst], rules)
    execution_due = _due(execution.id, said("monitoring.execution"), measure, rules)
    verdict = said(f"monitoring.verdict.{_state(execution.id, rules)}_{_state(worst, rules)}")
    return Round(
        month, execution, execution_due, rows, light, rules.names.get(light, said("monitoring.unlit")), verdict
    )


def even(month: int) -> Fraction:
    """The share due by the end of a month when a target is worked off evenly (按月平均)."""
    return Fraction(month, MONTHS)


def _watched(seen: Sighting, rules: MonitoringRules, settings: Settings) -> Watched:
    light = target_light(seen, rules, settings)
    return Watched(seen, light, forecast(seen, rules), _due(light.id, seen.indicator.name, seen.measure, rules))


def _due(light: str, name: str, measure: str, rules: MonitoringRules) -> str:
    if light not in rules.due or measure:
        return ""
    return said("monitoring.measure_due", name=name, light=rules.names[light])


def _worst(lights: Iterable[str], rules: MonitoringRules) -> str:
    return min((light for light in lights if light), key=rules.order.index, default="")


def _state(light: str, rules: MonitoringRules) -> str:
    if not light:
        return "unknown"
    return "behind" if light in rules.due else "well"
