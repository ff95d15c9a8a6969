"""Computing a tree in exact fractions, under a budget of steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from jiheng.performance.exact import rounded
from jiheng.performance.expressions.tokens import ExpressionError
from jiheng.performance.expressions.tree import Expression, Name, Number, Text

BUDGET = 10_000
LONGEST_NUMBER = 4_000
"""Bits that a number may grow to; no amount or rate of a budget comes near."""

Value = Fraction | bool | str


def evaluated(expression: Expression, values: Mapping[str, Value], budget: int = BUDGET) -> Value:
    """The value of a formula: a fraction, or true or false for a condition.

    Args:
        expression: the tree.
        values: what each name stands for; a text may only be compared for equality.
        budget: the number of steps after which the computation is given up.

    Raises:
        ExpressionError: a name has no value, a divisor is zero, kinds are mixed, or the budget is spent.
    """
    return _Evaluation(values, budget).value(expression)


class _Evaluation:
    def __init__(self, values: Mapping[str, Value], budget: int) -> None:
        self._values = values
        self._left = budget

    def value(self, tree: Expression) -> Value:
        self._left -= 1
        if self._left < 0:
            raise ExpressionError("budget")
        if isinstance(tree, Number):
            return tree.value
        if isinstance(tree, Text):
            return tree.text
        if isinstance(tree, Name):
            return self._named(tree.name)
        if tree.sign in _LAZY:
            return _LAZY[tree.sign](self, tree.operands)
        return _OPERATIONS[tree.sign]([self.value(operand) for operand in tree.operands])

    def condition(self, tree: Expression) -> bool:
        value = self.value(tree)
        if not isinstance(value, bool):
            raise ExpressionError("condition_due")
        return value

    def choice(self, operands: Sequence[Expression]) -> Value:
        return self.value(operands[1] if self.condition(operands[0]) else operands[2])

    def all(self, operands: Sequence[Expression]) -> Value:
        return all(self.condition(operand) for operand in operands)

    def any(self, operands: Sequence[Expression]) -> Value:
        return any(self.condition(operand) for operand in operands)

    def negation(self, operands: Sequence[Expression]) -> Value:
        return not self.condition(operands[0])

    def _named(self, name: str) -> Value:
        if name not in self._values:
            raise ExpressionError("unknown_name", name=name)
        return self._values[name]


_LAZY: Mapping[str, Callable[[_Evaluation, Sequence[Expression]], Value]] = {
    "if": _Evaluation.choice,
    "and": _Evaluation.all,
    "or": _Evaluation.any,
    "not": _Evaluation.negation,
}


def _number(value: Value) -> Fraction:
    if isinstance(value, Fraction):
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > LONGEST_NUMBER:
            raise ExpressionError("number_too_long")
        return value
    raise ExpressionError("number_due")


def _arithmetic(compute: Callable[..., Fraction]) -> Callable[[Sequence[Value]], Value]:
    return lambda operands: compute(*map(_number, operands))


def _order(compare: Callable[[Fraction, Fraction], bool]) -> Callable[[Sequence[Value]], Value]:
    return lambda operands: compare(_number(operands[0]), _number(operands[1]))


def _equal(operands: Sequence[Value]) -> bool:
    left, right = operands
    if isinstance(left, str) != isinstance(right, str):
        raise ExpressionError("kinds_mixed")
    return left == right


def _divided(numerator: Fraction, denominator: Fraction) -> Fraction:
    if denominator == 0:
        raise ExpressionError("zero_divisor")
    return numerator / denominator


def _rounded(value: Fraction, places: Fraction = Fraction(0)) -> Fraction:
    if places.denominator != 1 or not 0 <= places <= 12:  # noqa: PLR2004 - the bound is stated in the message
        raise ExpressionError("places")
    return Fraction(rounded(value.numerator, value.denominator, int(places)), 10 ** int(places))


_OPERATIONS: Mapping[str, Callable[[Sequence[Value]], Value]] = {
    "+": _arithmetic(lambda a, b: a + b),
    "-": _arithmetic(lambda a, b: a - b),
    "*": _arithmetic(lambda a, b: a * b),
    "/": _arithmetic(_divided),
    "negative": _arithmetic(lambda a: -a),
    "min": _arithmetic(lambda *operands: min(operands)),
    "max": _arithmetic(lambda *operands: max(operands)),
    "sum": _arithmetic(lambda *operands: sum(operands, Fraction(0))),
    "abs": _arithmetic(abs),
    "floor": _arithmetic(lambda a: Fraction(a.numerator // a.denominator)),
    "ceil": _arithmetic(lambda a: Fraction(-(-a.numerator // a.denominator))),
    "round": _arithmetic(_rounded),
    ">": _order(lambda a, b: a > b),
    ">=": _order(lambda a, b: a >= b),
    "<": _order(lambda a, b: a < b),
    "<=": _order(lambda a, b: a <= b),
    "=": _equal,
    "!=": lambda operands: not _equal(operands),
}
