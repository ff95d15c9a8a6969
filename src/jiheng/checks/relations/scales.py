"""A table whose unit is misprinted (单位：元 for 单位：万元): all its amounts are off by one step, for one cause."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.checks.relations.application import Bound, Judged
from jiheng.checks.relations.diagnosis import Cause
from jiheng.checks.relations.formula import Equation, Operand
from jiheng.checks.relations.repair import TABLE_UNIT, Repair, with_unit
from jiheng.quantity import Unit

TableOf = Callable[[int], int | None]
Fails = Callable[[Bound], bool]
FEWEST = 2
"""Witnesses that a table's unit is wrong: figures outside of it, or sums in it; one alone may be wrong itself."""


class Scaled(NamedTuple):
    """A table with the unit that is meant, and the relations that this makes right, the plainest first."""

    table: int
    unit: Unit
    mended: tuple[int, ...] = ()


def by_table(
    judged: Sequence[Judged], table_of: TableOf, fails: Fails, units: Sequence[Unit]
) -> tuple[list[Cause], list[Judged]]:
    """The misprinted units as causes, and the relations that they do not explain."""
    found = list(_misprinted(judged, table_of, fails, units))
    explained = {index for scaled in found for index in scaled.mended}
    return [_cause(judged, scaled, table_of) for scaled in found], [
        one for index, one in enumerate(judged) if index not in explained
    ]


def _cause(judged: Sequence[Judged], scaled: Scaled, table_of: TableOf) -> Cause:
    """The plainest relation that the unit makes right, and the others under it."""
    first, *others = (judged[index].bound for index in scaled.mended)
    position = next(at for at, one in enumerate(first.equation.operands) if table_of(one.fact) == scaled.table)
    repair = Repair(position, with_unit(first.equation.operands[position], scaled.unit), TABLE_UNIT)
    after = tuple((bound, _rescaled(bound, scaled, table_of).equation) for bound in others)
    return Cause(first, repair, after, sure=True, table=scaled.table)


def _misprinted(judged: Sequence[Judged], table_of: TableOf, fails: Fails, units: Sequence[Unit]) -> Iterator[Scaled]:
    """The tables whose figures agree with all others once their unit is another one, each with what follows from it.

    Nothing that holds may break. Sums within a table alone prove nothing: they hold in any unit but for rounding.
    """
    failing = Counter(table for one in judged if not one.right for table in _tables(one, table_of))
    touching: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(judged if failing else ()):
        for table in _tables(one, table_of):
            touching[table].append(index)
    done: set[int] = set()
    for table, _ in failing.most_common():
        indices = [index for index in touching[table] if index not in done]
        tried = (_tried(judged, Scaled(table, unit), indices, table_of, fails) for unit in units)
        best = max(tried, key=lambda one: len(one.mended))
        beyond = {index: _beyond(judged[index].bound.equation, table, table_of) for index in best.mended}
        others = {operand.fact for operands in beyond.values() for operand in operands}
        if others and len(others) + sum(not operands for operands in beyond.values()) >= FEWEST:
            done |= set(best.mended)
            plainest = sorted(best.mended, key=lambda at: (not beyond[at], len(judged[at].bound.equation.operands), at))
            yield best._replace(mended=tuple(plainest))


def _tables(one: Judged, table_of: TableOf) -> list[int]:
    """The tables that the figures of a relation stand in."""
    found = dict.fromkeys(table_of(operand.fact) for operand in one.bound.equation.operands)
    return [table for table in found if table is not None]


def _rescaled(bound: Bound, scaled: Scaled, table_of: TableOf) -> Bound:
    """The relation with the amounts of a table in another unit."""
    equation = bound.equation
    for position, operand in enumerate(equation.operands):
        unit = operand.quantity.unit
        if table_of(operand.fact) == scaled.table and unit is not None and unit.dimension == scaled.unit.dimension:
            equation = equation.with_operand(position, with_unit(operand, scaled.unit))
    return replace(bound, equation=equation)


def _tried(judged: Sequence[Judged], scaled: Scaled, indices: Sequence[int], table_of: TableOf, fails: Fails) -> Scaled:
    """The unit with what it makes right; with nothing where it breaks what holds."""
    mended = []
    for index in indices:
        right = not fails(_rescaled(judged[index].bound, scaled, table_of))
        if judged[index].right and not right:
            return scaled
        mended += [index] if right and not judged[index].right else []
    return scaled._replace(mended=tuple(mended))


def _beyond(equation: Equation, table: int, table_of: TableOf) -> list[Operand]:
    """The figures of a relation that stand outside of the table."""
    return [operand for operand in equation.operands if operand.fact >= 0 and table_of(operand.fact) != table]
