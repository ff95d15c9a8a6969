"""Forms to fill: which there are, empty ones, and filled ones from data."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jiheng.composing import forms, new_workbook
from jiheng.formats.writing import write
from jiheng.performance.indicator_library import reused
from jiheng.performance.schemes import COMPUTING, ids, scheme
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks import fill, layouts, new_allocation, new_form, new_sheet, new_worksheet
from jiheng.performance.worksheets import names as worksheets
from jiheng.policy import Pack
from jiheng.policy.look import look
from jiheng.services.form_pages import composed_forms

ALLOCATION = "allocation"
XLSX = ".xlsx"


def kinds(pack: Pack) -> Mapping[str, str]:
    """The kinds of form that a pack has, by id, with their names: official forms, score sheets, the allocation."""
    schemes = (scheme(pack, identity) for identity in ids(pack))
    # A scheme whose indicators the unit brings itself has an official form instead of a score sheet.
    sheets = {found.id: found.name for found in schemes if not any(node.open for node in found.nodes)}
    others = {COMPUTING: said("sheet.measures"), ALLOCATION: said("form.allocation")}
    data = {shown: forms(pack)[report] for shown, report in books(pack).items()}
    return {**data, **layouts(pack), **sheets, **worksheets(pack), **others}


def books(pack: Pack) -> Mapping[str, str]:
    """The data workbooks of reports by the id that they are asked for; a scheme of a report's id keeps it."""
    return {f"{report}-data" if report in ids(pack) else report: report for report in forms(pack)}


def empty(kind: str, pack: Pack) -> bytes:
    """An empty form of a kind, named by its id or by its Chinese name.

    Raises:
        PerformanceError: the pack has no such form.
    """
    known = kinds(pack)
    identity = next((identity for identity, name in known.items() if kind in {identity, name}), "")
    if not identity:
        raise PerformanceError("form.unknown_kind", kind=kind, kinds=said("listing").join(known.values()))
    if identity in books(pack):
        return new_workbook(books(pack)[identity], pack)
    if identity == ALLOCATION:
        return new_allocation(pack)
    if identity in worksheets(pack):
        return new_worksheet(identity, pack)
    return new_sheet(identity, pack) if identity in {*ids(pack), COMPUTING} else new_form(identity, pack)


def filled(path: Path, pack: Pack, folders: Sequence[Path] = (), suffix: str = XLSX) -> bytes:
    """The forms of a data file (JSON or TOML: one form, or a list of them under ``forms``) as one file.

    ``suffix`` says of which format: a workbook to go on filling, or a document (``.docx``, ``.pdf``, ``.html``).

    An indicator may name one of the library (``library = "培训人次"``) and state only what differs; ``folders`` hold
    further packs with libraries of their own. A worksheet or score sheet stands alone in its file.

    Raises:
        PerformanceError: the file is no such data, or a value cannot be used; the message says where.
    """
    rows = data_of(path, pack, folders)
    if suffix != XLSX:
        found = composed_forms(rows, pack, path.name)
        return write(found.document, look(pack), suffix, found.ledger.facts, found.gaps)
    kind = str(rows[0].get("kind", "")) if len(rows) == 1 else ""
    if kind in worksheets(pack):
        return new_worksheet(kind, pack, rows[0])
    if kind in {*ids(pack), COMPUTING}:
        return new_sheet(kind, pack, rows[0])
    return fill(rows, pack)


def data_of(path: Path, pack: Pack, folders: Sequence[Path] = ()) -> list[Mapping[str, object]]:
    """The data of the forms in a file, each with its indicators from the library.

    Raises:
        PerformanceError: the file is no such data, or an indicator is not in the library.
    """
    return [_with_library(row, pack, folders) for row in _rows(path)]


def _rows(path: Path) -> list[Mapping[str, object]]:
    try:
        text = path.read_text("utf-8-sig")
        data: object = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise PerformanceError("form.data", file=path.name, problem=error) from error
    rows = data.get("forms", [data]) if isinstance(data, Mapping) else data
    if not isinstance(rows, Sequence) or not all(isinstance(row, Mapping) for row in rows):
        raise PerformanceError("form.data", file=path.name, problem=said("form.no_rows"))
    return [row for row in rows if isinstance(row, Mapping)]


def _with_library(form: Mapping[str, object], pack: Pack, folders: Sequence[Path]) -> Mapping[str, object]:
    indicators = form.get("indicators")
    if not isinstance(indicators, Sequence) or not any("library" in row for row in indicators):
        return form
    return {**form, "indicators": [reused(row, pack, *folders) for row in indicators]}
