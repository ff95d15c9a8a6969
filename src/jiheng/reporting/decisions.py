"""What a unit answered in the list of problems (整改清单), by the part of the report and the finding's stable id."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineWorkbook

from jiheng.policy.messages import messages
from jiheng.reporting.audit import Unsuited

SAY = messages("rectification")
TOLD = ("part", "id", "message", "quote")


class Key(NamedTuple):
    """What a finding is known by in the list of the next version: its part (unit, year, kind), its stable id.

    Files may be renamed; findings of two units may have the same id.
    """

    part: str
    id: str


class Decision(NamedTuple):
    """An answer: ``choice`` is ``accepted``, ``declined``, ``explained`` or empty; what was done, and by whom."""

    choice: str
    measure: str
    person: str


class Answer(NamedTuple):
    """A line of an earlier list: what was found there, and what was answered."""

    decision: Decision
    message: str = ""
    quote: str = ""


def answers(path: Path | str) -> dict[Key, Answer]:
    """Every line of a list, answered or not.

    Columns are found by their headings, so they may have been moved or hidden.

    Raises:
        Unsuited: it is no such list, or holds a choice that there is not.
    """
    rows = _rows(Path(path))
    columns = _columns(rows, str(path))
    found = {}
    for number, row in enumerate(rows[1:], 2):
        cells = {name: str(row[column]).strip() for name, column in columns.items()}
        decision = Decision(_choice(cells["choice"], number, str(path)), cells["measure"], cells["person"])
        if cells["id"]:
            found[Key(cells["part"], cells["id"])] = Answer(decision, cells["message"], cells["quote"])
    return found


def decisions(path: Path | str) -> dict[Key, Decision]:
    """The answers of a list that was filled in; findings without any answer are left out.

    Raises:
        Unsuited: as ``answers``.
    """
    return {key: answer.decision for key, answer in answers(path).items() if any(answer.decision)}


def _rows(path: Path) -> Sequence[Sequence[object]]:
    name = SAY.text("list.problems")
    try:
        book = CalamineWorkbook.from_path(str(path))
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False) if name in book.sheet_names else []
    except Exception as error:  # the library names its errors by format; each means that the file cannot be read
        raise Unsuited(str(path), SAY.text("list.unreadable")) from error


def _columns(rows: Sequence[Sequence[object]], path: str) -> dict[str, int]:
    headings = [str(cell).strip() for cell in rows[0]] if rows else []
    wanted = SAY.table("problem_columns")
    names = (*TOLD, *Decision._fields)
    if any(wanted[name] not in headings for name in names):
        raise Unsuited(path, SAY.text("list.not_a_list"))
    return {name: headings.index(wanted[name]) for name in names}


def _choice(text: str, row: int, path: str) -> str:
    known = {label: name for name, label in SAY.table("choices").items()}
    if text and text not in known:
        choices = SAY.text("list.join").join(known)
        raise Unsuited(path, SAY.text("list.unknown_choice", row=row, choice=text, choices=choices))
    return known.get(text, "")
