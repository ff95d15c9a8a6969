"""The empty workbook that Jiheng gives, filled as a clerk fills it, composes into the report."""

from pathlib import Path

import openpyxl
import pytest

from jiheng.cli import main
from jiheng.composing import Account, compose
from jiheng.document import Cell
from jiheng.policy import library
from jiheng.services.composing import Composing
from tests.composing.accounts import invented
from tests.composing.workbooks import Grid, number, tables, told

TOTALS = {"合计", "本年收入合计", "本年支出合计", "总计", "人员经费合计", "公用经费合计"}


Book, Sheet = openpyxl.Workbook, openpyxl.worksheet.worksheet.Worksheet


def fill(path: Path, account: Account, policy: str, *, totals: bool) -> None:
    """Copy an account's sheets and tables into the empty workbook; totals may be left to be computed."""
    book = openpyxl.load_workbook(path)
    for title, rows in told(account).items():
        copy(book, title, rows)
    for caption, table in tables(account, library().pack(policy)).items():
        grid = {place: cell.text for place, cell in table.grid().items()}
        left_out = {row for (row, _), text in grid.items() if text in TOTALS and row >= table.header and not totals}
        sheet, economic = book[caption[:31]], "基本支出决算" in caption
        for cell in table.cells:
            if cell.row in left_out or cell.row < table.header or not cell.text or (economic and "." not in cell.text):
                continue
            place = by_code(sheet, grid, cell) if economic else (cell.row + 3, cell.column + 1)
            sheet.cell(*place).value = number(cell.text)
    book.save(path)


def copy(book: Book, title: str, rows: Grid) -> None:
    """The rows of a sheet under the heads of the workbook; those of 基本情况 beside its labels."""
    sheet = book[title]
    heads = {cell.value: cell.column for cell in sheet[2]}
    labels = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=3) if row[0].value}
    for row, values in enumerate(rows[1:], 3):
        at = labels[values[0]] if title == "基本情况" else row
        for head, value in zip(rows[0], values, strict=True):
            sheet.cell(at, heads[head]).value = value


def by_code(sheet: Sheet, grid: dict[tuple[int, int], str], cell: Cell) -> tuple[int, int]:
    """Where the workbook has the figure of a subject, or of a total."""
    code, label = grid[cell.row, cell.column - 2], grid[cell.row, cell.column - 1]
    found = next(one for row in sheet.iter_rows(min_row=4) for one in row if one.value == (code or label))
    return found.row, found.column + (2 if code else 1)


@pytest.mark.parametrize("policy", ["national", "sichuan-2023", "shanghai-2024"])
@pytest.mark.parametrize("totals", [True, False])
def test_the_filled_workbook_composes_into_the_report(tmp_path: Path, policy: str, *, totals: bool):
    account, data = invented(3), tmp_path / "数据.xlsx"
    assert main(["forms", "new", "部门决算公开数据表", "--policy", policy, "-o", str(data)]) == 0
    fill(data, account, policy, totals=totals)
    report, _ = Composing(policy=policy).composed([data])
    assert report.document.text == compose(account, library().pack(policy), "disclosure").document.text


def test_the_empty_workbook_is_the_same_every_time(tmp_path: Path):
    for name in ("a.xlsx", "b.xlsx"):
        assert main(["forms", "new", "disclosure", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
