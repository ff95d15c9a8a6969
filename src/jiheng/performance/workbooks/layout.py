"""The layout of a form (表样) as values, from the table ``layouts`` of the pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack

TABLE = "layouts"


class Slot(NamedTuple):
    """A cell of a layout: printed text, a field to fill, or a computed field.

    A computed field is the ``sum`` of other fields and of a ``column`` of the indicators, or the ``ratio`` of two
    fields; ``most`` names the field that bounds a score.
    """

    text: str = ""
    field: str = ""
    sum: tuple[str, ...] = ()
    column: str = ""
    ratio: tuple[str, ...] = ()
    style: str = "label"
    span: int = 1
    down: int = 1
    most: str = ""

    @property
    def computed(self) -> bool:
        """Whether a formula stands in the cell."""
        return bool(self.sum or self.column or self.ratio)


@dataclass(frozen=True)
class Layout:
    """A form: the rows above the indicators, their columns, the rows below.

    ``side`` is the label that stands along the indicators; ``slots`` how many empty lines each second level gets.
    """

    id: str
    name: str
    scheme: str
    widths: tuple[int, ...]
    head: tuple[tuple[Slot, ...], ...]
    side: str
    columns: tuple[Slot, ...]
    foot: tuple[tuple[Slot, ...], ...]
    slots: int


def layouts(pack: Pack) -> Mapping[str, str]:
    """The ids and names of the layouts of a pack."""
    return {key: str(row["name"]) for key, row in pack.entries(TABLE).items()}


def layout(pack: Pack, identity: str) -> Layout:
    """The layout of that id.

    Raises:
        PerformanceError: the pack has none.
    """
    row = pack.entries(TABLE).get(identity)
    if row is None:
        raise PerformanceError("form.unknown_kind", kind=identity, kinds=said("listing").join(layouts(pack)))
    path = f"{TABLE}.{identity}"
    return Layout(
        identity,
        str(row["name"]),
        str(row.get("scheme", "")),
        tuple(int(str(width)) for width in pack.rows(f"{path}.widths")),
        _rows(row.get("head", [])),
        str(row.get("side", "")),
        _slots(row.get("columns", [])),
        _rows(row.get("foot", [])),
        int(str(row.get("slots", 1))),
    )


def _rows(rows: object) -> tuple[tuple[Slot, ...], ...]:
    return tuple(_slots(row) for row in rows) if isinstance(rows, list) else ()


def _slots(row: object) -> tuple[Slot, ...]:
    return tuple(_slot(cell) for cell in row) if isinstance(row, list) else ()


def _slot(cell: Mapping[str, object]) -> Slot:
    lists = {key: tuple(value) for key, value in cell.items() if isinstance(value, list)}
    return Slot(**{**cell, **lists})  # type: ignore[arg-type]
