"""Exact arithmetic of scores and amounts: integers and fractions, rounded once, where a rule says so.

A value enters as a :class:`~jiheng.quantity.Quantity` (a coefficient and a decimal scale), is computed as a quotient of
two integers, and leaves as a ``Decimal`` with the places that are shown.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jiheng.quantity import Quantity


class Rounding(StrEnum):
    """How a value that falls between two steps is rounded (舍入方式)."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


def rounded(numerator: int, denominator: int, places: int, mode: str = Rounding.HALF_UP) -> int:
    """``numerator / denominator`` as a whole number of ``10**-places``; half up is away from zero, as people round.

    ``denominator`` is positive.
    """
    scaled: int = abs(numerator) * 10**places
    whole, rest = divmod(scaled, denominator)
    up = (
        (mode == Rounding.HALF_UP and rest * 2 >= denominator)
        or (mode == Rounding.HALF_EVEN and (rest * 2 > denominator or (rest * 2 == denominator and whole % 2 == 1)))
        or (mode == Rounding.UP and rest > 0)
    )
    return (whole + up) if numerator >= 0 else -(whole + up)


def fraction(quantity: Quantity) -> Fraction:
    """The quantity in the base unit of its dimension (元 for money), exactly."""
    coefficient, scale = quantity.base
    return Fraction(coefficient, 10**scale)


def decimal(value: Fraction, places: int, mode: str = Rounding.HALF_UP) -> Decimal:
    """The value rounded to ``places`` decimals, for showing."""
    return Decimal(rounded(value.numerator, value.denominator, places, mode)).scaleb(-places)


def number(text: object) -> Fraction:
    """A number as a pack or a form writes it: whole, decimal or percent (``22.5``, ``-3``, ``60%``).

    Raises:
        ValueError: it is no such number; a binary float is refused too.
    """
    if isinstance(text, int) and not isinstance(text, bool):
        return Fraction(text)
    if not isinstance(text, str):
        raise ValueError(str(text))  # noqa: TRY004 - to the author of a pack a float is a wrong value, like any other
    digits = text.strip().replace(",", "")
    percent = digits.endswith("%")
    if not digits.removesuffix("%").lstrip("+-").replace(".", "", 1).isdecimal() or not digits.isascii():
        raise ValueError(text)
    return Fraction(digits.removesuffix("%")) / (100 if percent else 1)


def quantity(value: Fraction, places: int = 6) -> Quantity:
    """The value as a quantity without unit, rounded to at most ``places`` decimals and without trailing zeros."""
    coefficient = rounded(value.numerator, value.denominator, places)
    while places and coefficient % 10 == 0:
        coefficient, places = coefficient // 10, places - 1
    return Quantity(coefficient, places)


def shown(value: Fraction, places: int = 4) -> str:
    """The value in plain digits: exact where it ends within ``places`` decimals, else rounded to them."""
    return f"{quantity(value, places).value:f}"
