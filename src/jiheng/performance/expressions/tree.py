"""The tree of a formula; values are immutable."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple


class Number(NamedTuple):
    """A number that stands in the formula."""

    value: Fraction


class Text(NamedTuple):
    """Words to compare an answer with; they stand in single quotation marks."""

    text: str


class Name(NamedTuple):
    """A value that is given from outside (指标值, 编制数 …)."""

    name: str


class Operation(NamedTuple):
    """An operator or a function (``+``, ``>=``, ``and``, ``min`` …) with its operands."""

    sign: str
    operands: tuple[Expression, ...]


Expression = Number | Text | Name | Operation


def names(expression: Expression) -> Iterator[str]:
    """Every name that the formula needs, in reading order, as often as it stands."""
    if isinstance(expression, Name):
        yield expression.name
    elif isinstance(expression, Operation):
        for operand in expression.operands:
            yield from names(operand)
