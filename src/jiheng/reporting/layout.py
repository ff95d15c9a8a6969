"""How a sheet of a workbook is laid out: its columns, and the paper that it prints on, across and a page wide."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from jiheng.policy.messages import messages

SAY = messages("rectification")
MARGIN = 0.4  # inches
A4, A3, WIDEST = 9, 8, 160  # papers, and the characters that fit across the smaller one


def lay_out(sheet: Worksheet, widths: Sequence[int], lines: int) -> None:
    """Set the columns' widths in characters, and how the headings and so many lines below them print and filter."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(lines, 1), len(widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4 if sum(widths) <= WIDEST else A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=2 * MARGIN)
    sheet.set_footer(SAY.text("list.footer"))
