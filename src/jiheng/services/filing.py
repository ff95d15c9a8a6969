"""Forms to fill: which there are, empty ones, and filled ones from data."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jiheng.performance.schemes import COMPUTING, ids, scheme
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks import fill, layouts, new_allocation, new_form, new_sheet
from jiheng.policy import Pack

ALLOCATION = "allocation"


def kinds(pack: Pack) -> Mapping[str, str]:
    """The kinds of form that a pack has, by id, with their names: official forms, score sheets, the allocation."""
    schemes = (scheme(pack, identity) for identity in ids(pack))
    # A scheme whose indicators the unit brings itself has an official form instead of a score sheet.
    sheets = {found.id: found.name for found in schemes if not any(node.open for node in found.nodes)}
    return {**layouts(pack), **sheets, COMPUTING: said("sheet.measures"), ALLOCATION: said("form.allocation")}


def empty(kind: str, pack: Pack) -> bytes:
    """An empty form of a kind, named by its id or by its Chinese name.

    Raises:
        PerformanceError: the pack has no such form.
    """
    known = kinds(pack)
    identity = next((identity for identity, name in known.items() if kind in {identity, name}), "")
    if not identity:
        raise PerformanceError("form.unknown_kind", kind=kind, kinds=said("listing").join(known.values()))
    if identity == ALLOCATION:
        return new_allocation(pack)
    return new_sheet(identity, pack) if identity in {*ids(pack), COMPUTING} else new_form(identity, pack)


def filled(path: Path, pack: Pack) -> bytes:
    """The forms of a data file (JSON or TOML: one form, or a list of them under ``forms``) as one workbook.

    Raises:
        PerformanceError: the file is no such data, or a value cannot be used; the message says where.
    """
    try:
        text = path.read_text("utf-8-sig")
        data: object = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise PerformanceError("form.data", file=path.name, problem=error) from error
    rows = data.get("forms", [data]) if isinstance(data, Mapping) else data
    if not isinstance(rows, Sequence) or not all(isinstance(row, Mapping) for row in rows):
        raise PerformanceError("form.data", file=path.name, problem=said("form.no_rows"))
    return fill([row for row in rows if isinstance(row, Mapping)], pack)
