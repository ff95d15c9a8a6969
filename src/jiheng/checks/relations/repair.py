"""What a wrong figure should have been, and the slip of the pen or of the unit that explains it.

A verdict never depends on what stands here: these are the values at which an equation that fails would hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from jiheng.checks.relations.formula import Equation, Operand, holds
from jiheng.checks.relations.kinds import RATE_ON_AMOUNT, RATE_ON_BASE, RATIO, turned
from jiheng.quantity import Quantity, Unit

TURNED, TABLE_UNIT = "direction", "table_unit"
FEWEST_DIGITS = 3
"""A figure of fewer digits is like too many others for one of them to explain anything."""


NEAR = 50
"""A slip is looked for within so small a part of the value that a rounded rate asks for."""
STEPS = (0, 1, -1, 2, -2)
"""How many last places from what the others ask for a slip is looked for: their own rounding moves it so far."""
ROUNDED = (RATIO, RATE_ON_BASE, RATE_ON_AMOUNT)
"""Relations in which a rounded rate leaves the other figures a range of values."""


class Repair(NamedTuple):
    """A value with which the figure at ``position`` makes its equation hold; ``slip`` is the id of what explains it."""

    position: int
    operand: Operand
    slip: str = ""


def solved(equation: Equation, position: int) -> Fraction | None:
    """The value of one figure, in its base unit, that the printed values of the others ask for."""
    values = [value_of(operand) for operand in equation.operands]
    constant = slope = Fraction(0)
    for coefficient, positions in equation.products:
        term = Fraction(coefficient)
        for at in positions:
            term *= values[at] if at != position else 1
        if position in positions:
            slope += term
        else:
            constant += term
    return -constant / slope if slope else None


def written(value: Fraction, like: Operand) -> Quantity:
    """A value (in the base unit) with the unit and the places of a printed figure, rounded half up as amounts are.

    Trailing zeros that the figure does not print either are left out.
    """
    quantity, places = like.quantity, _places(like)
    scaled = value / last_unit(like)
    half_up = int((abs(scaled) * 2 + 1) // 2)
    while places > quantity.scale and half_up % 10 == 0:
        half_up, places = half_up // 10, places - 1
    return replace(quantity, coefficient=half_up if scaled >= 0 else -half_up, scale=places)


def with_unit(operand: Operand, unit: Unit) -> Operand:
    """The same digits in another unit."""
    return operand._replace(quantity=replace(operand.quantity, unit=unit), exact=False)


def last_unit(operand: Operand) -> Fraction:
    """What one in the last kept place of a figure is worth in the base unit."""
    exponent = operand.quantity.unit.exponent if operand.quantity.unit else 0
    return Fraction(10) ** (exponent - _places(operand))


def value_of(operand: Operand) -> Fraction:
    """The printed value in the base unit."""
    coefficient, scale = operand.quantity.base
    return Fraction(coefficient, 10**scale)


def repairs(equation: Equation, position: int, units: Sequence[Unit]) -> Iterator[Repair]:
    """Every value of one figure that makes the equation hold: first those that a slip explains, then the bare one."""
    candidates = (Repair(position, operand, slip) for slip, operand in _candidates(equation, position, units))
    found = [repair for repair in candidates if holds(mended(equation, position, repair))]
    yield from sorted(found, key=lambda repair: not repair.slip)


def mended(equation: Equation, position: int, repair: Repair) -> Equation:
    """The equation with a repaired figure at ``position``."""
    if repair.slip == TURNED:
        return turned(equation, position)
    return equation.with_operand(position, repair.operand)


def last_place(equation: Equation) -> Repair | None:
    """The result moved by one in its last place, where that makes the equation hold: truncated, or closed to 100."""
    operand = equation.operands[equation.result]
    away = last_unit(operand) if operand.quantity.coefficient >= 0 else -last_unit(operand)
    for step, slip in ((away, "truncated"), (-away, "last_place")):
        moved = operand._replace(quantity=written(value_of(operand) + step, operand))
        if holds(equation.with_operand(equation.result, moved)):
            return Repair(equation.result, moved, slip)
    return None


def _close(one: Fraction, other: Fraction) -> bool:
    """Whether two values are the same but for rounding: within a hundredth."""
    return abs(one - other) * 100 <= abs(other)


def _places(operand: Operand) -> int:
    return max(operand.quantity.scale, operand.kept or 0)


def _candidates(equation: Equation, position: int, units: Sequence[Unit]) -> Iterator[tuple[str, Operand]]:
    operand = equation.operands[position]
    quantity = operand.quantity
    if quantity.coefficient and operand.turns:
        yield TURNED, operand.reversed
    value = solved(equation, position)
    for unit in units:
        slipped_unit = quantity.unit and unit.dimension == quantity.unit.dimension and unit != quantity.unit
        if slipped_unit and value and _close(value_of(other := with_unit(operand, unit)), value):
            yield "unit", other
    if value is not None:
        last = last_unit(operand)
        below = value < 0 <= quantity.coefficient and not operand.turns  # what is counted is never less than nothing
        told = equation.kind in ROUNDED and position == equation.result  # a rate is what its figures give
        for step in STEPS[:1] if told else STEPS:
            near = operand._replace(quantity=written(value + step * last, operand), side=0)
            slip = "" if below or turns_to(operand, near) else slipped(quantity, near.quantity)
            if slip or not (step or (below and position != equation.result)):
                yield slip, near
        if equation.kind in ROUNDED and position != equation.result:
            found = [operand._replace(quantity=one, side=0) for one in _slips_near(quantity, value)]
            yield from ((slipped(quantity, one.quantity), one) for one in found if _gives(equation, position, one))


def turns_to(figure: Operand, other: Operand) -> bool:
    """Whether the other figure has the opposite direction: then another word would have to stand there too."""
    signs = {one.quantity.coefficient < 0 for one in (figure, other) if one.quantity.coefficient}
    return figure.turns and len(signs) > 1


def _gives(equation: Equation, position: int, figure: Operand) -> bool:
    """Whether the printed figures, one of them replaced, give the printed result to its last digit."""
    result = equation.operands[equation.result]
    value = solved(equation.with_operand(position, figure), equation.result)
    return value is not None and written(value, result).worth == result.quantity.worth


def _slips_near(stated: Quantity, value: Fraction) -> Iterator[Quantity]:
    """The figures that one slip of the pen makes of a printed one, near a value that rounding leaves open."""
    sign = -1 if stated.coefficient < 0 else 1
    digits = str(abs(stated.coefficient)).rjust(stated.scale + 1, "0")
    exponent = (stated.unit.exponent if stated.unit else 0) - stated.scale
    wanted = value * sign / Fraction(10) ** exponent
    others = [digits[:at] + digit + digits[at + 1 :] for at in range(len(digits)) for digit in "0123456789"]
    others += [digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)]
    for coefficient in dict.fromkeys(map(int, others)):
        if abs(coefficient - wanted) * NEAR <= wanted and coefficient != abs(stated.coefficient):
            yield replace(stated, coefficient=sign * coefficient)


def slipped(stated: Quantity, right: Quantity) -> str:
    """The id of the slip that turns one figure into the other; "" where there is none."""
    wrong, true = _plain(stated), _plain(right)
    if wrong == true:
        return ""
    if wrong.replace(".", "").strip("0") == true.replace(".", "").strip("0"):
        return "shifted"
    if len(wrong) == len(true):
        return _exchanged(wrong, true, len(right.printed.replace(".", "")))
    if len(wrong) + 1 == len(true):
        return "dropped" if _without_one(true, wrong) else ""
    return "doubled" if len(wrong) == len(true) + 1 and _without_one(wrong, true) else ""


def _exchanged(wrong: str, true: str, printed: int) -> str:
    differing = [at for at, (a, b) in enumerate(zip(wrong, true, strict=True)) if a != b]
    if any("." in (wrong[at], true[at]) for at in differing):
        return ""
    if len(differing) == 1:
        return "digit" if printed >= FEWEST_DIGITS else ""
    first, *others = differing
    swapped = others == [first + 1] and (wrong[first], wrong[first + 1]) == (true[first + 1], true[first])
    return "swapped" if swapped else ""


def _without_one(longer: str, shorter: str) -> bool:
    """Whether taking one digit out of the longer figure gives the shorter one."""
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)) if longer[at] != ".")


def _plain(quantity: Quantity) -> str:
    """The digits without trailing zeros behind the point, as most reports print them."""
    return quantity.printed.rstrip("0").rstrip(".") if quantity.scale else quantity.printed
