"""Exact arithmetic of printed figures: a relation is a sum of products that must be able to be zero.

Every relation of the field (sum, balance, share, change, completion) is an equation between figures in which each
figure has at most the first degree: ``100 × part - share × whole = 0``. Such a form takes its extremes over the
printed ranges at their corners, also where a figure occurs twice, so the verdict needs integers only: no division, no
float, no tolerance (compare XBRL Calculations 1.1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product as every
from typing import NamedTuple

from jiheng.quantity import Interval, Quantity

EQUAL, AT_MOST, BELOW = "=", "<=", "<"
BEYOND = 10**30
"""More than any figure of any report, in base units."""


class Operand(NamedTuple):
    """A figure in an equation: its quantity, signed by its direction, and where it comes from.

    ``kept`` is how many decimal places its surroundings keep; ``fact`` is its index in the ledger (-1: none);
    ``rounded`` says that a printed zero stands for a range too, as it does for rates; ``side`` is 1 or -1 where only a
    direction was given (略微下降): the figure then stands for every number of that sign from the quantity on;
    ``exact`` takes the figure as it is printed, for words that compare printed figures; ``turns`` says that its sign
    comes from a word of direction.
    """

    quantity: Quantity
    kept: int | None = None
    fact: int = -1
    rounded: bool = False
    side: int = 0
    exact: bool = False
    turns: bool = False

    @property
    def interval(self) -> Interval:
        """The numbers that the figure can stand for, in its base unit."""
        quantity = self.quantity
        if self.side:
            least, scale = quantity.base
            ends = (least, BEYOND) if self.side > 0 else (-BEYOND, -least)
            return Interval(*ends, scale, low_open=self.side < 0 or not least, high_open=self.side > 0 or not least)
        if self.exact:
            coefficient, scale = quantity.base
            return Interval(coefficient, coefficient, scale)
        if quantity.coefficient or not self.rounded:
            return quantity.interval(self.kept)
        half, scale = Quantity(5, max(self.kept or 0, quantity.scale) + 1, quantity.unit).base
        return Interval(-half, half, scale, low_open=True, high_open=True)

    @property
    def reversed(self) -> Operand:
        """The figure with the other sign."""
        return self._replace(quantity=self.quantity.negated(), side=-self.side)

    @property
    def loose(self) -> bool:
        """Whether words make the figure approximate or a limit."""
        return self.quantity.approximate or bool(self.quantity.bound)


class Product(NamedTuple):
    """``coefficient`` times the operands at the given positions, each named once."""

    coefficient: int
    positions: tuple[int, ...]


@dataclass(frozen=True)
class Equation:
    """Products whose sum relates to zero by ``sense`` ("=", "<=" or "<").

    ``result`` is the position of the figure that states the outcome (a total, a rate): what is expected is said of it
    as long as nothing shows that another figure is wrong. ``kind`` is the kind of relation it was made from.
    """

    products: tuple[Product, ...]
    operands: tuple[Operand, ...]
    kind: str
    result: int = 0
    sense: str = EQUAL

    def with_operand(self, position: int, operand: Operand) -> Equation:
        """The same equation with another figure in one place."""
        operands = (*self.operands[:position], operand, *self.operands[position + 1 :])
        return Equation(self.products, operands, self.kind, self.result, self.sense)

    @cached_property
    def ends(self) -> tuple[End, End]:
        """Its ``extremes``, worked out once, however often its verdict is asked for."""
        return extremes(self)


Factor = tuple[int, tuple[int, ...]]
"""A product with its coefficient raised to the common scale."""


class End(NamedTuple):
    """A bound of the values that a form can take, and whether it takes it."""

    value: int
    taken: bool


def holds(equation: Equation) -> bool:
    """Whether numbers within the printed ranges can make the equation true."""
    low, high = equation.ends
    if equation.sense == BELOW:
        return low.value < 0
    below = low.value < 0 or (low.value == 0 and low.taken)
    above = high.value > 0 or (high.value == 0 and high.taken)
    return below and (above or equation.sense == AT_MOST)


def holds_as_printed(equation: Equation) -> bool:
    """Whether the printed digits themselves make the equation true."""
    values, scales = zip(*[operand.quantity.base for operand in equation.operands], strict=True)
    total = sum([_times(factor, at, values) for factor, at in _scaled(equation.products, scales)])
    return {EQUAL: total == 0, AT_MOST: total <= 0, BELOW: total < 0}[equation.sense]


def extremes(equation: Equation) -> tuple[End, End]:
    """The least and the greatest value of the form over the ranges of its operands, over a common power of ten."""
    intervals = [operand.interval for operand in equation.operands]
    factors = _scaled(equation.products, [interval.scale for interval in intervals])
    if all(len(positions) == 1 for _, positions in factors):
        return _linear(factors, intervals)
    groups = _independent(tuple([positions for _, positions in factors]))
    low, high = zip(*[_corners([factors[at] for at in group], intervals) for group in groups], strict=True)
    return _sum(low), _sum(high)


def _scaled(products: Sequence[Product], scales: Sequence[int]) -> list[Factor]:
    """The products with their coefficients raised to one common scale."""
    sums = [0] * len(products)
    for number, (_, positions) in enumerate(products):
        for at in positions:
            sums[number] += scales[at]
    top = max(sums)
    return [
        (coefficient * 10 ** (top - own), positions)
        for (coefficient, positions), own in zip(products, sums, strict=True)
    ]


def _linear(factors: Sequence[Factor], intervals: Sequence[Interval]) -> tuple[End, End]:
    low = high = 0
    low_open = high_open = False
    for factor, (at,) in factors:
        least, greatest, _, least_open, greatest_open = intervals[at]
        if factor < 0:
            least, greatest, least_open, greatest_open = greatest, least, greatest_open, least_open
        low += factor * least
        high += factor * greatest
        low_open |= least_open
        high_open |= greatest_open
    return End(low, not low_open), End(high, not high_open)


@lru_cache(maxsize=256)
def _independent(factors: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    """The numbers of the products in groups that share no figure: each group can be taken to its extremes alone."""
    groups: list[tuple[set[int], list[int]]] = []
    for number, positions in enumerate(factors):
        touched = [group for group in groups if not group[0].isdisjoint(positions)]
        groups = [group for group in groups if group[0].isdisjoint(positions)]
        members = [member for _, group in touched for member in group]
        groups.append(({*positions}.union(*(own for own, _ in touched)), [*members, number]))
    return [members for _, members in groups]


def _corners(factors: Sequence[Factor], intervals: Sequence[Interval]) -> tuple[End, End]:
    # Every printed range is closed on one side, so an extreme that is taken at all is taken at a closed corner.
    used = sorted({at for _, positions in factors for at in positions})
    values: dict[int, int] = {}
    found: set[tuple[int, bool]] = set()
    for corner in every(*[_ends(intervals[at]) for at in used]):
        values.update(zip(used, [value for value, _ in corner], strict=True))
        taken = all(closed for _, closed in corner)
        found.add((sum([_times(factor, positions, values) for factor, positions in factors]), taken))
    (low, _), (high, _) = min(found), max(found)
    return End(low, (low, True) in found), End(high, (high, True) in found)


def _ends(interval: Interval) -> tuple[tuple[int, bool], tuple[int, bool]]:
    low, high, _, low_open, high_open = interval
    return (low, not low_open), (high, not high_open)


def _sum(ends: Sequence[End]) -> End:
    return End(sum([end.value for end in ends]), all(end.taken for end in ends))


def _times(factor: int, positions: Sequence[int], values: Mapping[int, int] | Sequence[int]) -> int:
    for at in positions:
        factor *= values[at]
    return factor
