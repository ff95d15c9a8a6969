"""What every scoring rule answers: the share of the points it awards, and why."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Protocol

from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator
from jiheng.performance.settings import Settings


class State(StrEnum):
    """Whether a score could be given."""

    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"
    NOT_SCORED = "not_scored"


class Award(NamedTuple):
    """The share of an indicator's points that a rule gives, as an exact quotient, and the branch that decided.

    ``branch`` names the sentence that explains it; ``detail`` is what that sentence needs beyond the indicator itself.
    """

    numerator: int
    denominator: int
    branch: str
    state: State = State.SCORED
    detail: str = ""

    @property
    def share(self) -> Fraction:
        """The share of the points, 0 to 1 where scores are capped."""
        return Fraction(self.numerator, self.denominator)


FULL = Award(1, 1, "met")


def withheld(reason: str, detail: str = "") -> Award:
    """No score can be given; ``reason`` names the sentence that says why and what to do."""
    return Award(0, 1, reason, State.NOT_SCORED, detail)


class Rule(Protocol):
    """A scoring rule (评分规则): a pure function of the indicator and the settings."""

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The share of the points."""

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The steps that led to ``award``; called only when someone asks."""
