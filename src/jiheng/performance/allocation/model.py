"""An allocation by factors (因素法分配) as values: the pool, the factors, the areas, the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

ONE = Fraction(1)


class Factor(NamedTuple):
    """A factor (分配因素).

    ``weight`` is its share among the factors under the same ``parent`` (an empty parent is the pool itself); a factor
    that others name as parent has no values of its own. ``inverse`` is ``""``, ``"reciprocal"`` or ``"complement"``
    (the worse, the more), ``damping`` is ``""``, ``"sqrt"`` or ``"log"``.
    """

    name: str
    weight: Fraction
    parent: str = ""
    inverse: str = ""
    damping: str = ""


class CarveOut(NamedTuple):
    """An amount that is set aside before the factors apply (先行切块)."""

    name: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Area:
    """A receiver (地区、单位): its factor values and what limits its amount.

    ``coefficients`` are multipliers by name (绩效系数, 财力系数 …). ``floor`` and ``cap`` are amounts; ``last_year`` is
    what it received; an ``excluded`` area receives nothing and needs a ``reason``.
    """

    name: str
    values: Mapping[str, Fraction]
    coefficients: Mapping[str, Fraction] = field(default_factory=dict)
    floor: Fraction | None = None
    cap: Fraction | None = None
    last_year: Fraction | None = None
    excluded: bool = False
    reason: str = ""
    place: str = ""


@dataclass(frozen=True)
class Plan:
    """What is to be allocated and how.

    ``step`` is the smallest amount given out (1 when amounts are whole 万元). ``guarantee`` is the share of last year's
    amount that every area keeps (上年基数保障), ``growth`` the highest multiple of it (增幅上限). ``unit`` is printed.
    """

    pool: Fraction
    factors: tuple[Factor, ...]
    areas: tuple[Area, ...]
    carve_outs: tuple[CarveOut, ...] = ()
    step: Fraction = ONE
    guarantee: Fraction | None = None
    growth: Fraction | None = None
    unit: str = ""
    title: str = ""

    @cached_property
    def available(self) -> Fraction:
        """What the factors distribute: the pool without what is set aside."""
        return self.pool - sum((one.amount for one in self.carve_outs), Fraction(0))

    @cached_property
    def receivers(self) -> tuple[Area, ...]:
        """The areas that take part."""
        return tuple(area for area in self.areas if not area.excluded)

    @cached_property
    def leaves(self) -> tuple[Factor, ...]:
        """The factors with values of their own."""
        parents = {factor.parent for factor in self.factors}
        return tuple(factor for factor in self.factors if factor.name not in parents)


class Bounds(NamedTuple):
    """The least and the most of an area in steps; None is no cap."""

    least: int
    most: int | None


class Row(NamedTuple):
    """What an area receives and why.

    ``share`` is its part by the factors alone, ``weighted`` that after the coefficients (both sum to one); ``exact``
    the amount before rounding, ``amount`` the whole one; ``bound`` is ``"floor"``, ``"cap"`` or empty; ``up`` whether
    it was rounded up, ``rank`` the place of its remainder.
    """

    area: Area
    share: Fraction
    coefficient: Fraction
    weighted: Fraction
    bounds: Bounds
    exact: Fraction
    amount: Fraction
    bound: str
    up: bool
    rank: int


@dataclass(frozen=True)
class Allocation:
    """A finished allocation; ``rate`` is the amount for a whole share among the areas that hit no bound."""

    plan: Plan
    rows: tuple[Row, ...]
    rate: Fraction

    @cached_property
    def total(self) -> Fraction:
        """What was given out, without what was set aside; always the available amount."""
        return sum((row.amount for row in self.rows), Fraction(0))

    @cached_property
    def amounts(self) -> Mapping[str, Fraction]:
        """The amount of each area by name, the excluded ones with zero."""
        return {area.name: Fraction(0) for area in self.plan.areas} | {row.area.name: row.amount for row in self.rows}
