"""What becomes of the points of indicators that do not apply (不适用指标的分值)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.performance.exact import fraction
from jiheng.performance.scoring.rule import FULL, State
from jiheng.performance.scoring.score import ONE, Score, score
from jiheng.performance.settings import Settings


def redistributed(scores: Sequence[Score], settings: Settings) -> tuple[Score, ...]:
    """The scores after the points of what does not apply went where ``settings.redistribution`` says.

    ``siblings`` shares them among the applicable indicators of the same second level in proportion to their points,
    else of the same first level, else among all; ``all`` among all at once; ``full`` counts them as reached; ``zero``
    as missed; ``none`` leaves the sheet with fewer points.
    """
    absent = [one for one in scores if one.award.state == State.NOT_APPLICABLE]
    if not absent or settings.redistribution == "none":
        return tuple(scores)
    if settings.redistribution in {"full", "zero"}:
        return tuple(_counted(one, settings) for one in scores)
    return _shared(scores, absent, settings)


def _counted(one: Score, settings: Settings) -> Score:
    """The score; where the indicator does not apply, counted as reached or as missed."""
    if one.award.state != State.NOT_APPLICABLE:
        return one
    if settings.redistribution == "zero":
        return one._replace(award=one.award._replace(state=State.SCORED, branch="not_applicable_zero"))
    points = fraction(one.indicator.weight)
    award = FULL._replace(branch="not_applicable_full")
    return one._replace(award=award, numerator=points.numerator, denominator=points.denominator)


def _shared(scores: Sequence[Score], absent: Sequence[Score], settings: Settings) -> tuple[Score, ...]:
    present = [index for index, one in enumerate(scores) if one.award.state != State.NOT_APPLICABLE]
    weights = dict.fromkeys(present, ONE)
    points = {index: fraction(scores[index].indicator.weight) for index in present}
    for one in absent:
        takers = _takers(one, scores, present, settings)
        whole = sum((points[index] for index in takers), Fraction(0))
        if whole:
            for index in takers:
                weights[index] += fraction(one.indicator.weight) / whole
    return tuple(
        one if weights.get(index, ONE) == ONE else score(one.indicator, settings, weights[index])
        for index, one in enumerate(scores)
    )


def _takers(one: Score, scores: Sequence[Score], present: Sequence[int], settings: Settings) -> list[int]:
    """The nearest relatives that apply and carry points."""
    levels = one.indicator.levels if settings.redistribution == "siblings" else ()
    for depth in range(len(levels), -1, -1):
        near = [index for index in present if scores[index].indicator.levels[:depth] == levels[:depth]]
        if any(scores[index].indicator.weight.coefficient for index in near):
            return near
    return []
