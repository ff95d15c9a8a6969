"""The score of one indicator (单项得分): computed at once, explained only when asked."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import decimal, fraction, rounded, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.scoring.bands import Bands
from jiheng.performance.scoring.ratio import Ratio
from jiheng.performance.scoring.rule import Award, Rule, State
from jiheng.performance.settings import Settings
from jiheng.performance.wording import said

ONE = Fraction(1)
ABSENT = Award(0, 1, "not_applicable", State.NOT_APPLICABLE)
_RATIO, _BANDS = Ratio(), Bands()


class Score(NamedTuple):
    """What an indicator is worth.

    The points are ``numerator / denominator`` exactly (already rounded where the settings round each indicator);
    ``weight`` is the share of its own points that the indicator carries (1, or more where points of others came to it).
    """

    indicator: Indicator
    award: Award
    numerator: int
    denominator: int
    settings: Settings
    weight: Fraction = ONE

    @property
    def scored(self) -> bool:
        """Whether there are points at all; otherwise the indicator does not apply or could not be scored."""
        return self.award.state == State.SCORED

    @property
    def exact(self) -> Fraction:
        """The points that enter the total."""
        return Fraction(self.numerator, self.denominator)

    @property
    def points(self) -> Decimal:
        """The points as they are shown."""
        return decimal(self.exact, self.settings.places, self.settings.rounding)

    @property
    def full(self) -> Fraction:
        """The points that the indicator can reach, with what came to it from others."""
        return fraction(self.indicator.weight) * self.weight

    @property
    def allowed(self) -> tuple[Decimal, Decimal] | None:
        """The points between which a person may judge, both ends included; None where the rule leaves no room."""
        rule = rule_of(self.indicator)
        shares = rule.room(self.indicator, self.settings) if isinstance(rule, Bands) else None
        if shares is None:
            return None
        low, high = (decimal(share * self.full, self.settings.places, self.settings.rounding) for share in shares)
        return low, high

    @property
    def explanation(self) -> Explanation:
        """Why: the rule's steps under the result."""
        children = rule_of(self.indicator).explained(self.indicator, self.award, self.settings)
        if not self.scored:
            return children[0] if children and self.indicator.applicable else Explanation(said("branch.not_applicable"))
        slots = {"name": self.indicator.name, "points": f"{self.points:f}", "full": shown(self.full)}
        source, verified = self.settings.source("places")
        return Explanation(said("score", **slots), f"{self.points:f}", source, verified, children)


def rule_of(indicator: Indicator) -> Rule:
    """The rule that scores an indicator: its scheme's, or the one of its operator."""
    if indicator.rule is not None:
        return indicator.rule
    return _BANDS if indicator.operator == Operator.QUALITATIVE else _RATIO


def score(indicator: Indicator, settings: Settings, weight: Fraction = ONE) -> Score:
    """Score one indicator.

    Args:
        indicator: what was promised and done.
        settings: the policy pack's way of scoring.
        weight: how much of its own points it carries (see ``redistribution``).

    Returns:
        The score; its state tells whether it was scored, does not apply, or could not be scored and why.
    """
    if not indicator.applicable:
        return Score(indicator, ABSENT, 0, 1, settings, weight)
    award = rule_of(indicator).award(indicator, settings)
    points = indicator.weight
    numerator = points.coefficient * award.numerator * weight.numerator
    denominator = 10**points.scale * award.denominator * weight.denominator
    if settings.round_at == "indicator":
        numerator = rounded(numerator, denominator, settings.places, settings.rounding)
        denominator = 10**settings.places
    return Score(indicator, award, numerator, denominator, settings, weight)
