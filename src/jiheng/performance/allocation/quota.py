"""Allocation by standard (定额、据实): so much for each head or piece, rounded to whole amounts one by one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import Rounding, rounded


class Quota(NamedTuple):
    """``amounts`` by area; ``exact`` is the sum before rounding, so the difference that rounding makes is seen."""

    amounts: Mapping[str, Fraction]
    exact: Fraction

    @property
    def total(self) -> Fraction:
        """The sum of the rounded amounts."""
        return sum(self.amounts.values(), Fraction(0))


def by_quota(
    counts: Mapping[str, Fraction], standard: Fraction, step: Fraction = Fraction(1), mode: str = Rounding.HALF_UP
) -> Quota:
    """The amount of each area: count × standard, rounded to multiples of ``step`` (in the unit of ``standard``)."""
    exact = {name: count * standard for name, count in counts.items()}
    amounts = {name: step * rounded(*(amount / step).as_integer_ratio(), 0, mode) for name, amount in exact.items()}
    return Quota(amounts, sum(exact.values(), Fraction(0)))
