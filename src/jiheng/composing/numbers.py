"""Figures as users type them into a cell, and ordinals as reports print them."""

from __future__ import annotations

from jiheng.policy import Pack
from jiheng.quantity import Quantity


def number_in(text: str, unit: str, pack: Pack) -> Quantity | None:
    """The one figure that a cell holds, in ``unit`` where it names none; None where it holds words or 约, 近, 以上."""
    found = pack.numbers.numerals(text.replace(" ", ""))
    if len(found) != 1 or found[0].end - found[0].start != len(text.replace(" ", "")):
        return None
    quantity = found[0].quantity
    if quantity.approximate or quantity.bound:
        return None
    return quantity if quantity.unit else Quantity(quantity.coefficient, quantity.scale, pack.numbers.units[unit])


def numeral(number: int, digits: str) -> str:
    """A number below 100 in Chinese numerals; ``digits`` are those of 0 to 10."""
    tens, ones = divmod(number, 10)
    ten = f"{digits[tens] if tens > 1 else ''}{digits[10]}" if tens else ""
    return f"{ten}{digits[ones] if ones or not tens else ''}"
