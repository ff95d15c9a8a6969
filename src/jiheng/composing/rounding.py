"""Figures as they are printed: money in the report's unit, percentages, all rounded half up, in integers alone.

A report computes from what it prints, so that its readers find every difference and rate again.
"""

from __future__ import annotations

from typing import NamedTuple

from jiheng.policy import Pack
from jiheng.quantity import Quantity, Unit

MONEY = "money"


class Printing(NamedTuple):
    """How a pack prints: the unit of money and the decimal places of money and percentages."""

    money: Unit
    places: int
    percent: Unit
    percent_places: int

    def printed(self, quantity: Quantity) -> Quantity:
        """The quantity as the report prints it; what is counted stays as it is."""
        if quantity.unit is None or quantity.unit.dimension != MONEY:
            return quantity
        coefficient, scale = quantity.base
        shift = self.money.exponent - self.places + scale
        return self.amount(rounded(coefficient, 10**shift) if shift > 0 else coefficient * 10**-shift)

    def amount(self, coefficient: int) -> Quantity:
        """Money from its coefficient in the printed places."""
        return Quantity(coefficient, self.places, self.money)

    def ratio(self, part: int, whole: int) -> Quantity:
        """``part`` of ``whole`` in percent; ``whole`` is not 0."""
        sign = -1 if whole < 0 else 1
        return self.share(rounded(sign * part * 100 * 10**self.percent_places, sign * whole))

    def share(self, coefficient: int) -> Quantity:
        """A percentage from its coefficient in the printed places."""
        return Quantity(coefficient, self.percent_places, self.percent)


def printing(pack: Pack) -> Printing:
    """How the pack prints (table ``composing.print``)."""
    units = pack.numbers.units
    money, percent = units[pack.text("composing.print.money")], units[pack.text("composing.print.percent")]
    return Printing(
        money, pack.number("composing.print.places"), percent, pack.number("composing.print.percent_places")
    )


def rounded(number: int, divisor: int) -> int:
    """``number / divisor`` rounded half away from zero; ``divisor`` is positive."""
    whole = (2 * abs(number) + divisor) // (2 * divisor)
    return -whole if number < 0 else whole


def closed(parts: list[int], whole: int, total: int) -> list[int]:
    """Shares of ``whole`` that add up to ``total`` (largest remainder, 最大余额法), the first of equals first."""
    floors = [part * total // whole for part in parts]
    order = sorted(range(len(parts)), key=lambda index: (-(parts[index] * total % whole), index))
    raised = set(order[: total - sum(floors)])
    return [floor + (index in raised) for index, floor in enumerate(floors)]
