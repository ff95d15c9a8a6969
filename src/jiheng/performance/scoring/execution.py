"""Budget execution rate (预算执行率): what was spent against the budget that the settings name."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Value
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.operands import Given, given, label
from jiheng.performance.scoring.rule import FULL, Award, State, withheld
from jiheng.performance.scoring.saying import percent, printed, step
from jiheng.performance.settings import Settings
from jiheng.performance.wording import said
from jiheng.quantity import Quantity


class Execution(NamedTuple):
    """``executed`` names the amount spent, ``denominators`` the budget behind each ``execution_denominator``."""

    executed: str
    denominators: Mapping[str, str]

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The share by the rate, by steps where the settings have them."""
        facts = given(indicator)
        spent, budget = self._amounts(facts, settings)
        if not isinstance(spent, Fraction):
            return withheld("missing_values", self.executed)
        if not isinstance(budget, Fraction) or budget == 0:
            return _without_budget(self.denominators[settings.execution_denominator], settings)
        if spent < 0 or budget < 0:
            return withheld("negative_amount")
        return _by_rate(spent / budget, settings)

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The rate with both amounts, then the branch."""
        spent, budget = self._amounts(given(indicator), settings)
        last = step(award.branch, indicator, award, settings, SETTING.get(award.branch, "execution_cap"))
        if not (isinstance(spent, Fraction) and isinstance(budget, Fraction) and budget):
            return (last,)
        name = self.denominators[settings.execution_denominator]
        rate = percent(spent / budget, 2)
        slots = {"executed": _amount(indicator, self.executed, spent), "budget": _amount(indicator, name, budget)}
        slots |= {"rate": rate, "name": label(name)}
        source, verified = settings.source("execution_denominator")
        return Explanation(said("execution_rate", **slots), rate, source, verified), last

    def rate(self, indicator: Indicator, settings: Settings) -> Fraction | None:
        """The execution rate itself; None where an amount is missing or the budget is zero."""
        spent, budget = self._amounts(given(indicator), settings)
        return spent / budget if isinstance(spent, Fraction) and isinstance(budget, Fraction) and budget else None

    def _amounts(self, facts: Given, settings: Settings) -> tuple[Value | None, Value | None]:
        return facts.values.get(self.executed), facts.values.get(self.denominators[settings.execution_denominator])


def _amount(indicator: Indicator, name: str, value: Fraction) -> str:
    """An amount as the form writes it."""
    written = indicator.values.get(name)
    return printed(written) if isinstance(written, Quantity) else shown(value)


SETTING = {
    "execution_step": "execution_steps",
    "execution_over": "execution_over",
    "execution_over_zero": "execution_over",
    "no_budget": "execution_empty",
    "no_budget_zero": "execution_empty",
}


def _without_budget(name: str, settings: Settings) -> Award:
    if settings.execution_empty == "refuse":
        return withheld("missing_values", name)
    if settings.execution_empty == "zero":
        return Award(0, 1, "no_budget_zero")
    return Award(0, 1, "no_budget", State.NOT_APPLICABLE)


def _by_rate(rate: Fraction, settings: Settings) -> Award:
    if rate > 1 and settings.execution_over != "full":
        return _over(rate, settings)
    if settings.execution_steps:
        share = next((share for start, share in settings.execution_steps if rate >= start), Fraction(0))
        return Award(share.numerator, share.denominator, "execution_step")
    if rate >= 1:
        return FULL._replace(branch="execution_full")
    return Award(rate.numerator, rate.denominator, "execution")


def _over(rate: Fraction, settings: Settings) -> Award:
    if settings.execution_over == "zero":
        return Award(0, 1, "execution_over_zero")
    if settings.execution_over == "reverse":
        left = max(Fraction(0), 2 - rate)
        return Award(left.numerator, left.denominator, "execution_over")
    share = min(rate, Fraction(1)) if settings.execution_cap else rate
    return Award(share.numerator, share.denominator, "execution")
