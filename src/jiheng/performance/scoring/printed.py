"""What a rounded print leaves open (舍入范围): amounts and percentages stand for half a unit in their last place.

A score that someone computed from unrounded figures may differ in its last digit from one computed from the printed
ones; it is right when some numbers within the printed ranges give it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.operands import PARTS
from jiheng.performance.scoring.score import Score, score
from jiheng.quantity import Quantity

MOST_OPERANDS = 4
"""Rounded figures of which all corners are tried; a rule with more of them is computed from the prints alone."""


def within_print(one: Score, stated: Fraction) -> bool:
    """Whether figures within the printed ranges give the stated points."""
    points = [found.exact for found in _corners(one) if found.scored]
    return bool(points) and min(points) <= stated <= max(points)


def _corners(one: Score) -> Iterator[Score]:
    """The score at every corner of the printed ranges; rules are monotone in each figure between them."""
    indicator = one.indicator
    rounded = {name: value for name, value in indicator.values.items() if _open(value)}
    attainment = _ends(indicator.attainment) if _open(indicator.attainment) else (indicator.attainment,)
    if len(rounded) > MOST_OPERANDS:
        return
    for done in attainment:
        for ends in product(*(_ends(value) for value in rounded.values())):
            values = {**indicator.values, **dict(zip(rounded, ends, strict=True))}
            yield score(_with(indicator, done, values), one.settings, one.weight)


def _with(indicator: Indicator, attainment: Quantity | None, values: dict[str, object]) -> Indicator:
    return replace(indicator, attainment=attainment, values=values)


def _open(value: object) -> bool:
    """Whether a figure may have been rounded: not where it counts things, nor a whole percentage or bare number."""
    if not isinstance(value, Quantity) or value.exact:
        return False
    return value.scale > 0 or (value.unit is not None and value.unit.dimension not in PARTS)


def _ends(value: object) -> tuple[Quantity, ...]:
    """Both ends of what a print stands for."""
    if not isinstance(value, Quantity):
        return ()
    finer = replace(value, coefficient=value.coefficient * 10, scale=value.scale + 1)
    return tuple(replace(finer, coefficient=finer.coefficient + half) for half in (-5, 5))
