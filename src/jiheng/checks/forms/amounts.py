"""Exact numbers of printed figures, and how they are shown."""

from __future__ import annotations

from fractions import Fraction

from jiheng.quantity import Quantity


def number(quantity: Quantity) -> Fraction:
    """The printed number in the base unit of its dimension."""
    coefficient, scale = quantity.base
    return Fraction(coefficient, 10**scale)


def printed(quantity: Quantity) -> str:
    """The figure with its unit, as printed."""
    sign = "-" if quantity.coefficient < 0 else ""
    return f"{sign}{quantity.printed}{quantity.unit.symbol if quantity.unit else ''}"


def plain(value: Fraction, places: int = 2) -> str:
    """A number for a reader: at most ``places`` decimals, half up, no trailing zeros."""
    whole = rounded(value, places)
    digits = str(abs(whole)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".") if places else digits
    return f"-{text}" if whole < 0 else text


def rounded(value: Fraction, places: int) -> int:
    """The value in units of its last place, half up."""
    scale: int = 10**places
    whole: int = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    return whole


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two figures measure the same: one dimension, or one of them without a unit of its own.

    Things are counted in one unit (家 and 万家, not 家 and 人次).
    """
    if left.unit is None or right.unit is None or "bare" in {left.unit.dimension, right.unit.dimension}:
        return True
    counted = left.unit.dimension == "count"
    one, other = left.unit.symbol, right.unit.symbol
    return left.unit.dimension == right.unit.dimension and (not counted or one.endswith(other) or other.endswith(one))


def pair(left: Quantity, right: Quantity) -> tuple[Fraction, Fraction]:
    """Two comparable figures; one without a unit is in the other's."""
    if left.unit is None or right.unit is None:
        return Fraction(left.coefficient, 10**left.scale), Fraction(right.coefficient, 10**right.scale)
    return number(left), number(right)
