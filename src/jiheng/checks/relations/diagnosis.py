"""Which figure is probably wrong: the one whose change mends most of what fails and breaks nothing that holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from jiheng.checks.relations.application import Bound, Judged
from jiheng.checks.relations.formula import EQUAL, Equation, holds, holds_as_printed
from jiheng.checks.relations.kinds import BOUND, CLOSED, COMPARED, LINEAR, WEIGHTED
from jiheng.checks.relations.repair import Repair, mended, repairs
from jiheng.quantity import Unit

MOST_FIGURES = 400
"""Where more figures than these stand in failing relations, only their results are tried: the cost stays linear."""

FigureOf = Callable[[int], Hashable]
Given = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Cause:
    """One wrong figure: the relation that shows it best, its repair there, and the relations that fail with it.

    ``sure`` says that no other figure would do as well; each of ``others`` comes with itself after the repair.
    ``rivals`` are other figures of the relation that a slip explains as well, where its result is none of them;
    ``table`` is the table whose unit is the cause: the figure is then one of many.
    """

    bound: Bound
    repair: Repair | None = None
    others: tuple[tuple[Bound, Equation], ...] = ()
    sure: bool = False
    figure: Hashable = None
    rivals: tuple[Repair, ...] = ()
    table: int | None = None


class _Suspect(NamedTuple):
    """A figure with the value that mends something; ordered by how well it explains what fails."""

    gain: int
    failing: int
    confirmed: int
    unbroken: int
    slip: bool
    exact: bool
    result: bool
    earlier: int
    figure: Hashable
    at: int
    repair: Repair

    @property
    def rank(self) -> tuple[int, int, int, int, bool, bool, bool, int]:
        return self[:8]

    @property
    def weight(self) -> tuple[int, int, int, int, bool, bool]:
        return self[:6]


def gathered(
    judged: Sequence[Judged],
    soft: Callable[[Bound], bool],
    figure_of: FigureOf,
    units: Sequence[Unit],
    given: Given = lambda _: False,
) -> list[Cause]:
    """The causes of all that fails; what is only worth a warning decides between figures that are else alike.

    A soft relation about a figure that is already found to be wrong follows from it. What is ``given`` is never wrong.
    """
    hard, lenient = ([one for one in judged if soft(one.bound) is wanted] for wanted in (False, True))
    borne = [one for one in lenient if one.right]
    found = causes([*hard, *borne], figure_of, units, given, frozenset(range(len(hard), len(hard) + len(borne))))
    known = {cause.figure: at for at, cause in reversed([*enumerate(found)]) if cause.repair}
    rest = []
    for one in lenient:
        figures = {figure_of(operand.fact) for operand in one.bound.equation.operands}
        at = min((known[figure] for figure in figures if figure in known), default=None)
        if one.right or at is None:
            rest.append(one)
        elif (repair := found[at].repair) is not None:
            after = repaired(one.bound.equation, found[at].figure, repair, figure_of)
            found[at] = replace(found[at], others=(*found[at].others, (one.bound, after)))
    return [*found, *causes(rest, figure_of, units, given)]


def repaired(equation: Equation, figure: Hashable, repair: Repair, figure_of: FigureOf) -> Equation:
    """A relation with the right value wherever the wrong figure stands in it."""
    for position, operand in enumerate(equation.operands):
        if figure_of(operand.fact) == figure:
            own = repair.operand._replace(kept=operand.kept, fact=operand.fact, exact=operand.exact)
            equation = mended(equation, position, repair._replace(operand=own))
    return equation


def causes(
    judged: Sequence[Judged],
    figure_of: FigureOf,
    units: Sequence[Unit],
    given: Given = lambda _: False,
    soft: frozenset[int] = frozenset(),
) -> list[Cause]:
    """The failing relations, gathered under the figures that are probably wrong; in the order of the text.

    ``soft`` are the positions of relations that hold and are worth a warning at most.
    """
    trial = _Trial(judged, figure_of, units, given, soft)
    suspects = sorted(trial.suspects(), key=lambda suspect: suspect.rank, reverse=True)
    rivals: dict[int, list[_Suspect]] = defaultdict(list)
    for suspect in suspects:
        rivals[suspect.at].append(suspect)
    left = set(trial.failing)
    found = []
    for suspect in suspects:
        if suspect.at in left:
            gathered = [index for index in trial.where[suspect.figure] if index in left]
            left -= set(gathered)
            found.append(trial.cause(suspect, gathered, rivals))
    found += [Cause(judged[index].bound) for index in left]
    return sorted(found, key=lambda cause: (cause.bound.span, cause.bound.rule))


class _Trial:
    """Every figure of the failing relations, tried with the values that would mend them."""

    def __init__(
        self,
        judged: Sequence[Judged],
        figure_of: FigureOf,
        units: Sequence[Unit],
        given: Given,
        soft: frozenset[int],
    ) -> None:
        self.judged, self.figure_of, self.units, self.given, self.soft = judged, figure_of, units, given, soft
        self.failing = [index for index, one in enumerate(judged) if not one.right]
        where: dict[Hashable, dict[int, None]] = defaultdict(dict)
        for index, one in enumerate(judged):
            for operand in one.bound.equation.operands:
                where[figure_of(operand.fact)][index] = None
        self.where: Mapping[Hashable, tuple[int, ...]] = {figure: tuple(indices) for figure, indices in where.items()}

    def suspects(self) -> Iterator[_Suspect]:
        """Every figure of a failing relation with every value that mends it."""
        few = sum(len(self.judged[index].bound.equation.operands) for index in self.failing) <= MOST_FIGURES
        for index in self.failing:
            equation = self.judged[index].bound.equation
            if equation.kind in (BOUND, COMPARED):
                continue  # a limit or a word does not say what the figure should be
            all_of_them = few and equation.kind != WEIGHTED
            for position in range(len(equation.operands)) if all_of_them else (equation.result,):
                fact = equation.operands[position].fact
                if fact >= 0 and not self.given(fact):
                    for repair in repairs(equation, position, self.units):
                        yield self._suspect(index, position, repair)

    def _suspect(self, index: int, position: int, repair: Repair) -> _Suspect:
        equation = self.judged[index].bound.equation
        fact = equation.operands[position].fact
        figure = self.figure_of(fact)
        related = [other for other in self.where[figure] if other not in self.soft]
        unbroken = sum(self.mends(other, figure, repair) for other in self.where[figure] if other in self.soft)
        gain = sum(self.mends(other, figure, repair) for other in related)
        failing = sum(not self.judged[other].right for other in related)
        borne = sum(self.judged[other].right and self.judged[other].bound.equation.sense == EQUAL for other in related)
        result = position == equation.result and equation.kind not in (LINEAR, CLOSED)
        # A printed rate is rounded: the amount that is solved from it always fits, which says nothing for it.
        exact = equation.kind in (LINEAR, CLOSED) and holds_as_printed(mended(equation, position, repair))
        return _Suspect(
            gain,
            failing if gain > 1 else 1,
            -borne,
            unbroken,
            bool(repair.slip),
            exact,
            result,
            -fact,
            figure,
            index,
            repair,
        )

    def after(self, index: int, figure: Hashable, repair: Repair) -> Equation:
        """A relation with the repaired figure in it."""
        return repaired(self.judged[index].bound.equation, figure, repair, self.figure_of)

    def mends(self, index: int, figure: Hashable, repair: Repair) -> int:
        """1 where the repair makes a wrong relation right, -1 where it breaks a right one; a limit weighs double."""
        right, after = self.judged[index].right, holds(self.after(index, figure, repair))
        limit = self.judged[index].bound.equation.sense != EQUAL
        return (int(after) - int(right)) * (2 if limit else 1)

    def positions(self, index: int, figure: Hashable) -> list[int]:
        """Where a figure stands in a relation."""
        operands = self.judged[index].bound.equation.operands
        return [position for position, operand in enumerate(operands) if self.figure_of(operand.fact) == figure]

    def cause(self, suspect: _Suspect, gathered: Sequence[int], suspects: Mapping[int, Sequence[_Suspect]]) -> Cause:
        """The relation that shows the figure best (mended by it, in one sentence, short), and the others under it."""
        order = sorted(
            gathered,
            key=lambda index: (
                self.mends(index, suspect.figure, suspect.repair) <= 0,
                self.judged[index].bound.equation.kind in (BOUND, COMPARED),
                -self.mends(index, suspect.figure, suspect.repair),
                not self.judged[index].bound.local,
                len(self.judged[index].bound.equation.operands),
                index,
            ),
        )
        shown, *others = order
        rivals = (other for index in gathered for other in suspects[index] if other.figure != suspect.figure)
        sure = suspect.gain > 0 and (suspect.result or all(other.weight < suspect.weight for other in rivals))
        position = self.positions(shown, suspect.figure)[0]
        operand = self.after(shown, suspect.figure, suspect.repair).operands[position]
        after = [(self.judged[index].bound, self.after(index, suspect.figure, suspect.repair)) for index in others]
        repair = suspect.repair._replace(position=position, operand=operand)
        alike = () if sure or shown != suspect.at else self.alike(suspect, suspects[shown])
        return Cause(self.judged[shown].bound, repair, tuple(after), sure, suspect.figure, alike)

    def alike(self, suspect: _Suspect, rivals: Sequence[_Suspect]) -> tuple[Repair, ...]:
        """The figures of a relation that a slip explains as well as the suspect; none where its result may be wrong."""
        result = self.judged[suspect.at].bound.equation.result
        level = [one for one in rivals if one.gain == suspect.gain]
        if not suspect.slip or any(one.repair.position == result for one in level):
            return ()
        return tuple({one.repair.position: one.repair for one in reversed(level) if one.slip}.values())[::-1]
