"""The values that formulas of a scheme may use, and what happens when one is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Expression, ExpressionError, Value, evaluated, names
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.rule import Award, withheld
from jiheng.performance.wording import said
from jiheng.quantity import Quantity

WEIGHT, TARGET, ATTAINMENT, ANSWER = "weight", "target", "attainment", "answer"
"""What a formula may always name; ``expression_words`` of the pack give the Chinese words (分值, 指标值 …)."""
PARTS = {"percent": 100, "permille": 1000}
"""Dimensions whose figures are parts of one: 95% is 0.95 in a formula."""


class Measured(NamedTuple):
    """A computed figure: its value (None where operands are missing), why, and which operands are missing."""

    value: Value | None
    explanation: Explanation
    missing: tuple[str, ...] = ()


class Given(NamedTuple):
    """The values of an indicator by name, and the computations behind those that were computed."""

    values: dict[str, Value]
    measured: dict[str, Measured]

    def lacking(self, tree: Expression) -> list[str]:
        """The names that the formula needs and that nobody gave, computed ones by their operands."""
        needed = [name for name in names(tree) if name not in self.values]
        return list(dict.fromkeys(part for name in needed for part in self._parts(name)))

    def _parts(self, name: str) -> tuple[str, ...]:
        measured = self.measured.get(name)
        return measured.missing if measured and measured.missing else (label(name),)


def operand(quantity: Quantity) -> Fraction:
    """A figure as formulas see it: in its base unit, a percentage as a share of one."""
    parts = PARTS.get(quantity.unit.dimension, 1) if quantity.unit else 1
    return fraction(quantity) / parts


def given(indicator: Indicator) -> Given:
    """All values of an indicator."""
    measured = {name: value for name, value in indicator.values.items() if isinstance(value, Measured)}
    return Given(dict(_values(indicator)), measured)


def _values(indicator: Indicator) -> Iterator[tuple[str, Value]]:
    for name, raw in indicator.values.items():
        value = _value(raw)
        if value is not None:
            yield name, value
    yield WEIGHT, fraction(indicator.weight)
    if indicator.target is not None:
        yield TARGET, operand(indicator.target)
    if indicator.attainment is not None:
        yield ATTAINMENT, operand(indicator.attainment)
    if indicator.attainment_text:
        yield ANSWER, indicator.attainment_text


def _value(raw: object) -> Value | None:
    if isinstance(raw, Measured):
        return raw.value
    if isinstance(raw, Quantity):
        return operand(raw)
    if raw is None or isinstance(raw, bool | str | Fraction):
        return raw
    raise TypeError(raw)


def computed(tree: Expression, given: Given) -> Fraction | Award:
    """The number a formula gives, or the award that says why there is none."""
    value = decided(tree, given)
    return value if isinstance(value, Fraction | Award) else withheld("formula_failed", said("expression.number_due"))


def decided(tree: Expression, given: Given) -> Value | Award:
    """The value of a formula or condition, or the award that says why there is none."""
    missing = given.lacking(tree)
    if missing:
        return withheld("missing_values", said("listing").join(missing))
    try:
        return evaluated(tree, given.values)
    except ExpressionError as error:
        return withheld("formula_failed", str(error))


def points(value: Fraction, weight: Fraction, branch: str, *, cap: bool, detail: str = "") -> Award:
    """The award of so many points of ``weight``, never below zero and, when capped, never above the weight."""
    inside = max(Fraction(0), min(value, weight) if cap else value)
    share = inside / weight if weight else Fraction(0)
    return Award(share.numerator, share.denominator, branch, detail=detail)


def operands_of(trees: Iterable[Expression], given: Given) -> tuple[Explanation, ...]:
    """One step for each value that the formulas use, in reading order; a computed one with its own computation."""
    used = dict.fromkeys(name for tree in trees for name in names(tree))
    return tuple(_operand_said(name, given) for name in used if name in given.values)


def _operand_said(name: str, given: Given) -> Explanation:
    if name in given.measured:
        return given.measured[name].explanation
    value = written(given.values[name])
    return Explanation(said("operand", name=label(name), value=value), value)


def label(name: str) -> str:
    """The word that people read for a name."""
    return said(f"names.{name}") if name in {WEIGHT, TARGET, ATTAINMENT, ANSWER} else name


def written(value: Value) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return said("yes" if value else "no")
    return shown(value, 6) if isinstance(value, Fraction) else value
