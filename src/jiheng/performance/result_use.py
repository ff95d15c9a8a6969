"""Use of results (结果应用): what a grade means for the next budget, and problems followed to their end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import number, shown
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack


class Linkage(NamedTuple):
    """What a grade means for the next budget: ``least`` and ``most`` are shares of this year's amount."""

    grade: str
    action: str
    least: Fraction
    most: Fraction
    source: str
    verified: bool


class NextBudget(NamedTuple):
    """The range of the next budget and why."""

    least: Fraction
    most: Fraction
    linkage: Linkage
    message: str


def linkages(pack: Pack) -> Mapping[str, Linkage]:
    """The linkage rules of a pack by grade.

    Raises:
        PerformanceError: a rule is incomplete.
    """
    try:
        return {str(row["id"]): _linkage(row) for row in pack.rows("results.linkage")}
    except (KeyError, ValueError) as error:
        raise PerformanceError("results.unusable", problem=error) from error


def _linkage(row: Mapping[str, object]) -> Linkage:
    source, verified = str(row.get("source", "")), bool(row.get("verified", False))
    return Linkage(str(row["id"]), str(row["action"]), number(row["least"]), number(row["most"]), source, verified)


def next_budget(amount: Fraction, grade: str, open_problems: int, pack: Pack) -> NextBudget:
    """The next budget that the grade leads to; problems that are still open hold any increase back.

    Args:
        amount: this year's budget.
        grade: the id of the grade.
        open_problems: how many problems are not closed.
        pack: the policy pack.

    Raises:
        PerformanceError: the pack has no rule for the grade.
    """
    rules = linkages(pack)
    if grade not in rules:
        raise PerformanceError("results.no_linkage", grade=grade)
    rule = rules[grade]
    most = min(rule.most, Fraction(1)) if open_problems else rule.most
    least = min(rule.least, most)
    slots = {"action": rule.action, "least": shown(amount * least), "most": shown(amount * most)}
    held = said("results.held", count=open_problems) if open_problems and most < rule.most else ""
    return NextBudget(amount * least, amount * most, rule, said("results.next", held=held, **slots))


class Step(NamedTuple):
    """One entry of a problem's history."""

    state: str
    day: date
    by: str
    note: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """A problem (问题) with its rectification (整改): who must mend it until when, and what has happened."""

    id: str
    unit: str
    text: str
    source: str
    deadline: date
    history: tuple[Step, ...]

    @property
    def state(self) -> str:
        """The present state."""
        return self.history[-1].state

    def overdue(self, today: date) -> bool:
        """Whether the deadline has passed before the unit answered."""
        return self.state in WAITING and today > self.deadline

    @property
    def closed(self) -> bool:
        """Whether nothing is left to do."""
        return self.state == "closed"


WAITING = frozenset({"raised", "returned"})
MOVES: Mapping[str, frozenset[str]] = {
    "raised": frozenset({"answered"}),
    "answered": frozenset({"closed", "returned"}),
    "returned": frozenset({"answered"}),
    "closed": frozenset({"returned"}),
}
"""From which state a problem may go where: raised, answered by the unit, closed or returned by the reviewer."""


def raised(identity: str, unit: str, text: str, source: str, deadline: date, step: Step) -> Problem:
    """A new problem.

    Raises:
        PerformanceError: the text is empty, or the deadline lies before the day on which it is raised.
    """
    if not text.strip() or deadline < step.day:
        raise PerformanceError("results.problem", unit=unit)
    return Problem(identity, unit, text, source, deadline, (step._replace(state="raised"),))


def moved(problem: Problem, step: Step) -> Problem:
    """The problem one step on.

    Raises:
        PerformanceError: the step does not follow, goes back in time, answers without evidence or returns without a
            reason.
    """
    if step.state not in MOVES[problem.state]:
        slots = {"state": said(f"results.state.{problem.state}"), "next": step.state}
        raise PerformanceError("results.move", id=problem.id, **slots)
    if step.day < problem.history[-1].day:
        raise PerformanceError("results.back_in_time", id=problem.id)
    if step.state == "answered" and not step.evidence:
        raise PerformanceError("results.no_evidence", id=problem.id)
    if step.state == "returned" and not step.note.strip():
        raise PerformanceError("results.no_reason", id=problem.id)
    return replace(problem, history=(*problem.history, step))


class Progress(NamedTuple):
    """How far a register of problems is."""

    total: int
    closed: int
    answered: int
    open: int
    overdue: tuple[Problem, ...]


def progress(problems: Iterable[Problem], today: date) -> Progress:
    """The state of a register on a day."""
    rows = tuple(problems)
    closed = sum(row.closed for row in rows)
    answered = sum(row.state == "answered" for row in rows)
    late = tuple(sorted((row for row in rows if row.overdue(today)), key=lambda row: (row.deadline, row.id)))
    return Progress(len(rows), closed, answered, len(rows) - closed - answered, late)
