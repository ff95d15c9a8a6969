"""Who must publish (应公开单位名单): a list of units, and which of them a folder of reports has nothing of."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

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
    unit = next((at for at, cell in enumerate(head) if cell in units), _named(rows))
    kind = next((at for at, cell in enumerate(head) if cell in kinds), None)
    body = rows[rows.index(head) + 1 :] if head else rows
    found = [Due(row[unit], row[kind] if kind is not None else "") for row in body if len(row) > unit and row[unit]]
    if not found:
        raise Unsuited(str(path), SAY.text("roster.empty"))
    return list(dict.fromkeys(found))


def _named(rows: Sequence[Sequence[str]]) -> int:
    """The column that holds names where none is headed so: the first with a word in every line, not a number."""
    worded = (at for at in range(max(map(len, rows), default=0)) if all(_is_word(row[at : at + 1]) for row in rows))
    return next(worded, 0)


def _is_word(cells: Sequence[str]) -> bool:
    return any(any(map(str.isalpha, cell)) for cell in cells)


def matched(dues: Sequence[Due], materials: Sequence[Material]) -> list[set[Due]]:
    """For each material, in their order, what of the list it is; nothing where its unit is not on the list.

    Names are the same without blanks, with brackets of any width, and without what stands behind them of a unit's own
    or joint accounts (本级, 汇总) where the list has no second unit so named. A short name stands for the only unit
    whose name ends so.
    """
    units = dict.fromkeys(due.unit for due in dues)
    bare = Counter(map(_bare, units))
    entities = {_even(material.names[0]) for material in materials if material.names}
    known = {}
    for material in materials:
        if material.names not in known:
            known[material.names] = {unit for unit in units if _is(unit, material.names, bare, entities)}
    return [{due for due in dues if due.unit in known[material.names]} for material in materials]


def met(due: Due, material: Material) -> bool:
    """Whether a material of a unit on the list is of the kind that is due."""
    return not due.kind or due.kind in material.kind or material.kind in due.kind


def _is(unit: str, names: Sequence[str], bare: Counter[str], entities: Collection[str]) -> bool:
    """Whether a unit of the list is the one of these names."""
    listed, own = _even(unit), [_even(name) for name in names]
    if not own or listed in own:
        return bool(own)
    if bare[_bare(unit)] > 1:
        return False
    if _bare(unit) in map(_bare, own):
        return True
    shorter = {entity for entity in entities if entity.endswith(listed)}
    longer = [name for name in bare if name.endswith(own[0])]
    return (len(listed) >= SHORTEST and shorter == {own[0]}) or (len(own[0]) >= SHORTEST and longer == [_bare(unit)])


def _even(name: str) -> str:
    """A name without blanks, its signs as wide as they usually are."""
    return "".join(normalize("NFKC", name).split())


def _bare(name: str) -> str:
    """A name without the remark behind it that says whose accounts these are."""
    return re.sub(SAY.text("roster.remarks"), "", _even(name))


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
