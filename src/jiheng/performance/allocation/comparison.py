"""This year's amounts beside last year's (与上年比较)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.allocation.model import Allocation


class Change(NamedTuple):
    """``rate`` is None where there was nothing last year, ``last`` where it is not known."""

    area: str
    amount: Fraction
    last: Fraction | None
    change: Fraction | None
    rate: Fraction | None


def compared(found: Allocation) -> tuple[Change, ...]:
    """The change of every area, excluded ones too, in the order of the plan."""
    return tuple(_change(area.name, found.amounts[area.name], area.last_year) for area in found.plan.areas)


def _change(name: str, amount: Fraction, last: Fraction | None) -> Change:
    if last is None:
        return Change(name, amount, None, None, None)
    return Change(name, amount, last, amount - last, (amount - last) / last if last else None)
