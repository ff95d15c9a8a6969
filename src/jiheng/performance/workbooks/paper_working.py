"""The sheet of the computation: from raw values to amounts, every step a formula over the cells before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.allocation import Allocation, Factor, Plan, Row
from jiheng.performance.allocation.shares import PLACES, RECIPROCAL_PLACES, Treated, effective_weights, treated
from jiheng.performance.exact import shown
from jiheng.performance.workbooks.book import Formats, Sheet
from jiheng.performance.workbooks.grid import letters
from jiheng.performance.workbooks.paper_writing import number, strings
from jiheng.policy import Pack

FIRST = 9
"""The row of the first area, counted from 1; above it stand the parameters, the weights and the heads."""
POOL, CARVED, AVAILABLE, STEP, RATE = (f"$B${row}" for row in range(1, 6))
STAGES = ("raw", "damped", "turned", "share")
STEPS = (
    "share", "coefficient", "product", "weighted", "floor", "cap", "bound", "exact", "whole", "rest", "rank", "up",
    "amount",
)  # fmt: skip
DAMPED = {"": "={0}", "sqrt": f"=ROUNDDOWN(SQRT({{0}}),{PLACES})", "log": f"=ROUND(LN(1+{{0}}),{PLACES})"}
TURNED = {
    "": "={0}",
    "reciprocal": f"=ROUND(MIN({{1}})/{{0}},{RECIPROCAL_PLACES})",
    "complement": "=MAX({1})+MIN({1})-{0}",
}
"""Formulas of the stages: {0} is the cell before, {1} its whole column."""


class _Place(NamedTuple):
    """Where the columns are: of each factor by stage, of each step by name; ``last`` is the row of the last area."""

    factors: Mapping[str, Mapping[str, str]]
    steps: Mapping[str, str]
    last: int

    def column(self, letter: str) -> str:
        """The cells of all areas in a column."""
        return f"{letter}${FIRST}:{letter}${self.last}"


def write_working(page: Sheet, formats: Formats, found: Allocation, pack: Pack) -> None:
    """Fill the sheet."""
    place = _place(found)
    _parameters(page, formats, found, pack, place)
    _heads(page, formats, found, pack)
    for index, row in enumerate(found.rows):
        page.write_string(FIRST - 1 + index, 0, row.area.name, formats["label"])
    for factor in found.plan.leaves:
        _factor(page, formats, factor, treated(factor, found.plan), place)
    for index, row in enumerate(found.rows):
        _row(page, formats, row, found, place, FIRST + index, pack)
    page.freeze_panes(FIRST - 1, 1)


def _place(found: Allocation) -> _Place:
    leaves = found.plan.leaves
    width = len(STAGES)
    factors = {
        one.name: {stage: letters(1 + width * index + at) for at, stage in enumerate(STAGES)}
        for index, one in enumerate(leaves)
    }
    steps = {name: letters(1 + width * len(leaves) + at) for at, name in enumerate(STEPS)}
    return _Place(factors, steps, FIRST + len(found.rows) - 1)


def _parameters(page: Sheet, formats: Formats, found: Allocation, pack: Pack, place: _Place) -> None:
    """The pool and what is left of it, the step, and the one rate of all areas that hit no bound."""
    plan = found.plan
    carved = plan.pool - plan.available
    rows = [
        (plan.pool, ""), (carved, ""), (plan.available, f"={POOL}-{CARVED}"), (plan.step, ""),
        (found.rate, _rate(place, pack)),
    ]  # fmt: skip
    page.set_column(0, 0, 20)
    page.set_column(1, len(STEPS) + len(STAGES) * len(plan.leaves), 14)
    for row, (name, (value, formula)) in enumerate(zip(pack.words("allocation.paper.parameters"), rows, strict=True)):
        page.write_string(row, 0, name, formats["label"])
        number(page, row, 1, value, formats["number"], formula)


def _rate(place: _Place, pack: Pack) -> str:
    bounds, weighted = (place.column(place.steps[name]) for name in ("bound", "weighted"))
    held = [
        f'SUMIF({bounds},"{pack.text(f"allocation.paper.{name}")}",{place.column(place.steps[name])})'
        for name in ("floor", "cap")
    ]
    free = pack.text("allocation.paper.free")
    return f'=IFERROR(({AVAILABLE}-{held[0]}-{held[1]})/SUMIF({bounds},"{free}",{weighted}),0)'


def _heads(page: Sheet, formats: Formats, found: Allocation, pack: Pack) -> None:
    """The weights of the factors above their shares, then the heads."""
    weights = effective_weights(found.plan.factors)
    page.write_string(FIRST - 3, 0, pack.text("allocation.heads.weight"), formats["label"])
    for index, factor in enumerate(found.plan.leaves):
        number(page, FIRST - 3, len(STAGES) * (index + 1), weights[factor.name], formats["percent"])
    stages = pack.words("allocation.paper.stages")
    heads = [stage.format(factor=factor.name) for factor in found.plan.leaves for stage in stages]
    columns = [pack.text("allocation.heads.area"), *heads, *pack.words("allocation.paper.columns")]
    strings(page, FIRST - 2, columns, formats["label"])


def _factor(page: Sheet, formats: Formats, factor: Factor, values: Treated, place: _Place) -> None:
    """Four columns of one factor: raw, damped, turned round, share."""
    at = place.factors[factor.name]
    whole = sum(values.turned[0])
    stages = [[Fraction(value, scale) for value in column] for column, scale in values]
    stages.append([Fraction(value, whole) for value in values.turned[0]])
    for index, cells in enumerate(zip(*stages, strict=True)):
        row = FIRST + index
        before = {stage: f"{at[stage]}{row}" for stage in STAGES}
        formulas = (
            "",
            DAMPED[factor.damping].format(before["raw"]),
            TURNED[factor.inverse].format(before["damped"], place.column(at["damped"])),
            f"={before['turned']}/SUM({place.column(at['turned'])})",
        )
        for stage, value, formula in zip(STAGES, cells, formulas, strict=True):
            number(page, row - 1, _index(at[stage]), value, formats["number"], formula)


def _row(  # noqa: PLR0913, PLR0917 - one row of the sheet
    page: Sheet, formats: Formats, row: Row, found: Allocation, place: _Place, at: int, pack: Pack
) -> None:
    cell = {name: f"{letter}{at}" for name, letter in place.steps.items()}
    for name, (value, formula) in _steps(row, found, place, at, cell).items():
        column = _index(place.steps[name])
        if value is None:
            page.write_string(at - 1, column, _bound(row, pack) if name == "bound" else "", formats["number"])
        else:
            number(page, at - 1, column, value, formats["number"], formula)


def _bound(row: Row, pack: Pack) -> str:
    return pack.text(f"allocation.paper.{row.bound or 'free'}")


def _steps(
    row: Row, found: Allocation, place: _Place, at: int, cell: Mapping[str, str]
) -> Mapping[str, tuple[Fraction | None, str]]:
    """The value of each step with the formula that gives it; remainders are ranked exactly, so ranks are values."""
    plan, step = found.plan, found.plan.step
    product, down = row.share * row.coefficient, row.exact // step * step
    cap = None if row.bounds.most is None else row.bounds.most * step
    return {
        "share": (row.share, "=" + "+".join(_products(place, at))),
        "coefficient": (row.coefficient, ""),
        "product": (product, f"={cell['share']}*{cell['coefficient']}"),
        "weighted": (row.weighted, f"={cell['product']}/SUM({place.column(place.steps['product'])})"),
        "floor": (row.bounds.least * step, ""),
        "cap": (cap, ""),
        "bound": (None, ""),
        "exact": (row.exact, _held(cell, plan)),
        "whole": (down, f"=INT(ROUND({cell['exact']}/{STEP},9))*{STEP}"),
        "rest": (row.exact - down, f"={cell['exact']}-{cell['whole']}"),
        "rank": (Fraction(row.rank), ""),
        "up": (row.amount - down, ""),
        "amount": (row.amount, f"={cell['whole']}+{cell['up']}"),
    }  # fmt: skip


def _held(cell: Mapping[str, str], plan: Plan) -> str:
    """The amount within its bounds; an empty cap is as much as the pool."""
    cap = f'IF({cell["cap"]}="",{shown(plan.pool, 6)},{cell["cap"]})'
    return f"=MAX({cell['floor']},MIN({cap},{cell['weighted']}*{RATE}))"


def _products(place: _Place, at: int) -> Iterator[str]:
    for columns in place.factors.values():
        yield f"{columns['share']}{at}*{columns['share']}${FIRST - 2}"


def _index(column: str) -> int:
    """The number of a column from its letters, counted from 0."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
