"""A scored form returned (复核结果): the user's own workbook with two columns beside it and a sheet of explanations.

A form that came in another format gives a workbook with the sheet of explanations alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.cell import coordinate_from_string, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.performance.exact import shown
from jiheng.performance.forms import Line, ScoredForm
from jiheng.performance.scoring.saying import printed
from jiheng.performance.scoring.verdict import WRONG, Judgement, Verdict
from jiheng.performance.wording import said
from jiheng.performance.workbooks.book import PAPER
from jiheng.performance.workbooks.fitting import height
from jiheng.performance.workbooks.stamping import stamped

ZIP = b"PK\x03\x04"
LONGEST_CELL = 32_000
"""Characters that a cell holds (a spreadsheet's limit is 32,767)."""
VERDICT_WIDTH = 44
WIDTHS = (24, 14, 16, 28, 16, 16, 8, 10, 10, 44, 60, 40)
_WRONG, _DOUBT = PatternFill("solid", "FFFFC7CE"), PatternFill("solid", "FFFFEB9C")
_FILLS = dict.fromkeys(WRONG, _WRONG) | dict.fromkeys((Judgement.UNEXPLAINED, Judgement.NOT_CHECKABLE), _DOUBT)
_LINE = Side("thin")
_EDGE = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def returned(scored: Sequence[ScoredForm], source: bytes = b"") -> bytes:
    """The workbook to give back.

    Args:
        scored: the scored forms of one file.
        source: the file itself; used when it is an ``.xlsx`` workbook.
    """
    book = _opened(source)
    edges = {page.title: page.max_column + 1 for page in book.worksheets}
    for form in scored:
        for line, one in zip(form.form.scored_lines, form.verdicts, strict=True):
            _beside(book, edges, line, one)
    _append_all(book.create_sheet(_free(book, said("returned.sheet"))), scored)
    return stamped(book)


def _opened(source: bytes) -> Workbook:
    """The user's workbook; an empty one where the file is none."""
    if source.startswith(ZIP):
        try:
            return load_workbook(BytesIO(source))
        except (BadZipFile, InvalidFileException, KeyError, ValueError):
            pass  # another kind of zip (.docx): the explanations go into a workbook of their own
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _free(book: Workbook, title: str) -> str:
    return next(
        name for name in (title, *(f"{title}{index}" for index in range(2, 1000))) if name not in book.sheetnames
    )


def _beside(book: Workbook, edges: dict[str, int], line: Line, one: Verdict) -> None:
    """Score and verdict to the right of the line, where the workbook is the user's own."""
    title, _, address = (line.place.cell or "").rpartition("!")
    title = title.strip("'")
    if title not in edges:
        return
    page, column = book[title], edges[title]
    row = coordinate_from_string(address.replace("$", ""))[1]
    _text(page, row, column, one.expected)
    _text(page, row, column + 1, one.message, one.judgement)
    page.cell(row, column + 1).comment = Comment(str(one.score.explanation)[:LONGEST_CELL], said("returned.author"))
    page.column_dimensions[get_column_letter(column + 1)].width = VERDICT_WIDTH
    _raise(page, row, height([(one.message, VERDICT_WIDTH)]))


def _raise(page: Worksheet, row: int, points: int) -> None:
    """A row high enough for what was added, never lower than it was."""
    page.row_dimensions[row].height = max(points, page.row_dimensions[row].height or 0)


def _text(page: Worksheet, row: int, column: int, text: str, judgement: Judgement | None = None) -> None:
    """Words in a cell, never a formula whatever they begin with."""
    cell = page.cell(row, column)
    cell.value, cell.data_type = text[:LONGEST_CELL], "s"
    cell.alignment, cell.border = Alignment(wrap_text=True, vertical="center"), _EDGE
    if judgement in _FILLS:
        cell.fill = _FILLS[judgement]


def _append_all(page: Worksheet, scored: Sequence[ScoredForm]) -> None:
    row = 1
    for form in scored:
        for texts, judgement in _rows(form):
            for column, text in enumerate(texts, 1):
                _text(page, row, column, text, judgement)
            if len(texts) == 1:
                page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
            widths = WIDTHS if len(texts) > 1 else [sum(WIDTHS)]
            _raise(page, row, height(zip(texts, widths, strict=True)))
            row += 1
        row += 1
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", str(PAPER)
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    for column, width in enumerate(WIDTHS):
        page.column_dimensions[get_column_letter(column + 1)].width = width
    page["A1"].font = Font(bold=True)


def _rows(form: ScoredForm) -> Iterator[tuple[Sequence[str], Judgement | None]]:
    """The lines of the explanation of one form."""
    head = (form.form.title, form.form.entity, form.form.project, str(form.form.year or ""))
    yield [said("listing").join(part for part in head if part)], None
    if form.fit:
        yield [said("returned.scheme", name=form.fit.scheme.name, source=form.fit.scheme.source)], None
    yield [form.total.message], form.total.judgement
    yield said("returned.columns").split(said("listing")), None
    for one in form.verdicts:
        yield _row(one), one.judgement
    for message in _remarks(form):
        yield [message], Judgement.UNEXPLAINED


def _row(one: Verdict) -> list[str]:
    indicator, explanation = one.score.indicator, one.score.explanation
    step = explanation.children[0] if explanation.children else explanation
    levels = [*indicator.levels, "", ""][:2]
    source = step.source and said("returned.verified" if step.verified else "returned.default", source=step.source)
    return [
        indicator.place,
        *levels,
        indicator.name,
        printed(indicator.target, indicator.target_text),
        printed(indicator.attainment, indicator.attainment_text),
        shown(one.score.full),
        printed(indicator.stated),
        one.expected,
        one.message,
        str(explanation),
        source,
    ]


def _remarks(form: ScoredForm) -> Iterator[str]:
    yield from form.fit.departures if form.fit else ()
    yield from (fault.message for fault in form.form.faults)
    yield from (notice.message for notice in form.notices)
    yield from (doubt.message for doubt in form.doubts)
    yield from (flaw.message for flaw in form.flaws)
