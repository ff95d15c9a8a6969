"""The computation of an equation in numbers: the steps that lead from its operands to what its result should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from jiheng.checks.relations import kinds
from jiheng.checks.relations.formula import Equation, Operand
from jiheng.checks.relations.repair import solved, value_of, written

PLUS, MINUS, TIMES, DIVIDED, EQUALS, NEXT = " + ", " − ", " × ", " ÷ ", " = ", "；"


class Step(NamedTuple):
    """One line of a computation: operands with the operator before each (the first has none), and what comes out."""

    operands: tuple[tuple[str, Operand], ...]
    value: Operand


def formula(equation: Equation, position: int) -> str:
    """The computation in numbers of what the figure at ``position`` should be (82 + 14.19 = 96.19；…)."""
    return NEXT.join(_line(step) for step in steps(equation, position))


def steps(equation: Equation, position: int) -> list[Step]:
    """The steps of the computation; a sum is solved for its figure, a rate is computed anew."""
    return list(SHAPES.get(equation.kind, _sum)(equation, position))


def _sum(equation: Equation, position: int) -> Iterator[Step]:
    own = next((product.coefficient for product in equation.products if product.positions == (position,)), 1)
    value = _result(equation, position)
    if value.turns and value.quantity.coefficient < 0:  # a decrease is told as a plain figure
        own, value = -own, value.reversed
    terms = [
        _signed(MINUS if product.coefficient * own > 0 else PLUS, [equation.operands[at] for at in product.positions])
        for product in equation.products
        if position not in product.positions
    ]
    # What is added comes first, so that the line begins with a plain figure.
    terms.sort(key=lambda term: term[0][0] == MINUS)
    yield Step(tuple(operand for term in terms for operand in term), value)


def _ratio(equation: Equation, position: int) -> Iterator[Step]:
    _, above, below = equation.operands
    yield Step((("", above), (DIVIDED, below)), _result(equation, equation.result))


def _rate_on_base(equation: Equation, position: int) -> Iterator[Step]:
    _, current, base = equation.operands
    amount = _difference(current, base)
    yield Step((("", current), (MINUS, base)), amount)
    yield Step((("", amount), (DIVIDED, base)), _result(equation, 0))


def _rate_on_amount(equation: Equation, position: int) -> Iterator[Step]:
    _, current, amount = equation.operands
    base = _difference(current, amount)
    yield Step((("", current), *_signed(MINUS, [amount])), base)
    yield Step((("", _unsigned(amount)), (DIVIDED, base)), _unsigned(_result(equation, 0)))


def _completion_on_amount(equation: Equation, position: int) -> Iterator[Step]:
    _, current, amount = equation.operands
    base = _difference(current, amount)
    yield Step((("", current), *_signed(MINUS, [amount])), base)
    yield Step((("", current), (DIVIDED, base)), _result(equation, 0))


SHAPES: Mapping[str, Callable[[Equation, int], Iterator[Step]]] = {
    kinds.RATIO: _ratio,
    kinds.RATE_ON_BASE: _rate_on_base,
    kinds.RATE_ON_AMOUNT: _rate_on_amount,
    kinds.COMPLETION_ON_AMOUNT: _completion_on_amount,
}


def _signed(operator: str, factors: list[Operand]) -> tuple[tuple[str, Operand], ...]:
    """A term of a sum; subtracting a decrease is adding it."""
    first, *others = factors
    if first.quantity.coefficient < 0:
        operator, first = (PLUS if operator == MINUS else MINUS), _unsigned(first)
    return ((operator, first), *((TIMES, other) for other in others))


def _unsigned(operand: Operand) -> Operand:
    return operand.reversed if operand.quantity.coefficient < 0 else operand


def _difference(left: Operand, right: Operand) -> Operand:
    finer = max(left, right, key=lambda operand: max(operand.quantity.scale, operand.kept or 0))
    like = left._replace(quantity=finer.quantity.within(left.quantity.unit) if left.quantity.unit else finer.quantity)
    return left._replace(quantity=written(value_of(left) - value_of(right), like), fact=-1)


def _result(equation: Equation, position: int) -> Operand:
    like = equation.operands[position]
    return like._replace(quantity=written(solved(equation, position) or Fraction(0), like), fact=-1)


def _line(step: Step) -> str:
    units = len({operand.quantity.unit for _, operand in step.operands if operand.quantity.coefficient}) > 1
    left = "".join(operator + shown(operand, units=units) for operator, operand in step.operands)
    return left.removeprefix(PLUS) + EQUALS + shown(step.value, units=units or step.value.rounded)


def shown(operand: Operand, *, units: bool = True) -> str:
    """A figure as it is printed, with its sign, and with its unit where asked."""
    quantity = operand.quantity
    sign = MINUS.strip() if quantity.coefficient < 0 else ""
    return sign + quantity.printed + (quantity.unit.symbol if units and quantity.unit else "")
