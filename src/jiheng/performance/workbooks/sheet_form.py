"""A scheme as an empty workbook (评分表): figures to enter, answers to give, materials to tick off.

The cells to fill are kept as text, so that 92% stays 92% and nothing is turned into a binary number.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiheng.performance.exact import shown
from jiheng.performance.exante import materials
from jiheng.performance.schemes import COMPUTING, Node, Scheme, computing, scheme
from jiheng.performance.scoring.bands import Bands
from jiheng.performance.scoring.ratio import Ratio
from jiheng.performance.scoring.scale import Scale
from jiheng.performance.wording import said
from jiheng.performance.workbooks.book import Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.fitting import height, page_of
from jiheng.performance.workbooks.paper_writing import strings
from jiheng.performance.workbooks.sheet_given import Given, given
from jiheng.performance.workbooks.sheet_words import heads
from jiheng.policy import Pack

WIDTHS = (16, 16, 16, 24, 9, 46, 22, 10, 26)
INPUT_WIDTHS, MATERIAL_WIDTHS = (44, 14, 22, 60), (14, 20, 60, 12, 12)
TITLE = 32
RATIO_FIELDS, FIELDS = ("target", "attainment"), ("answer", "stated", "reason")
"""What is filled in beside an indicator."""
LONGEST_LIST = 250
"""Characters of a list of choices (a spreadsheet's own limit)."""


def scheme_of(identity: str, pack: Pack) -> Scheme:
    """The scheme of that id, or the computed measures of the pack.

    Raises:
        PerformanceError: there is no such scheme, or it cannot be used.
    """
    return computing(pack) if identity == COMPUTING else scheme(pack, identity)


def new_sheet(identity: str, pack: Pack, data: Mapping[str, object] | None = None) -> bytes:
    """A score sheet of a scheme, empty or with ``data`` filled in (see ``given``).

    Raises:
        PerformanceError: there is no such scheme, it cannot be used, or the data are not its own.
    """
    found = scheme_of(identity, pack)
    told = given(data or {}, found)

    def write(workbook: Workbook, formats: Formats) -> None:
        title = said("sheet.title", name=found.name, pack=pack.id, id=found.id)
        _inputs(page_of(workbook, said("sheet.inputs"), INPUT_WIDTHS), formats, found, title, told)
        _nodes(page_of(workbook, said("sheet.scores"), WIDTHS), formats, found, title, told)
        if found.materials:
            _materials(page_of(workbook, said("sheet.materials"), MATERIAL_WIDTHS), formats, found, pack, told)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _inputs(page: Sheet, formats: Formats, found: Scheme, title: str, told: Given) -> None:
    words = heads()
    page.merge_range(0, 0, 0, 3, title, formats["title"])
    page.set_row(0, height([(title * 3, sum(INPUT_WIDTHS) * 2)], TITLE))
    strings(page, 1, (words.name, words.unit, words.value, words.note), formats["label"])
    for row, one in enumerate(found.inputs.values(), 2):
        strings(page, row, (one.name, one.unit, "", one.note), formats["label"], INPUT_WIDTHS)
        _entry(page, row, 2, told.values.get(one.name), formats)
    page.protect("")


def _entry(page: Sheet, row: int, column: int, value: object, formats: Formats) -> None:
    """A cell to fill, as text."""
    if value is None or value == "":
        page.write_blank(row, column, None, formats["entry"])
    else:
        page.write_string(row, column, str(value), formats["entry"])


def _nodes(page: Sheet, formats: Formats, found: Scheme, title: str, told: Given) -> None:
    words, ratios = heads(), any(isinstance(node.rule, Ratio) for node in found.leaves)
    columns = [words.id, words.level1, words.level2, words.level3, words.weight, words.criterion]
    fields = [*(RATIO_FIELDS if ratios else ()), *FIELDS]
    columns += [getattr(words, field) for field in fields]
    page.merge_range(0, 0, 0, len(columns) - 1, title, formats["title"])
    page.set_row(0, TITLE)
    strings(page, 1, columns, formats["label"])
    for row, node in enumerate((node for node in found.leaves if not node.open), 2):
        levels = [*found.path(node), "", ""][:2]
        weight = "" if node.weight is None else shown(node.weight)
        printed = (node.id, *levels, node.name, weight, node.criterion or _criterion(node))
        strings(page, row, printed, formats["label"], WIDTHS)
        for column, field in enumerate(fields, 6):
            _entry(page, row, column, told.answers.get(node.id, {}).get(field), formats)
        if choices := _choices(node):
            page.data_validation(row, columns.index(words.answer), row, columns.index(words.answer), choices)
    page.protect("")


def _materials(page: Sheet, formats: Formats, found: Scheme, pack: Pack, told: Given) -> None:
    """The checklist: which documents there are, which must be there."""
    strings(page, 0, said("sheet.material_heads").split(said("listing")), formats["label"])
    for row, one in enumerate(materials(pack, found.materials), 1):
        required = said("sheet.required") if one.required else ""
        strings(page, row, (one.id, one.group, one.name, required), formats["label"])
        _entry(page, row, 4, said("yes") if one.id in told.materials else "", formats)
        page.data_validation(row, 4, row, 4, {"validate": "list", "source": [said("yes"), said("no")]})
    page.protect("")


def _choices(node: Node) -> Mapping[str, object]:
    names = _names(node)
    if not names or sum(map(len, names)) + len(names) > LONGEST_LIST:
        return {}
    return {"validate": "list", "source": names, "ignore_blank": True, "error_type": "warning"}


def _names(node: Node) -> list[str]:
    """The answers that a rule knows."""
    if isinstance(node.rule, Bands):
        return [one.name for one in node.rule.own]
    return [one.name for one in node.rule.levels] if isinstance(node.rule, Scale) and node.rule.of is None else []


def _criterion(node: Node) -> str:
    """The standard of a rule in words, where the scheme states none."""
    if isinstance(node.rule, Bands) and node.weight is not None:
        weight = node.weight
        spans = ((one.name, shown(one.low * weight), shown(one.high * weight)) for one in node.rule.own)
        return said("sheet.semicolon").join(
            said("sheet.points", name=name, points=high if low == high else f"{low}—{high}")
            for name, low, high in spans
        )
    if isinstance(node.rule, Scale):
        return said("sheet.semicolon").join(
            said("sheet.points", name=one.name, points=shown(one.points)) for one in node.rule.levels
        )
    return str(getattr(node.rule, "text", ""))
