"""From the workbook that a user brings to the report, and what is said where the workbook is wrong."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jiheng.cli import main
from jiheng.composing import Account, compose, problems
from jiheng.composing.ledger_file import stated
from jiheng.policy import library
from jiheng.services.composing import Composing
from tests.composing.accounts import invented
from tests.composing.workbooks import tables, told, write

PACK = library().pack("national")


def workbook(path: Path, account: Account) -> Path:
    return write(path, tables(account, PACK), told(account))


@pytest.mark.parametrize("seed", [2, 3, 8, 11])
def test_a_workbook_of_tables_composes_into_the_report_that_they_come_from(tmp_path: Path, seed: int):
    account = invented(seed)
    found, given, _ = Composing(policy="national").gathered([workbook(tmp_path / "决算.xlsx", account)])
    assert list(problems(found, given, PACK, "disclosure")) == []
    wanted = compose(account, PACK, "disclosure").document.text
    assert compose(found, PACK, "disclosure").document.text == wanted


def test_every_figure_names_the_cell_that_it_comes_from(tmp_path: Path):
    report, _ = Composing(policy="national").composed([workbook(tmp_path / "决算.xlsx", invented(3))])
    total = next(fact for fact in report.ledger.facts if fact.concept == "收入合计" and not fact.scope.classification)
    assert total.path == "决算.xlsx 公开01表!B31"
    change = next(fact for fact in report.ledger.facts if fact.measure == "增减额")
    assert "−" in change.path


Spoil = Callable[[openpyxl.Workbook], None]


def cell_with(book: openpyxl.Workbook, sheet: str, words: str) -> openpyxl.cell.Cell:
    """The cell to the right of a label."""
    rows = book[sheet].iter_rows()
    return next(row[place + 1] for row in rows for place, cell in enumerate(row) if cell.value == words)


def unbalance(book: openpyxl.Workbook) -> None:
    cell_with(book, "公开01表", "本年支出合计").value += 10


def write_words(book: openpyxl.Workbook) -> None:
    cell_with(book, "公开03表", "合计").value = "见附件"


def drop_a_sheet(book: openpyxl.Workbook) -> None:
    del book["公开02表"]


def slip_the_unit(book: openpyxl.Workbook) -> None:
    book["公开01表"]["A2"] = "单位：元"


def forget_the_year(book: openpyxl.Workbook) -> None:
    cell_with(book, "基本情况", "年度").value = None


def write_the_year_in_words(book: openpyxl.Workbook) -> None:
    cell_with(book, "基本情况", "年度").value = "二〇二三年"


def forget_the_unit(book: openpyxl.Workbook) -> None:
    """On every sheet: one that alone says none has that of the others."""
    for sheet in book.worksheets:
        if sheet.title.startswith("公开"):
            sheet["A2"] = None


def misname(book: openpyxl.Workbook) -> None:
    book["增减原因"].append(["三公费用", "与上年比", "压减开支"])


def guess(book: openpyxl.Workbook) -> None:
    book["上年决算数"]["B3"] = "大约三万"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (unbalance, ["公开01表!D31", "支出合计为"]),
        (write_words, ["公开03表!C5", "应为数字", "见附件"]),
        (drop_a_sheet, ["缺少《收入决算表》"]),
        (slip_the_unit, ["公开01表!B31", "数字相同而单位不同"]),
        (forget_the_year, ["没有写明年度"]),
        (write_the_year_in_words, ["没有写明年度"]),
        (forget_the_unit, ["公开01表", "没有写明金额单位"]),
        (misname, ["增减原因", "三公费用"]),
        (guess, ["上年决算数!B3", "应为数字", "大约三万"]),
    ],
)
def test_what_is_wrong_is_listed_with_its_place_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Spoil, words: list[str]
):
    data, report = workbook(tmp_path / "决算.xlsx", invented(3)), tmp_path / "报告.docx"
    book = openpyxl.load_workbook(data)
    spoil(book)
    book.save(data)
    assert main(["compose", str(data), "--policy", "national", "-o", str(report)]) == 3
    said = capsys.readouterr().err
    assert [word for word in words if word not in said] == []
    assert not report.exists()


def test_moved_columns_are_read_by_their_heads(tmp_path: Path):
    account = invented(3)
    data = workbook(tmp_path / "决算.xlsx", account)
    book = openpyxl.load_workbook(data)
    sheet = book["上年决算数"]
    for row in sheet.iter_rows(min_row=2):
        row[0].value, row[1].value = row[1].value, row[0].value
    book.save(data)
    report, _ = Composing(policy="national").composed([data])
    assert report.document.text == compose(account, PACK, "disclosure").document.text


def test_amounts_in_yuan_are_printed_in_the_reports_unit(tmp_path: Path):
    account, data = invented(3), tmp_path / "决算.xlsx"
    book = openpyxl.load_workbook(workbook(data, account))
    for sheet in book:
        if sheet["A2"].value == "单位：万元":
            sheet["A2"] = "单位：元"
            for cell in (cell for row in sheet.iter_rows(min_row=3) for cell in row if isinstance(cell.value, float)):
                cell.value = round(cell.value * 10000)
    book.save(data)
    report, _ = Composing(policy="national").composed([data])
    assert report.document.text == compose(account, PACK, "disclosure").document.text


def test_a_reason_may_be_given_for_a_subjects_code(tmp_path: Path):
    data = workbook(tmp_path / "决算.xlsx", invented(3, reasons=0.0))
    book = openpyxl.load_workbook(data)
    sheet = book["一般公共预算支出的预算数"]
    changed = next(row for row in sheet.iter_rows(min_row=3) if row[2].value or row[3].value)
    (changed[2] if changed[2].value else changed[3]).value += 1
    book["增减原因"].append([str(changed[0].value), "与预算比", "年中调整了安排。"])
    book.save(data)
    report, _ = Composing(policy="national").composed([data])
    line = next(line for line in report.document.text.splitlines() if "年中调整了安排" in line)
    assert f"{changed[1].value}（项）" in line


def test_a_folder_of_data_becomes_a_folder_of_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder, reports = tmp_path / "数据", tmp_path / "报告"
    folder.mkdir()
    for name, seed in (("甲", 3), ("乙", 8)):
        workbook(folder / f"{name}.xlsx", invented(seed))
    (folder / "坏.xlsx").write_bytes(b"PK broken")
    assert main(["compose", str(folder), "--policy", "national", "-o", str(reports)]) == 3
    assert sorted(path.name for path in reports.iterdir()) == ["乙.docx", "甲.docx"]
    assert "坏.xlsx" in capsys.readouterr().err


def ledger(folder: Path, name: str) -> Path:
    report = compose(invented(3), PACK, "disclosure")
    file = folder / f"{name}.json"
    file.write_text(stated(report.ledger, name, 2023), "utf-8")
    return file


def test_every_ledger_of_a_folder_becomes_a_report(tmp_path: Path):
    (tmp_path / "数据").mkdir()
    names = ["云岭县水务局", "云岭县粮食局"]
    for name in names:
        ledger(tmp_path / "数据", name)
    assert main(["compose", str(tmp_path / "数据"), "-o", str(tmp_path / "报告")]) == 0
    assert sorted(path.name for path in (tmp_path / "报告").iterdir()) == sorted(f"{name}.docx" for name in names)


@pytest.mark.parametrize(
    ("report", "code", "said"),
    [
        ("department-evaluation", 3, "没有“department-evaluation”这种报告，请用 --policy"),
        ("nothing", 2, "可以写的有：department-evaluation、disclosure"),
    ],
)
def test_a_report_that_the_pack_does_not_have_is_named(tmp_path: Path, capsys, report: str, code: int, said: str):
    file = ledger(tmp_path, "云岭县水务局")
    assert main(["compose", str(file), "--report", report, "-o", str(tmp_path / "报告.docx")]) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "报告.docx").exists()
