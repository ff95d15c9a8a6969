"""Exact intervals: what a printed, rounded figure can stand for, and arithmetic with it."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

FAR = Fraction(10**12)


class Span(NamedTuple):
    """A closed interval of exact numbers."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Span) -> Span:  # type: ignore[override]
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low)

    def scaled(self, factor: Span) -> Span:
        corners = [a * b for a in self for b in factor]
        return Span(min(corners), max(corners))

    def over(self, other: Span) -> Span:
        """Division by a base: one that may be zero stands for anything, a negative one for what cannot be."""
        if other.high < 0:
            return Span(-FAR, -FAR)
        if other.low <= 0:
            return Span(-FAR, FAR)
        return self.scaled(Span(1 / other.high, 1 / other.low))

    @property
    def size(self) -> Span:
        """The interval of absolute values."""
        if self.low <= 0 <= self.high:
            return Span(Fraction(0), max(-self.low, self.high))
        return Span(*sorted((abs(self.low), abs(self.high))))


HUNDRED = Span(Fraction(100), Fraction(100))
ZERO = Span(Fraction(0), Fraction(0))
