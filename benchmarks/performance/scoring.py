"""Scores and allocations: indicators a second on one core, and a province of areas within bounds.

Indicators are drawn as forms have them (more is better, less is better, equal, in words); scores are exact integers and
their explanations are made only when asked. The obvious alternative is the same rule in ``decimal`` and, without exact
values, in binary floats.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benchmarks.performance.row import Row, held
from jiheng.performance.allocation import Allocation, Area, Factor, Plan, allocated
from jiheng.performance.exact import number
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.measures import words
from jiheng.performance.schemes.rules import Reader, read_rule
from jiheng.performance.scoring import Score, score
from jiheng.performance.scoring.sheet import scored
from jiheng.performance.settings import Settings, settings
from jiheng.policy import library
from jiheng.quantity import Quantity

COUNT, AREAS, FACTORS, TURNS = 100_000, 3_000, 20, 3
BAR_SCORES, BAR_ALLOCATION = 100_000, 1.0
PACK = library().pack("national")
UP = (Operator.AT_LEAST, Operator.EQUAL)


def rows() -> Iterator[Row]:
    """Scoring by kind of rule beside the same in decimals and floats; allocation with bounds."""
    rules, indicators = settings(PACK), drawn(COUNT)
    rate = COUNT / fastest(lambda: [score(one, rules) for one in indicators])
    label = f"{COUNT:,} indicators scored, exact, explanations kept lazily, one core"
    yield Row(label, f"{rate:,.0f}/s", f"> {BAR_SCORES:,}/s", held(rate > BAR_SCORES))
    plain = [one for one in indicators if one.operator != Operator.QUALITATIVE]
    exact = len(plain) / fastest(lambda: [score(one, rules) for one in plain])
    yield Row("of them those with figures", f"{exact:,.0f}/s")
    yield Row(
        "the same rule alone in `decimal`", f"{len(plain) / fastest(lambda: [by_decimal(one) for one in plain]):,.0f}/s"
    )
    yield Row("the same rule alone in binary floats", floats(plain, rules))
    yield from others(rules)
    yield from allocations()


def others(settings_of_pack: Settings) -> Iterator[Row]:
    """Whole sheets, formulas, explanations."""
    sheets = [drawn(12) for _ in range(COUNT // 120)]
    spent = fastest(lambda: [scored(sheet, settings_of_pack).total for sheet in sheets])
    yield Row("sheets of 12 indicators scored, summed and graded", f"{len(sheets) / spent:,.0f}/s")
    formula = read_rule(
        {"kind": "formula", "points": "较小值(实际 ÷ 计划, 1) × 分值"}, Reader(Fraction(10), words(PACK))
    )
    values = {"实际": Fraction(171), "计划": Fraction(180)}
    ruled = [Indicator("预算执行", Quantity(10), rule=formula, values=values) for _ in range(COUNT // 10)]
    spent = fastest(lambda: [score(one, settings_of_pack) for one in ruled])
    yield Row("indicators scored by a formula of a scheme", f"{len(ruled) / spent:,.0f}/s")
    some = [score(one, settings_of_pack) for one in drawn(COUNT // 10)]
    yield Row("explanations made", f"{len(some) / fastest(lambda: [explained(one) for one in some]):,.0f}/s")


def allocations() -> Iterator[Row]:
    """A plan of many areas with floors, caps and a guarantee, allocated to whole amounts with an exact sum."""
    plan = province()
    spent = fastest(lambda: allocated(plan))
    label = f"{AREAS:,} areas × {FACTORS} factors with bounds allocated, whole amounts, exact sum"
    yield Row(
        label, f"{spent:.2f} s", f"< {BAR_ALLOCATION:g} s", held(spent < BAR_ALLOCATION and proved(allocated(plan)))
    )


def drawn(count: int) -> list[Indicator]:
    """Indicators as forms have them; the same each time."""
    chance = random.Random(count)
    return [_indicator(chance) for _ in range(count)]


def _indicator(chance: random.Random) -> Indicator:
    operator = chance.choice(
        (Operator.AT_LEAST, Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL, Operator.QUALITATIVE)
    )
    weight = Quantity(chance.randrange(1, 30))
    if operator == Operator.QUALITATIVE:
        return Indicator(
            "定性指标", weight, operator, target_text="优", attainment_text=chance.choice(["优", "达成年度指标"])
        )
    target, done = Quantity(chance.randrange(1, 10**5), 2), Quantity(chance.randrange(0, 2 * 10**5), 2)
    return Indicator("指标", weight, operator, target, done, ("产出指标", "数量指标"))


def by_decimal(one: Indicator) -> Decimal:
    """The national rule in decimals of 28 digits."""
    target, done, weight = one.target.value, one.attainment.value, one.weight.value
    met = done >= target if one.operator in UP else done <= target
    points = (
        weight
        if met
        else weight * done / target
        if one.operator in UP
        else max(weight * (2 * target - done) / target, Decimal(0))
    )
    return points.quantize(Decimal("0.01"), ROUND_HALF_UP)


def floats(plain: Sequence[Indicator], rules: Settings) -> str:
    """The national rule in binary floats, and how many scores come out wrong."""
    figures = [
        (one.operator in UP, *(float(part.value) for part in (one.target, one.attainment, one.weight))) for one in plain
    ]
    spent = fastest(lambda: [by_float(*figure) for figure in figures])
    wrong = sum(
        by_float(*figure) != float(score(one, rules).points) for figure, one in zip(figures, plain, strict=True)
    )
    return f"{len(plain) / spent:,.0f}/s, {wrong:,} of {len(plain):,} scores wrong"


def by_float(up: bool, target: float, done: float, weight: float) -> float:  # noqa: FBT001 - the direction
    """The national rule as a spreadsheet's numbers compute it."""
    met = done >= target if up else done <= target
    return round(weight if met else weight * done / target if up else max(weight * (2 * target - done) / target, 0), 2)


def explained(one: Score) -> str:
    """The explanation as text."""
    return str(one.explanation)


def province() -> Plan:
    """Every kind of factor, coefficients, floors, caps and a guarantee."""
    chance = random.Random(AREAS)
    names = [f"因素{index}" for index in range(FACTORS)]
    kinds = [("", ""), ("reciprocal", "sqrt"), ("complement", ""), ("", "sqrt"), ("", "")]
    factors = tuple(
        Factor(name, Fraction(1, FACTORS), "", *kinds[index % len(kinds)]) for index, name in enumerate(names)
    )
    return Plan(
        number(AREAS * 100),
        factors,
        tuple(_area(chance, index, names) for index in range(AREAS)),
        guarantee=Fraction(9, 10),
    )


def _area(chance: random.Random, index: int, names: Sequence[str]) -> Area:
    values = {name: Fraction(chance.randrange(1, 10**7), 100) for name in names}
    floor, cap = Fraction(chance.randrange(0, 80)), Fraction(chance.randrange(90, 160))
    last = Fraction(chance.randrange(0, 90))
    return Area(f"地区{index}", values, {"绩效系数": Fraction(chance.randrange(8, 12), 10)}, floor, cap, last)


def proved(found: Allocation) -> bool:
    """Whether the sum is exact and every amount lies within its bounds."""
    within = all(row.bounds.least <= row.amount <= (row.bounds.most or row.amount) for row in found.rows)
    return found.total == found.plan.available and within


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the processor, the least of several turns."""
    return min(_spent(work) for _ in range(TURNS))


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
