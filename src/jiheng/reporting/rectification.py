"""The list of problems (整改清单) as an Excel workbook: a sheet of units, and one of findings that is filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import xlsxwriter

from jiheng.document import Document, Part
from jiheng.findings import Outcome, Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.entry import Entry, entries, part_name
from jiheng.reporting.verdict import verdict

SAY = messages("rectification")
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same findings give the same bytes on any day
LONGEST = 32_767  # characters that a cell can hold
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute when the cell is typed again
WIDTHS = {"id": 14, "path": 28, "part": 34, "place": 26, "quote": 30, "message": 48, "correction": 34, "basis": 34}
WIDTHS |= {"measure": 30, "verdict": 34}
WIDTH = 12

Line = dict[str, object]


class Listed(NamedTuple):
    """One document: a line for each of its parts, and a line for each finding."""

    path: str
    units: tuple[Line, ...]
    problems: tuple[Line, ...]


def document(audit: Audit) -> Listed:
    """The lines of an audited document."""
    path = audit.document.path
    return Listed(path, tuple(_units(audit)), tuple(_problem(path, entry) for entry in entries(audit)))


def whole(documents: Sequence[Listed], failures: Sequence[Failure]) -> bytes:
    """The workbook over all documents; files that were not audited stand among the units."""
    unread: list[Line] = [
        {"path": path, "verdict": SAY.text("list.unread", message=message)} for path, message in failures
    ]
    units: list[Line] = [*(line for listed in documents for line in listed.units), *unread]
    problems = [line for listed in documents for line in listed.problems]
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        writer = _Writer(book)
        writer.sheet("units", "unit_columns", units)
        _choices(writer.sheet("problems", "problem_columns", problems), len(problems))
    return out.getvalue()


def _units(audit: Audit) -> Iterator[Line]:
    document = audit.document
    outcomes: dict[str, Counter[Outcome]] = {}
    for result in audit.results:
        outcomes.setdefault(_part_id(document, result.span.start), Counter())[result.outcome] += 1
    severities: dict[str, Counter[Severity]] = {}
    for finding in audit.findings:
        key = finding.part or _part_id(document, finding.span.start)
        severities.setdefault(key, Counter())[finding.severity] += 1
    rest = [None] if "" in severities or not document.parts else []
    parts: list[Part | None] = [*document.parts, *rest]
    for member in parts:
        key = member.id if member else ""
        yield _unit(document.path, member, severities.get(key, Counter()), outcomes.get(key, Counter()))


def _unit(path: str, part: Part | None, severities: Counter[Severity], outcomes: Counter[Outcome]) -> Line:
    counts: Line = {severity.value: severities[severity] for severity in Severity}
    return {"path": path, "part": part_name(part), **counts, "verdict": verdict(severities, outcomes).sentence}


def _part_id(document: Document, offset: int) -> str:
    part = document.part_at(offset)
    return part.id if part else ""


def _problem(path: str, entry: Entry) -> Line:
    finding = entry.finding
    return {
        "id": entry.id,
        "path": path,
        "part": entry.part,
        "place": entry.place,
        "quote": entry.context.quote,
        "message": finding.message or finding.title,
        "expected": finding.expected,
        "correction": finding.correction,
        "basis": finding.basis,
        "severity": messages("reporting").text(f"severities.{finding.severity}"),
    }


def _choices(sheet: xlsxwriter.worksheet.Worksheet, count: int) -> None:
    column = list(SAY.table("problem_columns")).index("choice")
    rule = {
        "validate": "list",
        "source": list(SAY.table("choices").values()),
        "error_title": SAY.text("list.choice_title"),
        "error_message": SAY.text("list.choice_error"),
    }
    sheet.data_validation(1, column, max(count, 1), column, rule)


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        look = {"text_wrap": True, "valign": "top", "border": 1}
        self._head = book.add_format({**look, "bold": True, "align": "center", "bg_color": "#DDEBF7"})
        self._plain = book.add_format(look)
        self._quoted = book.add_format({**look, "quote_prefix": True})

    def sheet(self, name: str, table: str, lines: Sequence[Line]) -> xlsxwriter.worksheet.Worksheet:
        """A sheet with the columns of that table of the messages."""
        columns = SAY.table(table)
        sheet = self._book.add_worksheet(SAY.text(f"list.{name}"))
        sheet.freeze_panes(1, 0)
        for column, (key, heading) in enumerate(columns.items()):
            sheet.set_column(column, column, WIDTHS.get(key, WIDTH))
            sheet.write_string(0, column, heading, self._head)
            for row, line in enumerate(lines, 1):
                self._write(sheet, (row, column), line.get(key, ""))
        sheet.autofilter(0, 0, max(len(lines), 1), len(columns) - 1)
        return sheet

    def _write(self, sheet: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], value: object) -> None:
        if isinstance(value, int):
            sheet.write_number(*place, value, self._plain)
        elif value:
            text = str(value)
            sheet.write_string(*place, text[:LONGEST], self._quoted if text.startswith(FORMULA) else self._plain)
        else:
            sheet.write_blank(*place, None, self._plain)
