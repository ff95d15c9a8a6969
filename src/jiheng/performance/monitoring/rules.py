"""The thresholds, periods and words of monitoring, from the table ``monitoring`` of the pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jiheng.performance.exact import number
from jiheng.performance.wording import PerformanceError
from jiheng.policy import Pack

MONTHS = 12


class Step(NamedTuple):
    """A light and the ratio from which it shines."""

    light: str
    least: Fraction


class Outlook(NamedTuple):
    """How likely the target is to be reached, from a forecast share of it on (完成可能性)."""

    id: str
    name: str
    least: Fraction


@dataclass(frozen=True)
class MonitoringRules:
    """``periods`` are the months at whose end a round is due; ``progress`` the share of the budget due by then.

    ``order`` lists the lights from worst to best for the light of a whole project; ``due`` are those that demand a
    corrective measure. ``ahead`` says against what the best light is measured (``schedule`` or ``annual``), ``rates``
    against what rates are, which do not add up over the year (``whole`` or ``linear``).
    """

    periods: tuple[int, ...]
    progress: Mapping[int, Fraction]
    execution: tuple[Step, ...]
    targets: tuple[Step, ...]
    outlooks: tuple[Outlook, ...]
    names: Mapping[str, str]
    order: tuple[str, ...]
    due: frozenset[str]
    bands: Mapping[str, str]
    ahead: str
    rates: str
    sources: Mapping[str, tuple[str, bool]]

    def due_by(self, month: int) -> Fraction:
        """The share of the budget that is due by the end of a month: the pack's own line, else month by month."""
        return self.progress.get(month, Fraction(month, MONTHS))


@lru_cache(maxsize=64)
def monitoring_rules(pack: Pack) -> MonitoringRules:
    """The rules of monitoring of a pack.

    Raises:
        PerformanceError: an entry is missing or no number where one is due.
    """
    try:
        return _rules(pack)
    except (KeyError, ValueError, TypeError) as error:
        raise PerformanceError("monitoring.unusable", problem=error) from error


def _rules(pack: Pack) -> MonitoringRules:
    progress = {int(month): number(share) for month, share in pack.table("monitoring.progress.value").items()}
    lights = pack.rows("monitoring.lights")
    return MonitoringRules(
        tuple(map(int, re.findall(r"\d+", pack.text("monitoring.periods.value")))),
        progress,
        _steps(pack, "execution"),
        _steps(pack, "target"),
        tuple(_outlook(row) for row in pack.rows("monitoring.outlooks")),
        {str(row["id"]): str(row["name"]) for row in lights},
        tuple(str(row["id"]) for row in lights),
        frozenset(str(row["id"]) for row in lights if row.get("measure_due")),
        {str(band): str(light) for band, light in pack.table("monitoring.bands").items()},
        pack.text("monitoring.ahead.value"),
        pack.text("monitoring.rates.value"),
        {name: _source(row) for name, row in pack.entries("monitoring").items()},
    )


def _outlook(row: Mapping[str, object]) -> Outlook:
    return Outlook(str(row["id"]), str(row["name"]), number(row["from"]))


def _steps(pack: Pack, kind: str) -> tuple[Step, ...]:
    rows = pack.rows(f"monitoring.{kind}.steps")
    steps = (Step(str(row["light"]), number(row["from"])) for row in rows)
    return tuple(sorted(steps, key=lambda step: -step.least))


def _source(row: Mapping[str, object]) -> tuple[str, bool]:
    return str(row.get("source", "")), bool(row.get("verified", False))
