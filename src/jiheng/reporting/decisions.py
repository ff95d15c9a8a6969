"""What a unit answered in the list of problems (整改清单), by the part of the report and the finding's stable id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineWorkbook

from jiheng.policy.messages import messages
from jiheng.reporting.audit import Unsuited

SAY = messages("rectification")
TABLES = ("settled_columns", "problem_columns")
FIRST = 20  # rows in which the headings stand, below a title that a user may have put above


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


FIELDS = (*Key._fields, *Decision._fields, *Answer._fields[1:])
List = tuple[Mapping[str, int], Sequence[tuple[int, Sequence[object]]]]


def answers(path: Path | str) -> dict[Key, Answer]:
    """Every line of a list, answered or not, what it tells as settled too.

    Sheets and columns are found by their headings, so they may have been renamed, moved or sorted, and columns that
    tell of the finding may have been taken out.

    Raises:
        Unsuited: it is no such list, or holds a choice that there is not.
    """
    lists = list(filter(None, map(_list, _sheets(Path(path)))))
    if not lists:
        raise Unsuited(str(path), SAY.text("list.not_a_list"))
    found: dict[Key, Answer] = {}
    for columns, rows in lists:
        for number, row in rows:
            cells = dict.fromkeys(FIELDS, "") | {name: str(row[at]).strip() for name, at in columns.items()}
            decision = Decision(_choice(cells["choice"], number, str(path)), cells["measure"], cells["person"])
            if cells["id"]:
                found.setdefault(Key(cells["part"], cells["id"]), Answer(decision, cells["message"], cells["quote"]))
    return found


def _sheets(path: Path) -> Iterator[Sequence[Sequence[object]]]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            yield book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except Exception as error:  # the library names its errors by format; each means that the file cannot be read
        raise Unsuited(str(path), SAY.text("list.unreadable")) from error


def _list(rows: Sequence[Sequence[object]]) -> List | None:
    """The columns of a sheet by what they hold, and the lines below their headings with their numbers."""
    named = {SAY.text(f"{table}.{name}"): name for table in TABLES for name in FIELDS}
    for place, row in enumerate(rows[:FIRST]):
        columns = {named[heading]: at for at, cell in enumerate(row) if (heading := str(cell).strip()) in named}
        if "id" in columns and not columns.keys().isdisjoint(Decision._fields):
            return columns, list(enumerate(rows[place + 1 :], place + 2))
    return None


def _choice(text: str, row: int, path: str) -> str:
    known = {label: name for name, label in SAY.table("choices").items()}
    if text and text not in known:
        choices = SAY.text("list.join").join(known)
        raise Unsuited(path, SAY.text("list.unknown_choice", row=row, choice=text, choices=choices))
    return known.get(text, "")
