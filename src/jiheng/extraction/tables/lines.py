"""The lines of an account table with what the lines above make of them: hierarchy by code, side, group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.headers import Panel
from jiheng.extraction.tables.labels import Label, label
from jiheng.extraction.tables.topics import EXPENDITURE, INCOME, Line, Sheet, kind


def lines(block: Block, panel: Panel, sheet: Sheet) -> Iterator[tuple[Row, Line]]:
    """Every line of the block as the panel sees it."""
    names: dict[str, str] = {}
    side, group = _side(panel, sheet), ""
    for row in block.lines:
        found = label(row, panel, sheet.words)
        own = kind(found, sheet)
        if found.code:
            names[found.code] = found.name
        if own in {"sum", "closing"}:
            group = ""
        elif own == "concept" and not found.rank and not found.within:
            group = found.concept
        yield row, Line(found, own, _path(found, names), _own_side(found, side, sheet), group if own == "fund" else "")


def _path(found: Label, names: dict[str, str]) -> tuple[str, ...]:
    above = [
        names[found.code[:digits]] for digits in (3, 5) if digits < len(found.code) and found.code[:digits] in names
    ]
    return (*above, found.name)


def _side(panel: Panel, sheet: Sheet) -> int | None:
    """The side that the panel's header, the title or the columns' own concepts name."""
    pack = sheet.words.pack
    if panel.side:
        return INCOME if panel.side in pack.words("tables.sides.income") else EXPENDITURE
    if sheet.get("side"):
        return INCOME if sheet.get("side") == "income" else EXPENDITURE
    sides = {str(pack.get(f"concepts.{column.concept}.side", "")) for column in panel.values}
    return INCOME if "income" in sides and "expenditure" not in sides else None


def _own_side(found: Label, side: int | None, sheet: Sheet) -> int:
    """The side of a line: its panel's, or that of its own words (收入总计)."""
    if side is not None:
        return side
    own = str(sheet.words.pack.get(f"concepts.{found.concept}.side", ""))
    return INCOME if own == "income" else EXPENDITURE


def children(found: Sequence[Line], at: int) -> list[int]:
    """The lines whose codes are one level under that of line ``at``."""
    code = found[at].label.code
    longer = [index for index, line in enumerate(found) if line.label.code != code and line.label.code.startswith(code)]
    codes = {found[index].label.code for index in longer}
    return [index for index in longer if not any(_between(other, found[index].label.code, code) for other in codes)]


def _between(other: str, code: str, top: str) -> bool:
    return other != code and code.startswith(other) and len(other) > len(top)
