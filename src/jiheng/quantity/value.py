"""A figure as printed: digits, scale and unit, and the range that it can stand for (compare XBRL Calculations 1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure (计量单位).

    ``exponent`` is the power of ten to the base unit of ``dimension`` (元 0, 万元 4, 亿元 8); ``exact`` marks
    units whose figures are counted, not rounded (heads, pieces, scores).
    """

    symbol: str
    dimension: str
    exponent: int = 0
    exact: bool = False


class Interval(NamedTuple):
    """The numbers that a printed figure can stand for, as integers over ``10**scale``.

    Bounds are ``low`` and ``high``; an open bound is not itself included.
    """

    low: int
    high: int
    scale: int
    low_open: bool = False
    high_open: bool = False

    def at(self, scale: int) -> Interval:
        """The same interval over a finer ``10**scale`` (``scale`` not below the present one)."""
        factor = 10 ** (scale - self.scale)
        return self._replace(low=self.low * factor, high=self.high * factor, scale=scale)

    def plus(self, other: Interval) -> Interval:
        """Every sum of a number of this interval and one of the other."""
        scale = max(self.scale, other.scale)
        a, b = self.at(scale), other.at(scale)
        return Interval(a.low + b.low, a.high + b.high, scale, a.low_open or b.low_open, a.high_open or b.high_open)

    def negated(self) -> Interval:
        """The interval mirrored at zero."""
        return Interval(-self.high, -self.low, self.scale, self.high_open, self.low_open)

    def minus(self, other: Interval) -> Interval:
        """Every difference of a number of this interval and one of the other."""
        return self.plus(other.negated())

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        scale = max(self.scale, other.scale)
        a, b = self.at(scale), other.at(scale)
        left = a.low < b.high or (a.low == b.high and not (a.low_open or b.high_open))
        right = b.low < a.high or (b.low == a.high and not (b.low_open or a.high_open))
        return left and right


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed (数值): ``coefficient / 10**scale`` in ``unit``.

    ``approximate`` marks 约, 余, 近, 多 and the like; ``bound`` is one of ``""``, ``">="``, ``">"``, ``"<="``, ``"<"``
    where the words make the figure a limit.
    """

    coefficient: int
    scale: int = 0
    unit: Unit | None = None
    approximate: bool = False
    bound: str = ""

    @property
    def value(self) -> Decimal:
        """The number, in its own unit, for showing."""
        return Decimal(self.coefficient).scaleb(-self.scale)

    @property
    def printed(self) -> str:
        """The digits without separators and without the sign, trailing zeros kept."""
        digits = str(abs(self.coefficient)).rjust(self.scale + 1, "0")
        return f"{digits[: -self.scale]}.{digits[-self.scale :]}" if self.scale else digits

    @property
    def base(self) -> tuple[int, int]:
        """Coefficient and scale in the base unit of the dimension (元 for money)."""
        exponent = self.unit.exponent if self.unit else 0
        if exponent <= self.scale:
            return self.coefficient, self.scale - exponent
        return self.coefficient * 10 ** (exponent - self.scale), 0

    @property
    def worth(self) -> tuple[int, int]:
        """The base without trailing zeros: the same for equal values, however many places are printed."""
        coefficient, scale = self.base
        while scale and not coefficient % 10:
            coefficient, scale = coefficient // 10, scale - 1
        return coefficient, scale

    @property
    def exact(self) -> bool:
        """Counted figures and printed zero stand for themselves alone."""
        return self.coefficient == 0 or bool(self.unit and self.unit.exact)

    def interval(self, kept: int | None = None) -> Interval:
        """The range that the figure stands for, in the base unit.

        ``kept`` is the number of decimal places that the surroundings keep in this unit (``82`` beside ``81.32``
        is 82.00); a figure is never read more coarsely than it is printed.
        """
        places = self.scale if kept is None else max(kept, self.scale)
        exponent = self.unit.exponent if self.unit else 0
        centre = self.coefficient * 10 ** (places - self.scale)
        scale = places - exponent
        half = 0 if self.exact else 5
        low, high, fine = centre * 10 - half, centre * 10 + half, scale + 1
        if fine < 0:
            low, high, fine = low * 10**-fine, high * 10**-fine, 0
        if half == 0:
            return Interval(low, high, fine)
        return Interval(low, high, fine, self.coefficient < 0, self.coefficient > 0)

    def within(self, unit: Unit) -> Quantity:
        """The same number in another unit of its dimension, exactly."""
        shift = (self.unit.exponent if self.unit else 0) - unit.exponent
        scale = self.scale - shift
        if scale >= 0:
            return replace(self, scale=scale, unit=unit)
        return replace(self, coefficient=self.coefficient * 10**-scale, scale=0, unit=unit)

    def negated(self) -> Quantity:
        """The same figure with the other sign."""
        return replace(self, coefficient=-self.coefficient)


def added(quantities: Sequence[Quantity]) -> Quantity:
    """The exact sum of figures of one dimension, in the unit of the first, with the places of the finest.

    Raises:
        ValueError: there are none.
    """
    unit = quantities[0].unit if quantities else None
    within = [quantity.within(unit) if unit else quantity for quantity in quantities]
    scale = max(quantity.scale for quantity in within)
    coefficient = sum(quantity.coefficient * 10 ** (scale - quantity.scale) for quantity in within)
    return replace(within[0], coefficient=coefficient, scale=scale)
