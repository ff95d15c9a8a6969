"""What a form must still explain (偏差说明): over-fulfilment, shortfall, low execution, each without a reason given."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.indicators import Operator
from jiheng.performance.scoring.execution import Execution
from jiheng.performance.scoring.ratio import common, comparable
from jiheng.performance.scoring.saying import percent
from jiheng.performance.scoring.score import Score, rule_of
from jiheng.performance.scoring.sheet import Sheet
from jiheng.performance.wording import said


class Notice(NamedTuple):
    """A demand for an explanation: its name, the score it is about, one Chinese sentence."""

    name: str
    score: Score
    message: str


def notices(sheet: Sheet) -> tuple[Notice, ...]:
    """Every explanation or evidence that is due, in the order of the form."""
    return tuple(notice for one in sheet.scores for notice in (*_due(one), *_evidence(one)))


def _evidence(one: Score) -> Iterator[Notice]:
    if one.settings.evidence_required and one.scored and not one.indicator.evidence.strip():
        yield _notice("no_evidence", one, "", Fraction(0))


def _due(one: Score) -> Iterator[Notice]:
    settings, indicator = one.settings, one.indicator
    if indicator.reason:
        return
    rule = rule_of(indicator)
    rate = rule.rate(indicator, settings) if isinstance(rule, Execution) else None
    if rate is not None and rate < settings.execution_explained_below:
        yield _notice("execution_low", one, percent(rate), settings.execution_explained_below)
    completion = _completion(one)
    if completion is not None and completion >= settings.over_fulfilment_explained_from:
        yield _notice("over_fulfilled", one, percent(completion), settings.over_fulfilment_explained_from)
    if _far_above_zero(one):
        yield _notice("above_zero", one, "", settings.over_fulfilment_explained_from_for_zero)
    points = fraction(indicator.stated) if indicator.stated is not None else one.exact
    if settings.shortfall_explained and one.scored and rate is None and points < one.full:
        yield _notice("shortfall", one, shown(points), Fraction(0))


def _notice(name: str, one: Score, value: str, limit: Fraction) -> Notice:
    slots = {"indicator": one.indicator.name, "value": value, "full": shown(one.full)}
    return Notice(name, one, said(f"notice.{name}", limit=percent(limit), number=shown(limit), **slots))


def _completion(one: Score) -> Fraction | None:
    """Attainment over target where more is better and the target is above zero."""
    target, attainment = one.indicator.target, one.indicator.attainment
    if target is None or attainment is None or one.indicator.operator not in _UP or not comparable(target, attainment):
        return None
    goal, done = common(target, attainment)
    return Fraction(done, goal) if goal > 0 else None


def _far_above_zero(one: Score) -> bool:
    target, attainment = one.indicator.target, one.indicator.attainment
    if target is None or attainment is None or one.indicator.operator not in _UP or target.coefficient:
        return False
    return fraction(attainment) >= one.settings.over_fulfilment_explained_from_for_zero


_UP = frozenset({Operator.AT_LEAST, Operator.ABOVE, Operator.EQUAL})
