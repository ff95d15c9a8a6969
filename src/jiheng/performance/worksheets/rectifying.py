"""The register of problems (问题整改台账): raised, answered with evidence, closed or returned, on a given day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jiheng.performance.result_use import Problem, Progress, Step, moved, progress, raised
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.worksheets.model import Answer, Cell, Entry, Filled
from jiheng.policy import Pack


def rectifying(filled: Filled, pack: Pack) -> Answer:
    """The state of every problem line by line, and of the register on its day.

    A further line with the same number is a further round: answered again, closed or returned again.

    Raises:
        PerformanceError: a number, day, text or piece of evidence is missing, or a step does not follow.
    """
    del pack
    today = _day(filled.items["today"], "today")
    problems: dict[str, Problem] = {}
    states = []
    for row in filled.rows:
        identity = row["id"].due(said("worksheet.number"))
        problems[identity] = _advanced(problems.get(identity), identity, row)
        states.append(problems[identity])
    rows = tuple(_answer(one, today, last=one is problems[one.id]) for one in states)
    found = progress(problems.values(), today)
    return Answer(rows, tuple(_remarks(found, today)), bool(found.overdue))


def _advanced(known: Problem | None, identity: str, row: Entry) -> Problem:
    problem = known
    if problem is None:
        step = Step("raised", _day(row["raised"], "raised"), row["source"].text, "", ())
        deadline = _day(row["deadline"], "deadline")
        problem = raised(identity, row["unit"].text, row["text"].text, row["source"].text, deadline, step)
    for step in _steps(row):
        problem = moved(problem, step)
    return problem


def _steps(row: Entry) -> Iterator[Step]:
    """The answer of a line, then the decision on it."""
    if row["answered"].text:
        evidence = (row["evidence"].text,) if row["evidence"].text else ()
        yield Step("answered", _day(row["answered"], "answered"), row["unit"].text, row["note"].text, evidence)
    if row["verdict"].text:
        yield Step(_verdict(row["verdict"]), _day(row["decided"], "decided"), "", row["opinion"].text, ())


def _verdict(cell: Cell) -> str:
    states = {said(f"worksheet.verdict.{state}"): state for state in ("closed", "returned")}
    if cell.text not in states:
        raise PerformanceError(
            "workbook.unknown_word", place=cell.place, text=cell.text, known=said("listing").join(states)
        )
    return states[cell.text]


def _day(cell: Cell, name: str) -> date:
    cell.due(said(f"worksheet.{name}"))
    day = cell.day()
    if day is None:
        raise PerformanceError("worksheet.day_due", place=cell.place, text=cell.text)
    return day


def _answer(problem: Problem, today: date, *, last: bool) -> Sequence[str]:
    """The state after a line, and how late the problem is, beside its last line."""
    late = last and problem.overdue(today)
    days = said("worksheet.overdue", days=(today - problem.deadline).days) if late else ""
    return (said(f"results.state.{problem.state}"), days)


def _remarks(found: Progress, today: date) -> Iterator[str]:
    slots = {"total": found.total, "closed": found.closed, "answered": found.answered, "open": found.open}
    yield said("worksheet.progress", day=today.isoformat(), late=len(found.overdue), **slots)
    for one in found.overdue:
        days, deadline = (today - one.deadline).days, one.deadline.isoformat()
        yield said("worksheet.late", id=one.id, unit=one.unit, deadline=deadline, days=days)
