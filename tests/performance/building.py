"""Indicators and settings for tests, in the terms of the field."""

from jiheng.performance.exact import number, quantity
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.settings import settings
from jiheng.policy import library
from jiheng.quantity import Quantity

PACK = library().pack("national")
RULES = settings(PACK)
PERCENT = PACK.numbers.units["%"]


def figure(text, unit=None):
    """A figure as a form writes it: the digits with their unit."""
    if text is None or isinstance(text, Quantity):
        return text
    digits = str(text)
    if digits.endswith("%"):
        return figure(digits[:-1], PERCENT)
    whole, _, fraction = digits.partition(".")
    return Quantity(int(whole + fraction), len(fraction), unit)


def indicator(operator, target, attainment, weight=10, **more):
    """An indicator with its target and attainment."""
    more = {name: figure(value) if name in {"stated", "upper"} else value for name, value in more.items()}
    return Indicator(
        more.pop("name", "指标"), figure(weight), Operator(operator), figure(target), figure(attainment), **more
    )


def rules(**changes):
    """The national settings with some changed."""
    return RULES.changed(changes)


__all__ = ["PACK", "RULES", "figure", "indicator", "number", "quantity", "rules"]
