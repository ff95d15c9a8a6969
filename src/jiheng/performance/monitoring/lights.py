"""The light of one figure (预警灯): which step its ratio reaches, and why."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.monitoring.rules import MonitoringRules, Step
from jiheng.performance.scoring.bands import Bands
from jiheng.performance.scoring.ratio import common, comparable
from jiheng.performance.scoring.saying import percent, printed
from jiheng.performance.settings import Settings
from jiheng.performance.wording import said


class Light(NamedTuple):
    """``id`` is empty where no light can be given; ``explanation`` says why it shines, or why it does not."""

    id: str
    name: str
    explanation: Explanation


class Sighting(NamedTuple):
    """What was seen of an indicator by the end of a month.

    ``due`` is the share of the year's target that is due by then (its own schedule where ``planned``, else month by
    month); ``measure`` the corrective measure, ``expected`` the unit's own forecast of the year's end.
    """

    indicator: Indicator
    due: Fraction
    measure: str = ""
    expected: str = ""
    planned: bool = False


def execution_light(spent: Fraction, budget: Fraction, month: int, rules: MonitoringRules) -> Light:
    """The light of the budget's execution: the share spent over the share due by the end of the month."""
    due = rules.due_by(month)
    if budget <= 0 or due <= 0:
        return _light("", "no_budget", rules, "execution")
    progress = spent / budget
    slots = {"progress": percent(progress), "due": percent(due), "ratio": percent(progress / due), "month": str(month)}
    return _light(_reached(progress / due, rules.execution), "execution", rules, "execution", **slots)


def target_light(seen: Sighting, rules: MonitoringRules, settings: Settings) -> Light:
    """The light of one indicator, by its operator."""
    indicator = seen.indicator
    if indicator.operator == Operator.QUALITATIVE:
        return _answer_light(indicator, rules, settings)
    target, done = indicator.target, indicator.attainment
    if target is None or done is None or not comparable(target, done):
        return _light("", "no_figures", rules, "target")
    goal, made = common(target, done)
    if goal == 0:
        return _simple(made == 0, "zero_target", indicator, rules)
    if indicator.operator in _DOWN:
        beyond = made > goal if indicator.operator == Operator.AT_MOST else made >= goal
        return _simple(not beyond, "limit", indicator, rules)
    return _forward(Fraction(made, goal), seen, rules)


_DOWN = frozenset({Operator.AT_MOST, Operator.BELOW})


def _forward(share: Fraction, seen: Sighting, rules: MonitoringRules) -> Light:
    """Done against what is due by now; the best light may be measured against the whole year's target."""
    if seen.due <= 0:
        return _light("", "not_due", rules, "target")
    ratio = share / seen.due
    light = _reached(ratio, rules.targets)
    best = rules.targets[0]
    if rules.ahead == "annual" and light == best.light and share < best.least:
        light = rules.targets[1].light
    slots = {"target": printed(seen.indicator.target), "done": printed(seen.indicator.attainment)}
    return _light(light, "target", rules, "target", due=percent(seen.due), ratio=percent(ratio), **slots)


def _simple(holds: bool, name: str, indicator: Indicator, rules: MonitoringRules) -> Light:  # noqa: FBT001 - a verdict
    light = rules.bands["met" if holds else "missed"]
    slots = {"target": printed(indicator.target), "done": printed(indicator.attainment)}
    return _light(light, f"{name}_{'kept' if holds else 'broken'}", rules, "target", **slots)


def _answer_light(indicator: Indicator, rules: MonitoringRules, settings: Settings) -> Light:
    band = Bands().answered(indicator, settings)
    if band is None:
        return _light("", "no_answer", rules, "target", answer=indicator.attainment_text)
    return _light(rules.bands[band.id], "answer", rules, "target", answer=indicator.attainment_text, band=band.name)


def _reached(ratio: Fraction, steps: Sequence[Step]) -> str:
    return next((step.light for step in steps if ratio >= step.least), steps[-1].light)


def _light(light: str, reason: str, rules: MonitoringRules, table: str, **slots: str) -> Light:
    source, verified = rules.sources.get(table, ("", False))
    name = rules.names.get(light, said("monitoring.unlit"))
    text = said(f"monitoring.reason.{reason}", **slots)
    return Light(light, name, Explanation(said("monitoring.light", name=name, why=text), name, source, verified))
