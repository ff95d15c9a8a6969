"""The verdict on one relation, and the harmless causes that excuse a difference: rounding, truncation."""

from __future__ import annotations

from jiheng.checks.relations.application import Bound, Skipped, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.diagnosis import Judged
from jiheng.checks.relations.formula import EQUAL, Equation, holds, holds_as_printed
from jiheng.checks.relations.kinds import LINEAR
from jiheng.checks.relations.repair import Repair, last_place, solved, written

REMAINDER, SHORTER = "remainder", "shorter"
PAIR = 2


def judged(book: Book, bound: Bound) -> Judged | Skipped:
    """Right where the ranges meet or rounding explains the difference; not made where a figure is approximate."""
    equation = bound.equation
    right = holds(equation) or excused(book, bound) is not None
    if not right and any(operand.loose for operand in equation.operands):
        facts = tuple(operand.fact for operand in equation.operands if operand.fact >= 0)
        return not_checkable(bound.rule, "approximate", bound.span, facts)
    return Judged(bound, right)


def excused(book: Book, bound: Bound) -> Repair | None:
    """The figure with which a relation would hold to the last digit, where only rounding stands between."""
    equation = bound.equation
    if equation.sense != EQUAL or any(operand.side or operand.loose for operand in equation.operands):
        return None
    if holds(equation):
        return _remainder(equation)
    strict = book.case.pack.rules[bound.rule].settings.get("strict", False)
    closes = equation.kind != LINEAR or len(equation.operands) == PAIR
    return last_place(equation) if closes and not strict else None


def _remainder(equation: Equation) -> Repair | None:
    """The total that the printed parts of a sum give, where it is not the printed one."""
    if equation.kind != LINEAR or holds_as_printed(equation):
        return None
    operand, value = equation.operands[equation.result], solved(equation, equation.result)
    if value is None or len({one.quantity.unit for one in equation.operands}) > 1:
        return None
    right = operand._replace(quantity=written(value, operand))
    if right.quantity.base == operand.quantity.base and len(equation.operands) != PAIR:
        return None
    return Repair(equation.result, right, REMAINDER)
