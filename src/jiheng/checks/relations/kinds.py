"""The kinds of relation, each as an equation between figures; pure functions on operands.

The equation of a kind names the figure that states the outcome as its ``result``. Amounts of change carry their
sign (a decrease is negative), rates are per ``factor`` (100 for percent, 1000 for per mille, 1 for a bare ratio).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from jiheng.checks.relations.formula import AT_MOST, BELOW, EQUAL, Equation, Operand, Product, holds_as_printed
from jiheng.quantity import Quantity

Signed = tuple[int, Operand]
Multiple = tuple[int, tuple[Operand, ...]]
"""A signed figure, or a figure with the rate that it is multiplied by."""
LINEAR, CLOSED, WEIGHTED, BOUND, COMPARED = "linear", "closed", "weighted", "bound", "compared"
SUM, WHOLE = "sum", 100
RATIO, RATE_ON_BASE, RATE_ON_AMOUNT = "ratio", "rate_on_base", "rate_on_amount"
COMPLETION_ON_AMOUNT = "completion_on_amount"
AMOUNT = 2
"""Where ``rate_on_amount`` has its amount of change."""


def linear(terms: Sequence[Signed], sense: str = EQUAL) -> Equation:
    """``Σ sign × figure`` relates to zero; the first figure is the result."""
    products = tuple([Product(sign, (at,)) for at, (sign, _) in enumerate(terms)])
    return Equation(products, tuple([operand for _, operand in terms]), LINEAR, 0, sense)


def total(whole: Operand, parts: Sequence[Operand]) -> Equation:
    """A total is the sum of all its parts (合计 = Σ 分项)."""
    return linear([(1, whole), *((-1, part) for part in parts)])


def bound(larger: Operand, smaller: Sequence[Operand]) -> Equation:
    """Parts that are not all together are at most the whole (其中, 主要包括)."""
    signed = linear([(1, larger), *((-1, part) for part in smaller)])
    result = int(len(signed.operands) == 2)  # noqa: PLR2004 - of two figures the smaller one goes too far
    return Equation(tuple(Product(-sign, at) for sign, at in signed.products), signed.operands, BOUND, result, AT_MOST)


def change(current: Operand, base: Operand, amount: Operand) -> Equation:
    """The amount of change is this figure less its base (增减额 = 本年 - 基数)."""
    return linear([(1, amount), (-1, current), (1, base)])


def rate_on_base(current: Operand, base: Operand, rate: Operand, factor: int) -> Equation:
    """The rate of change is the difference over its base (增减率 = (本年 - 基数) ÷ 基数)."""
    products = (Product(factor, (1,)), Product(-factor, (2,)), Product(-1, (0, 2)))
    return Equation(products, (rate, current, base), RATE_ON_BASE)


def rate_on_amount(current: Operand, amount: Operand, rate: Operand, factor: int) -> Equation:
    """The rate of change is the amount over the base that it leaves (增减率 = 增减额 ÷ (本年 - 增减额))."""
    products = (Product(factor, (2,)), Product(-1, (0, 1)), Product(1, (0, 2)))
    return Equation(products, (rate, current, amount), RATE_ON_AMOUNT)


def completion_on_amount(current: Operand, amount: Operand, rate: Operand, factor: int) -> Equation:
    """A completion rate is the figure over the budget that its difference leaves (完成率 = 决算 ÷ (决算 - 差额))."""
    products = (Product(factor, (1,)), Product(-1, (0, 1)), Product(1, (0, 2)))
    return Equation(products, (rate, current, amount), COMPLETION_ON_AMOUNT)


def ratio(numerator: Operand, denominator: Operand, result: Operand, factor: int) -> Equation:
    """A share, completion rate or quotient is one figure over another (占比, 完成率, 执行率, 人均)."""
    return Equation((Product(factor, (1,)), Product(-1, (0, 2))), (result, numerator, denominator), RATIO)


def closed(shares: Sequence[Operand], factor: Callable[[Operand], int]) -> Equation:
    """All shares of one whole make it up (Σ 占比 = 100%)."""
    return replace(total(hundred(shares[0], factor), shares), kind=CLOSED)


def hundred(rate: Operand, factor: Callable[[Operand], int]) -> Operand:
    """The whole in the unit of a rate (100%)."""
    return Operand(Quantity(factor(rate), 0, rate.quantity.unit), exact=True)


def equality(stated: Operand, other: Operand) -> Equation:
    """Two figures are the same amount."""
    return linear([(1, stated), (-1, other)])


def combined(terms: Sequence[Multiple], factor: Callable[[Operand], int], sense: str) -> Equation:
    """``Σ sign × figure (× rate)`` relates to zero; a fact that is given twice is taken once, the first is the result.

    ``factor`` says how many of a rate's unit make one whole; where a term has a rate, all others are raised by it.
    """
    rates = [figures[1] for _, figures in terms if len(figures) > 1]
    whole = factor(rates[0]) if rates else 1
    operands: dict[int, Operand] = {}
    products: dict[tuple[int, ...], int] = {}
    for sign, figures in terms:
        facts = tuple(figure.fact for figure in figures)
        operands.update(zip(facts, figures, strict=True))
        products[facts] = products.get(facts, 0) + (sign if len(figures) > 1 else sign * whole)
    places = {fact: at for at, fact in enumerate(operands)}
    kept = tuple(Product(sign, tuple(places[fact] for fact in facts)) for facts, sign in products.items() if sign)
    if sense != EQUAL:
        kept = tuple(Product(-coefficient, at) for coefficient, at in kept)
        return Equation(kept, tuple(operands.values()), BOUND, 1, sense)
    return Equation(kept, tuple(operands.values()), WEIGHTED if rates else LINEAR, 0, sense)


def compared(left: Operand, right: Operand, word: str) -> Equation:
    """One figure is greater than, less than or equal to another, as they are printed where their units agree.

    Raises:
        KeyError: ``word`` is no operator of comparison.
    """
    signs, sense = SENSES[word]
    if left.quantity.unit == right.quantity.unit and not right.exact:
        left, right = left._replace(exact=True), right._replace(exact=True)
    products = tuple(Product(sign, (at,)) for at, sign in enumerate(signs))
    return Equation(products, (left, right), COMPARED, 0, sense)


def turned(equation: Equation, position: int) -> Equation:
    """The equation with the other direction at a figure; a rate of the same direction turns with its amount."""
    if equation.kind == RATE_ON_AMOUNT and position == AMOUNT:
        rate, amount = equation.operands[0], equation.operands[AMOUNT]
        if (rate.quantity.coefficient < 0) is (amount.quantity.coefficient < 0):
            equation = equation.with_operand(0, rate.reversed)
    return equation.with_operand(position, equation.operands[position].reversed)


def near(current: Operand, base: Operand, percent: int) -> Equation:
    """Two figures are about the same: they differ by at most ``percent`` of the base (基本持平)."""
    above = 1 if holds_as_printed(bound(current, [base])) else -1
    products = (Product(100 * above, (0,)), Product(-100 * above - percent, (1,)))
    return Equation(products, (current, base), COMPARED, 0, AT_MOST)


def exactly(whole: Operand, parts: Sequence[Operand]) -> bool:
    """Whether the printed parts add up to the printed whole, digit by digit."""
    bases = [figure.quantity.base for figure in (whole, *parts)]
    finest = max([scale for _, scale in bases])
    value, *others = [coefficient * int(10 ** (finest - scale)) for coefficient, scale in bases]
    return value == sum(others)


def alike(operands: Iterable[Operand]) -> bool:
    """Whether the figures measure the same thing, so that they can be added."""
    units = [operand.quantity.unit for operand in operands if operand.quantity.unit or operand.quantity.coefficient]
    return len({unit.dimension if unit else "" for unit in units}) <= 1


SENSES: Mapping[str, tuple[tuple[int, int], str]] = {
    ">": ((-1, 1), BELOW),
    ">=": ((-1, 1), AT_MOST),
    "=": ((1, -1), EQUAL),
    "<": ((1, -1), BELOW),
    "<=": ((1, -1), AT_MOST),
}
