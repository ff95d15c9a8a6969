"""Who must publish (应公开单位名单): a list of units, and which of them a folder of reports has nothing of."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineWorkbook

from jiheng.policy.messages import messages
from jiheng.reporting.audit import Unsuited

SAY = messages("rectification")
CHARSETS = ("utf-8-sig", "gb18030")
SHORTEST = 3  # characters of a short name that is looked for at the end of a full one


class Due(NamedTuple):
    """A unit of the list and the kind of material that it owes, "" for any."""

    unit: str
    kind: str = ""


class Material(NamedTuple):
    """What a report is: the names of its unit, the kind of it in Chinese."""

    names: tuple[str, ...]
    kind: str


def roster(path: Path | str) -> list[Due]:
    """The units of a list (.xlsx, .xls, .csv, .txt): the column headed so, else the first; a heading is not a unit.

    Raises:
        Unsuited: it cannot be read, or names no unit.
    """
    rows = [[str(cell).strip() for cell in row] for row in _rows(Path(path))]
    rows = [row for row in rows if any(row)]
    units, kinds = SAY.text("roster.unit_headings").split(), SAY.text("roster.kind_headings").split()
    head = next((row for row in rows if set(row) & set(units)), [])
    unit = next((at for at, cell in enumerate(head) if cell in units), 0)
    kind = next((at for at, cell in enumerate(head) if cell in kinds), None)
    body = rows[rows.index(head) + 1 :] if head else rows
    found = [Due(row[unit], row[kind] if kind is not None else "") for row in body if len(row) > unit and row[unit]]
    if not found:
        raise Unsuited(str(path), SAY.text("roster.empty"))
    return list(dict.fromkeys(found))


def met(due: Due, materials: Sequence[Material]) -> bool:
    """Whether one of the materials is what is due.

    A short name stands for the only unit whose name ends so.
    """
    return any(_kind(due, material) for material in materials if _is(due.unit, material, materials))


def listed(material: Material, dues: Collection[Due], materials: Sequence[Material]) -> bool:
    """Whether the unit of a material is on the list."""
    return any(_is(due.unit, material, materials) for due in dues)


def _kind(due: Due, material: Material) -> bool:
    return not due.kind or due.kind in material.kind or material.kind in due.kind


def _is(unit: str, material: Material, materials: Sequence[Material]) -> bool:
    if unit in material.names:
        return True
    alike = {other.names[0] for other in materials if other.names and other.names[0].endswith(unit)}
    return len(unit) >= SHORTEST and len(alike) == 1 and alike <= set(material.names)


def _rows(path: Path) -> Iterator[Sequence[object]]:
    try:
        if path.suffix.lower() in {".csv", ".txt"}:
            text = _decoded(path.read_bytes())
            yield from csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ",")
        else:
            book = CalamineWorkbook.from_path(str(path))
            yield from book.get_sheet_by_index(0).to_python()
    except Exception as error:  # the libraries name their errors by format; each means that the file cannot be read
        raise Unsuited(str(path), SAY.text("list.unreadable")) from error


def _decoded(data: bytes) -> str:
    for charset in CHARSETS[:-1]:
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode(CHARSETS[-1])
