"""Filled forms as pages of a document (Word, PDF, HTML): the title above, the table, the lines to sign below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jiheng.composing.page import Page, Piece, Square
from jiheng.document import Role
from jiheng.ledger import Composed, Fact
from jiheng.performance.workbooks.filled import Data, FilledForm, filled
from jiheng.performance.workbooks.grid import Placed
from jiheng.performance.workbooks.layout import layout
from jiheng.performance.workbooks.stated import printed, stated
from jiheng.policy import Pack

LINES = {"title": Role.CAPTION, "subtitle": Role.NOTE, "unit": Role.NOTE, "note": Role.NOTE}
"""Styles of rows that stand beside the table, and what they are in a document."""
UNIT = "unit"
BETWEEN = "\u3000\u3000"


def laid_form(data: Data, pack: Pack) -> FilledForm:
    """A form of data, laid out.

    Raises:
        PerformanceError: there is no such form.
    """
    return filled(layout(pack, str(data.get("kind", ""))), data, pack)


def composed_forms(forms: Sequence[Data], pack: Pack, path: str = "") -> Composed:
    """A document of forms, each on a page of its own.

    Raises:
        PerformanceError: there is no such form, or a value is no number where one is due.
    """
    sheets = [laid_form(data, pack) for data in forms]
    first = forms[0] if forms else {}
    year = str(first.get("year") or "")
    page = Page(str(first.get("entity", "")), int(year) if year.isdecimal() else 0)
    for index, sheet in enumerate(sheets):
        if index:
            page.point(Role.PAGE_BREAK)
        lay(page, sheet)
    return page.composed(path)


def lay(page: Page, sheet: FilledForm) -> None:
    """A form on a page: rows of titles and notes as lines, everything between as one table."""
    rows = [list(cells) for _, cells in groupby(sorted(sheet.cells, key=_place), key=lambda cell: cell.row)]
    beside = [_is_line(row) for row in rows]
    first = beside.index(False)
    last = len(beside) - beside[::-1].index(False)
    title = printed(rows[0][0], sheet)
    for row in rows[:first]:
        _line(page, row, sheet)
    squares = [_square(cell, sheet, first) for row in rows[first:last] for cell in row]
    page.table(squares, 0, title, _unit(rows[:first], sheet))
    for row in rows[last:]:
        _line(page, row, sheet)


def _place(cell: Placed) -> tuple[int, int]:
    return cell.row, cell.column


def _is_line(row: Iterable[Placed]) -> bool:
    return all(cell.slot.style in LINES for cell in row)


def _line(page: Page, row: Sequence[Placed], sheet: FilledForm) -> None:
    page.words(LINES[row[0].slot.style], BETWEEN.join(printed(cell, sheet) for cell in row))


def _unit(rows: Sequence[Sequence[Placed]], sheet: FilledForm) -> str:
    """The unit of measure that stands above the table."""
    texts = (printed(cell, sheet) for row in rows for cell in row if cell.slot.style == UNIT)
    return next((numeral for text in texts if (numeral := _symbol(text, sheet.pack))), "")


def _symbol(text: str, pack: Pack) -> str:
    return next((symbol for symbol in pack.numbers.units if text.endswith(symbol) and len(symbol) > 1), "")


def _square(cell: Placed, sheet: FilledForm, first: int) -> Square:
    pieces = list(_pieces(printed(cell, sheet), stated(cell, sheet), sheet.pack))
    return Square(cell.row - first, cell.column, pieces, cell.slot.down, cell.slot.span)


def _pieces(text: str, fact: Fact | None, pack: Pack) -> Iterator[Piece]:
    """The words of a cell; of a stated figure, only the figure carries the fact, not the sign or name before it."""
    found = pack.numbers.numerals(text)[0] if fact else None
    start, end = (found.start, found.end) if found else (0, len(text))
    parts = (Piece(text[:start]), Piece(text[start:end], fact), Piece(text[end:]))
    return (piece for piece in parts if piece.text)
