"""A monitoring form watched (绩效运行监控表): its money and indicators with their lights, as lines and as a record."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.performance.exact import fraction
from jiheng.performance.forms.form import Form, Line
from jiheng.performance.indicators import Indicator
from jiheng.performance.monitoring import Light, MonitoringRules, Round, Sighting, Watched, monitored, monitoring_rules
from jiheng.performance.monitoring.round import even
from jiheng.performance.scoring.operands import PARTS, operand
from jiheng.performance.scoring.ratio import comparable
from jiheng.performance.scoring.saying import percent, printed
from jiheng.performance.settings import settings
from jiheng.performance.wording import said
from jiheng.policy import Pack
from jiheng.quantity import Quantity

WHOLE = "whole"


def watch_form(form: Form, pack: Pack) -> Round:
    """The round that a monitoring form reports.

    What is due of an indicator by then is what the form plans (序时目标: an amount, or a share of the year's target);
    else it is worked off evenly over the year, and a rate is due whole.

    Raises:
        PerformanceError: the form names no month, or a negative amount.
    """
    month = form.month or 0
    budget = form.funds.get("adjusted") or form.funds.get("budget") or form.funds.get("initial")
    spent = form.funds.get("account")
    rules = monitoring_rules(pack)
    sightings = [_sighting(line, month, rules, pack) for line in form.lines]
    amounts = [Fraction(0) if one is None else fraction(one) for one in (budget, spent)]
    return monitored(month, amounts[0], amounts[1], sightings, rules, settings(pack))


def _sighting(line: Line, month: int, rules: MonitoringRules, pack: Pack) -> Sighting:
    planned = _planned(line, pack)
    due = _even(line.indicator, month, rules) if planned is None else planned
    return Sighting(line.indicator, due, line.indicator.reason, line.expected, planned is not None)


def _planned(line: Line, pack: Pack) -> Fraction | None:
    """The share of the year's target that the form itself plans by now; None where it says nothing usable."""
    found, target = pack.numbers.numerals(line.due), line.indicator.target
    if len(found) != 1 or target is None:
        return None
    due = found[0].quantity
    if due.unit is not None and due.unit.dimension in PARTS and not _rate(target):
        return operand(due)
    if due.unit is None:
        due = Quantity(due.coefficient, due.scale, target.unit)
    if fraction(target) <= 0 or not comparable(target, due):
        return None
    return fraction(due) / fraction(target)


def _rate(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension in PARTS


def _even(indicator: Indicator, month: int, rules: MonitoringRules) -> Fraction:
    """What is due of the year's target: an even share, all of it for rates."""
    rate = indicator.target is not None and _rate(indicator.target)
    return Fraction(1) if rate and rules.rates == WHOLE else even(month)


def watched_lines(found: Round) -> Iterator[str]:
    """What to read of a round: the verdict, the money, every indicator, what is due."""
    yield said("monitoring.head", month=found.month, name=found.name, verdict=found.verdict)
    yield said("monitoring.money", name=said("monitoring.execution"), light=_why(found.execution))
    for row in found.rows:
        indicator = row.seen.indicator
        slots = {"place": indicator.place, "name": indicator.name, "light": _why(row.light)}
        yield said("monitoring.line", forecast=_forecast(row), **slots)
    yield from (said("account.remark", message=due) for due in found.due)


def watched_record(form: Form, found: Round) -> dict[str, object]:
    """The round for programs."""
    return {
        "kind": form.kind,
        "title": form.title,
        "entity": form.entity,
        "year": form.year,
        "project": form.project,
        "month": found.month,
        "light": found.light,
        "verdict": found.verdict,
        "execution": {"light": found.execution.id, "why": _why(found.execution)},
        "indicators": [_row(row) for row in found.rows],
        "due": list(found.due),
    }


def _row(row: Watched) -> dict[str, object]:
    indicator, value = row.seen.indicator, row.forecast.value
    return {
        "name": indicator.name,
        "target": printed(indicator.target, indicator.target_text),
        "attainment": printed(indicator.attainment, indicator.attainment_text),
        "light": row.light.id,
        "why": _why(row.light),
        "due": percent(row.seen.due),
        "expected": row.seen.expected,
        "forecast": printed(value) if value is not None else None,
        "outlook": row.forecast.outlook.name if row.forecast.outlook else None,
    }


def _why(light: Light) -> str:
    return light.explanation.text


def _forecast(row: Watched) -> str:
    value, outlook = row.forecast.value, row.forecast.outlook
    if value is None or outlook is None:
        return ""
    return said("monitoring.forecast", value=printed(value), outlook=outlook.name)
