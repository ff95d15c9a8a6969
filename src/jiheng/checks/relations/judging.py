"""The verdict on one relation, and the harmless causes that excuse a difference: rounding, truncation, carry-over."""

from __future__ import annotations

from dataclasses import replace

from jiheng.checks.relations.application import Bound, Judged, Skipped, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import EQUAL, Equation, Product, holds, holds_as_printed
from jiheng.checks.relations.kinds import CLOSED, LINEAR
from jiheng.checks.relations.repair import Repair, last_place, last_unit, solved, value_of, written
from jiheng.checks.relations.repeats import unclear

REMAINDER, CUT = "remainder", "truncated"
PAIR = 2
MOST_TRIED = 16
"""Of a figure with more values than these no mention is tried: one of so many would fit by chance."""


def settled(book: Book, bound: Bound) -> Bound | Skipped:
    """A relation of figures from several places with the mentions that it is right of, where mentions differ.

    That they differ is told by itself; a relation is wrong only where no mention of its figures mends it.
    """
    equation = bound.equation
    differing = [
        at
        for at, operand in enumerate(equation.operands)
        if any(value != operand.quantity.worth for value in book.values(operand.fact)) and not book.worded(operand.fact)
    ]
    if not differing or holds(equation):
        return bound
    for at in differing:
        values = book.values(equation.operands[at].fact)
        for index in values.values() if len(values) <= MOST_TRIED else ():
            other = equation.with_operand(at, book.operand(index))
            if holds(other):
                return replace(bound, equation=other)
    if any(unclear(book, equation.operands[at].fact) for at in differing):
        return not_checkable(bound.rule, "key_unclear", bound.span, tuple(one.fact for one in equation.operands))
    return bound


def judged(book: Book, bound: Bound) -> Judged | Skipped:
    """Right where the ranges meet or rounding explains the difference; not made where a figure is no exact one."""
    equation = bound.equation
    right = holds(equation) or excused(book, bound) is not None
    facts = tuple(operand.fact for operand in equation.operands if operand.fact >= 0)
    if not right and any(operand.loose for operand in equation.operands):
        return not_checkable(bound.rule, "approximate", bound.span, facts)
    if not right and not bound.local and _carried_over(book, equation):
        return not_checkable(bound.rule, "carried_over", bound.span, facts)
    return Judged(bound, right)


def excused(book: Book, bound: Bound) -> Repair | None:
    """The figure with which a relation would hold to the last digit, where only rounding stands between."""
    equation = bound.equation
    if equation.sense != EQUAL or any(operand.side or operand.loose for operand in equation.operands):
        return None
    if equation.kind == CLOSED:
        return _closing(equation)
    if holds(equation):
        return _remainder(equation)
    counted = all(one.quantity.unit is not None and one.quantity.unit.exact for one in equation.operands)
    closes = equation.kind != LINEAR or (len(equation.operands) == PAIR and not counted)
    return last_place(equation) if closes else None


def _remainder(equation: Equation) -> Repair | None:
    """The total that the printed parts of a sum give, where it is not the printed one."""
    if equation.kind != LINEAR or holds_as_printed(equation):
        return None
    operand, value = equation.operands[equation.result], solved(equation, equation.result)
    if value is None or len({one.quantity.unit for one in equation.operands}) > 1:
        return None
    right = operand._replace(quantity=written(value, operand))
    if right.quantity.worth == operand.quantity.worth and len(equation.operands) != PAIR:
        return None
    return Repair(equation.result, right, REMAINDER)


def _closing(equation: Equation) -> Repair | None:
    """A share that closes its list, where rounding, or cutting every share off, explains what is missing."""
    whole, first, *others = equation.operands
    ulp = max(last_unit(share) for share in (first, *others))
    missing = value_of(whole) - sum(value_of(share) for share in (first, *others))
    rounded = holds(equation)
    if not missing or not (rounded or -ulp <= missing < ulp * (len(others) + 1)):
        return None
    closed = first._replace(quantity=written(value_of(first) + missing, first))
    return Repair(1, closed, REMAINDER if rounded else CUT)


def _carried_over(book: Book, equation: Equation) -> bool:
    """Whether what is carried over between the years is the whole difference: one name then means two figures."""
    concepts = book.case.pack.words("repeats.carried")
    identity = book.identities[equation.operands[equation.result].fact]
    stated = {book.facts[operand.fact].concept for operand in equation.operands if operand.fact >= 0}
    if identity is None or equation.kind != LINEAR or stated & set(concepts):
        return False
    figures = [book.figure_at(identity._replace(concept=concept)) for concept in concepts]
    at = len(equation.operands)
    return any(
        holds(Equation((*equation.products, Product(sign, (at,))), (*equation.operands, figure), LINEAR))
        for figure in figures
        if figure is not None and figure.quantity.coefficient
        for sign in (1, -1)
    )
