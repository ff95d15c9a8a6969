"""Workbooks that this program made itself: score sheets of schemes and worksheets, read back cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jiheng.performance.exante import ExAnteEvaluation
from jiheng.performance.schemes import Assessment
from jiheng.performance.wording import said
from jiheng.performance.workbooks import (
    assess_workbook,
    book,
    evaluate_workbook,
    is_score_sheet,
    is_worksheet,
    read_worksheet,
    write_answer,
    write_assessment,
)
from jiheng.performance.workbooks.sheet_reading import pack_of
from jiheng.performance.workbooks.worksheet_book import named
from jiheng.performance.worksheets import Answer, Filled, answered
from jiheng.policy import Pack, library
from jiheng.services.scores import Scores

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et"})


def own_workbook(path: Path, pack: Pack, policies: Sequence[Path], *, workbook: bool) -> Scores | None:
    """The scores of a score sheet, or the answers of a worksheet, by the pack that it was made with; None for others.

    Raises:
        PerformanceError: it cannot be read as it is filled; the message names the cell.
    """
    if path.suffix.lower() not in WORKBOOKS or not path.is_file():
        return None
    opened = book(path)
    if is_worksheet(opened):
        own = _own(named(opened)[0], pack, policies)
        filled = read_worksheet(path, own)
        return _answered(path, filled, answered(filled, own), own, workbook=workbook)
    if is_score_sheet(opened):
        own = _own(pack_of(opened), pack, policies)
        found = assess_workbook(path, own)
        return _assessed(path, found, evaluate_workbook(path, found, own), own, workbook=workbook)
    return None


def _own(identity: str, pack: Pack, policies: Sequence[Path]) -> Pack:
    packs = library(*policies)
    return packs.pack(identity) if identity in packs.ids else pack


def _assessed(
    path: Path, found: Assessment, conclusion: ExAnteEvaluation | None, pack: Pack, *, workbook: bool
) -> Scores:
    shown = [found.scheme.name, *(found.sheet.explanation.lines() if found.scheme.nodes else ())]
    computed = [*(found.measures.values() if not found.scheme.nodes else ()), *found.results.values()]
    shown += [line for value in computed for line in value.explanation.lines()]
    if conclusion is not None:
        explanation = conclusion.explanation
        shown += [explanation.text, *(one.text for one in explanation.children[:-1])]
    data = write_assessment(found, pack, conclusion) if workbook else b""
    return Scores(str(path), tuple(shown), (_assessment(found, conclusion),), data, False, {}, {})


def _answered(path: Path, filled: Filled, answer: Answer, pack: Pack, *, workbook: bool) -> Scores:
    data = write_answer(filled, answer, pack) if workbook else b""
    texts = tuple(_lines(filled, answer))
    return Scores(str(path), texts, (_answer(filled, answer),), data, answer.action, {}, {})


def _lines(filled: Filled, answer: Answer) -> Iterator[str]:
    yield said("account.head", name=filled.sheet.name)
    first, heads = filled.sheet.columns[0], [field.text for field in filled.sheet.results]
    for row, texts in zip(filled.rows, answer.rows, strict=True):
        pairs = (
            said("worksheet.result", head=head, text=text) for head, text in zip(heads, texts, strict=True) if text
        )
        if results := said("sheet.semicolon").join(pairs):
            yield said("worksheet.line", name=row[first.key].text, results=results)
    yield from (said("account.remark", message=remark) for remark in answer.remarks)


def _answer(filled: Filled, answer: Answer) -> Mapping[str, object]:
    sheet = filled.sheet
    rows = [
        {field.key: row[field.key].text for field in sheet.columns}
        | {field.key: text for field, text in zip(sheet.results, texts, strict=True)}
        for row, texts in zip(filled.rows, answer.rows, strict=True)
    ]
    items = {field.key: filled.items[field.key].text for field in sheet.items}
    return {"kind": sheet.id, "title": sheet.name, "items": items, "rows": rows, "remarks": list(answer.remarks)}


def _assessment(found: Assessment, conclusion: ExAnteEvaluation | None) -> Mapping[str, object]:
    sheet = found.sheet
    return {
        "kind": found.scheme.kind,
        "title": found.scheme.name,
        "entity": "",
        "year": None,
        "project": "",
        "scheme": found.scheme.id,
        "stated_total": None,
        "stated_sum": None,
        "scored_total": f"{sheet.total:f}",
        "full": f"{sheet.full}",
        "complete": sheet.complete,
        "wrong": 0,
        "grade": sheet.grade.name if sheet.grade else None,
        "total": {"judgement": "", "message": sheet.explanation.text},
        "scores": [
            {"name": one.indicator.name, "weight": f"{one.full}", "points": f"{one.points:f}" if one.scored else None,
             "explanation": list(one.explanation.lines())}
            for one in sheet.scores
        ],
        "results": {name: value.explanation.value for name, value in found.results.items()},
        "conclusion": conclusion.conclusion.name if conclusion and conclusion.conclusion else None,
        "remarks": [one.text for one in conclusion.explanation.children[:-1]] if conclusion else [],
    }  # fmt: skip
