"""Computed measures (计算指标): rates and ratios of the field, each with formula, operands and source.

The pack's table ``measures_computed`` holds those of budget performance (执行率, 进度, 结转结余率 …); a scheme has its
own. A measure may use others; what lacks an operand has no value and says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from graphlib import TopologicalSorter
from typing import NamedTuple

from jiheng.performance.exact import shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Expression, ExpressionError, Value, names, parsed
from jiheng.performance.scoring.operands import Given, Measured, computed, operands_of, written
from jiheng.performance.scoring.rule import Award
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack

TABLE = "measures_computed"
WORDS = "expression_words"
PERCENT = "%"


class Measure(NamedTuple):
    """A figure that is computed: ``text`` is its formula as people write it, ``unit`` how it is shown."""

    name: str
    text: str
    tree: Expression
    unit: str = ""
    source: str = ""
    verified: bool = True
    note: str = ""


def words(pack: Pack) -> Mapping[str, str]:
    """The Chinese words of formulas (分值, 且, 较小值 …) and what they stand for."""
    return {word: str(sign) for word, sign in pack.table(WORDS).items()}


def measures(pack: Pack) -> Mapping[str, Measure]:
    """The computed measures of a pack by name.

    Raises:
        PerformanceError: a formula cannot be read; the message names the measure.
    """
    return {name: _measure(name, row, words(pack)) for name, row in pack.entries(TABLE).items()}


def _measure(name: str, row: Mapping[str, object], known: Mapping[str, str]) -> Measure:
    text = str(row.get("formula", ""))
    try:
        tree = parsed(text, known)
    except ExpressionError as error:
        raise PerformanceError("measure.formula", name=name, problem=str(error)) from error
    unit, source, note = (str(row.get(key, "")) for key in ("unit", "source", "note"))
    return Measure(name, text, tree, unit, source, bool(row.get("verified", False)), note)


def measured(rows: Iterable[Measure], values: Mapping[str, Value]) -> dict[str, Measured]:
    """Each measure computed from ``values`` and from the others, in whatever order they stand.

    A measure whose name is among ``values`` keeps the value given.

    Raises:
        graphlib.CycleError: measures need each other in a circle (a validated scheme has none).
    """
    by_name = {measure.name: measure for measure in rows if measure.name not in values}
    graph = {name: set(names(measure.tree)) & by_name.keys() for name, measure in by_name.items()}
    given = Given(dict(values), {})
    for name in TopologicalSorter(graph).static_order():
        found = _computed(by_name[name], given)
        given.measured[name] = found
        if found.value is not None:
            given.values[name] = found.value
    return given.measured


def _computed(measure: Measure, given: Given) -> Measured:
    value = computed(measure.tree, given)
    if isinstance(value, Award):
        text = said("measure.withheld", name=measure.name, formula=measure.text, why=said_of(value))
        return Measured(None, Explanation(text), tuple(given.lacking(measure.tree)) or (measure.name,))
    result = figure(value, measure.unit)
    text = said("measure.value", name=measure.name, formula=measure.text, value=result)
    children = operands_of([measure.tree], given)
    return Measured(value, Explanation(text, result, measure.source, measure.verified, children))


def said_of(award: Award) -> str:
    """Why a formula gave nothing."""
    return said(f"measure.{award.branch}", detail=award.detail)


def figure(value: Value, unit: str, places: int = 2) -> str:
    """A computed value as it is shown: shares in percent, others with their unit."""
    if not isinstance(value, Fraction):
        return written(value)
    return f"{shown(value * 100, places)}{PERCENT}" if unit == PERCENT else f"{shown(value, max(places, 4))}{unit}"
