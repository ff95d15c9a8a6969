"""A scheme as a workbook (评分表): figures to enter, answers to give, read back and scored.

The sheet of figures keeps its cells as text, so that 92% stays 92% and nothing is turned into a binary number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jiheng.performance.exact import number, quantity, shown
from jiheng.performance.indicators import Operator
from jiheng.performance.schemes import Answer, Assessment, Node, Scheme, assessed, scheme
from jiheng.performance.scoring.bands import Bands
from jiheng.performance.scoring.ratio import Ratio
from jiheng.performance.scoring.scale import Scale
from jiheng.performance.settings import settings
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks.book import Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.cells import Book, Row, book
from jiheng.policy import Pack
from jiheng.quantity import Quantity

_ID = re.compile("\u3014([^\u3014\u3015/]*)/([^\u3014\u3015]+)\u3015")
WIDTHS = (16, 16, 16, 24, 9, 46, 22, 10, 26)


class Heads(NamedTuple):
    """The words of the heads of both sheets."""

    name: str
    unit: str
    value: str
    note: str
    id: str
    level1: str
    level2: str
    level3: str
    weight: str
    criterion: str
    answer: str
    stated: str
    reason: str
    target: str
    attainment: str


def heads() -> Heads:
    """The words of this program's language."""
    return Heads(*(said(f"sheet.heads.{name}") for name in Heads._fields))


def new_sheet(identity: str, pack: Pack) -> bytes:
    """An empty score sheet of a scheme.

    Raises:
        PerformanceError: there is no such scheme, or it cannot be used.
    """
    found = scheme(pack, identity)

    def write(workbook: Workbook, formats: Formats) -> None:
        title = said("sheet.title", name=found.name, pack=pack.id, id=found.id)
        _inputs(workbook.add_worksheet(said("sheet.inputs")), formats, found, title)
        _nodes(workbook.add_worksheet(said("sheet.scores")), formats, found, title)

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _inputs(page: Sheet, formats: Formats, found: Scheme, title: str) -> None:
    words = heads()
    page.set_column(0, 0, 44)
    page.set_column(1, 3, 22)
    page.merge_range(0, 0, 0, 3, title, formats["title"])
    _line(page, 1, (words.name, words.unit, words.value, words.note), formats["label"])
    for row, one in enumerate(found.inputs.values(), 2):
        _line(page, row, (one.name, one.unit), formats["label"])
        page.write_blank(row, 2, None, formats["entry"])
        page.write_string(row, 3, one.note, formats["label"])
    page.protect("")


def _nodes(page: Sheet, formats: Formats, found: Scheme, title: str) -> None:
    words, ratios = heads(), any(isinstance(node.rule, Ratio) for node in found.leaves)
    columns = [words.id, words.level1, words.level2, words.level3, words.weight, words.criterion]
    columns += [words.target, words.attainment] if ratios else []
    columns += [words.answer, words.stated, words.reason]
    page.merge_range(0, 0, 0, len(columns) - 1, title, formats["title"])
    _line(page, 1, columns, formats["label"])
    for column, width in enumerate(WIDTHS[: len(columns)]):
        page.set_column(column, column, width)
    for row, node in enumerate((node for node in found.leaves if not node.open), 2):
        levels = [*found.path(node), "", ""][:2]
        weight = "" if node.weight is None else shown(node.weight)
        _line(page, row, (node.id, *levels, node.name, weight, node.criterion or _criterion(node)), formats["label"])
        for column in range(6, len(columns)):
            page.write_blank(row, column, None, formats["entry"])
        if choices := _choices(node):
            page.data_validation(row, columns.index(words.answer), row, columns.index(words.answer), choices)
    page.protect("")


def _line(page: Sheet, row: int, texts: Sequence[str], shape: object) -> None:
    for column, text in enumerate(texts):
        page.write_string(row, column, text, shape)


def _choices(node: Node) -> Mapping[str, object]:
    names = _names(node)
    if not names or sum(map(len, names)) + len(names) > 250:  # noqa: PLR2004 - a spreadsheet's own limit for such lists
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


def assess_workbook(source: bytes | Path, pack: Pack, name: str = "") -> Assessment:
    """Read a filled score sheet and score it.

    Raises:
        PerformanceError: it is no score sheet of a scheme of the pack, or a cell holds text where a number is due; the
            message names the place.
    """
    opened = book(source, name)
    found = scheme(pack, _identity(opened))
    words = heads()
    values = dict(_values(opened, found, words))
    answers = dict(_answers(opened, found, words, pack))
    return assessed(found, settings(pack), values, answers)


def is_score_sheet(opened: Book) -> bool:
    """Whether a workbook is one of ours with a scheme in it."""
    return said("sheet.scores") in opened.sheets


def pack_of(opened: Book) -> str:
    """The id of the policy pack that a score sheet was made with; empty where its title does not say."""
    found = _named(opened)
    return found[1] if found else ""


def _identity(opened: Book) -> str:
    found = _named(opened)
    if found is None:
        raise PerformanceError("workbook.no_scheme", file=opened.name, sheet=said("sheet.scores"))
    return found[2]


def _named(opened: Book) -> re.Match[str] | None:
    first = next(iter(opened.grid(said("sheet.scores"))), [])
    return _ID.search("".join(first[:1]))


def _values(opened: Book, found: Scheme, words: Heads) -> Iterator[tuple[str, str]]:
    for row in opened.rows(said("sheet.inputs"), (words.name, words.value)):
        name, value = row.texts.get(words.name, ""), row.texts.get(words.value, "")
        if not value:
            continue
        if name not in found.inputs:
            raise PerformanceError("workbook.unknown_row", place=row.place(words.name), name=name)
        if found.inputs[name].unit:
            _number(row, words.value)
        yield name, value


def _answers(opened: Book, found: Scheme, words: Heads, pack: Pack) -> Iterator[tuple[str, Answer]]:
    for row in opened.rows(said("sheet.scores"), (words.id, words.answer, words.stated)):
        identity = row.texts.get(words.id, "")
        if identity not in found.by_id:
            raise PerformanceError("workbook.unknown_row", place=row.place(words.id), name=identity)
        text = row.texts.get(words.answer, "")
        yield (
            identity,
            Answer(
                text,
                _number(row, words.stated),
                _number(row, words.target),
                _number(row, words.attainment),
                Operator.AT_LEAST,
                row.texts.get(words.reason, ""),
                text not in pack.words("tables.not_applicable"),
                row.place(words.stated),
            ),
        )


def _number(row: Row, head: str) -> Quantity | None:
    text = row.texts.get(head, "")
    if not text:
        return None
    try:
        return quantity(number(text))
    except ValueError as error:
        raise PerformanceError("workbook.number_due", place=row.place(head), text=text) from error


def write_assessment(found: Assessment, pack: Pack) -> bytes:
    """The scored sheet with its working: every indicator's points and steps, computed measures, results."""

    def write(workbook: Workbook, formats: Formats) -> None:
        page = workbook.add_worksheet(said("sheet.result"))
        for column, width in enumerate((16, 16, 24, 9, 10, 12, 80)):
            page.set_column(column, column, width)
        page.merge_range(0, 0, 0, 6, found.scheme.name, formats["title"])
        page.merge_range(1, 0, 1, 6, found.sheet.explanation.text, formats["note"])
        _line(page, 2, said("sheet.result_heads").split(said("listing")), formats["label"])
        row = 3
        for texts in _result_rows(found):
            _line(page, row, texts, formats["long"])
            row += 1

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _result_rows(found: Assessment) -> Iterator[Sequence[str]]:
    for one in found.sheet.scores:
        levels = [*one.indicator.levels, "", ""][:2]
        points = f"{one.points:f}" if one.scored else ""
        yield (
            *levels,
            one.indicator.name,
            shown(one.full),
            points,
            said(f"sheet.{one.award.state}"),
            str(one.explanation),
        )
    for kind, rows in (("measure", found.measures), ("outcome", found.results)):
        for name, value in rows.items():
            yield (said(f"sheet.{kind}"), "", name, "", value.explanation.value, "", str(value.explanation))
