"""The lines of an account table with what the lines above make of them: hierarchy by code, side, group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.headers import Panel
from jiheng.extraction.tables.labels import Label, label
from jiheng.extraction.tables.topics import EXPENDITURE, INCOME, Line, Sheet, kind
from jiheng.extraction.tables.words import listed

UPPER = (5, 3)
"""The digits of 款 and 类."""


def lines(block: Block, panel: Panel, sheet: Sheet) -> Iterator[tuple[Row, Line]]:
    """Every line of the block as the panel sees it."""
    names: dict[str, str] = {}
    side, group = _side(panel, sheet), ""
    above: int | None = None
    for row in block.lines:
        found = label(row, panel, sheet.words)
        own = kind(found, sheet)
        if found.code:
            names[found.code] = found.name
        if own in {"sum", "closing"}:
            group = ""
        elif own == "concept" and not found.rank and not found.within:
            group = found.concept
        # What income is for is income, though it is classified like expenditure.
        earned = own == "item" and sheet.get("side") == "income"
        told = None if earned else _told_side(found, sheet)
        # A word that tells its side is surer than the place in which a flattened sheet left it.
        own_side = side if told is None else told
        if own_side is None and own == "closing":
            own_side = above  # a bare 总计 closes the side whose lines stand above it
        above = above if told is None else told
        members = group if own == "fund" else ""
        yield row, Line(found, own, _path(found, names), EXPENDITURE if own_side is None else own_side, members, told)


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


def _told_side(found: Label, sheet: Sheet) -> int | None:
    """The side that a line's own words tell (收入总计, 一般公共预算财政拨款收入)."""
    pack = sheet.words.pack
    classes = listed(sheet.words, "classification.classes")
    own = str(pack.get("classification.side" if found.concept in classes else f"concepts.{found.concept}.side", ""))
    return {"income": INCOME, "expenditure": EXPENDITURE}.get(own)


def hierarchy(found: Sequence[Line]) -> dict[int, list[int]]:
    """The lines right under each line by their codes (类, 款, 项).

    A code that comes twice (projects of one 项, several units in one table) says nothing sure of what adds up to what,
    and neither does one that stands under another line than its own: the lines concerned are left out.
    """
    coded = {line.label.code: at for at, line in enumerate(found) if line.kind == "item"}
    seen: Counter[str] = Counter(line.label.code for line in found if line.kind == "item")
    under: dict[int, list[int]] = defaultdict(list)
    nearest: dict[int, int] = {}
    astray: set[int] = set()
    for at, line in enumerate(found):
        if line.kind != "item":
            continue
        above = [digits for digits in UPPER if digits < len(line.label.code)]
        parent = next((coded[code] for digits in above if (code := line.label.code[:digits]) in coded), None)
        if parent is not None:
            under[parent].append(at)
            over = nearest.get(len(found[parent].label.code), parent)
            astray.update({parent, over} if over != parent else ())
        nearest[len(line.label.code)] = at
    sure = (parent for parent, lines in under.items() if not _repeated(found, [parent, *lines], seen))
    return {parent: under[parent] for parent in sure if parent not in astray}


def _repeated(found: Sequence[Line], lines: Sequence[int], seen: Mapping[str, int]) -> bool:
    return any(seen[found[at].label.code] > 1 for at in lines)
