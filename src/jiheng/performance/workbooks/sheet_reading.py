"""A filled score sheet of a scheme, read back and scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jiheng.performance.exact import number, quantity
from jiheng.performance.exante import ExAnteEvaluation, concluded
from jiheng.performance.indicators import Operator
from jiheng.performance.schemes import Answer, Assessment, Scheme, assessed
from jiheng.performance.settings import settings
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks.cells import Book, Row, book
from jiheng.performance.workbooks.sheet_form import scheme_of
from jiheng.performance.workbooks.sheet_words import Heads, heads
from jiheng.policy import Pack
from jiheng.quantity import Quantity

_ID = re.compile("\u3014([^\u3014\u3015/]*)/([^\u3014\u3015]+)\u3015")


def assess_workbook(source: bytes | Path, pack: Pack, name: str = "") -> Assessment:
    """Read a filled score sheet and score it.

    Raises:
        PerformanceError: it is no score sheet of a scheme of the pack, or a cell holds text where a number is due; the
            message names the place.
    """
    opened = book(source, name)
    found = scheme_of(_identity(opened), pack)
    words = heads()
    values = dict(_values(opened, found, words))
    answers = dict(_answers(opened, found, words, pack))
    return assessed(found, settings(pack), values, answers)


def evaluate_workbook(source: bytes | Path, found: Assessment, pack: Pack, name: str = "") -> ExAnteEvaluation | None:
    """The conclusion of an ex-ante evaluation, with the materials ticked off in its workbook; None for other schemes.

    Raises:
        PerformanceError: the sheet of materials is missing or of another layout.
    """
    kind = found.scheme.materials
    if not kind:
        return None
    columns = said("sheet.material_heads").split(said("listing"))
    rows = book(source, name).rows(said("sheet.materials"), (columns[0], columns[-1]))
    provided = [row.texts.get(columns[0], "") for row in rows if row.texts.get(columns[-1]) == said("yes")]
    return concluded(found, provided, kind, pack)


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
