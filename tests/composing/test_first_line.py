"""From a small workbook to a report."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from jiheng.cli import main


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of these sheets, each under its own title; a None is covered by the cell on its left."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate([[name], *rows]):
                for column, value in enumerate(values):
                    width = 1 + next((i for i, other in enumerate(values[column + 1 :]) if other is not None), 0)
                    if value is not None and width > 1:
                        sheet.merge_range(row, column, row, column + width - 1, value)
                    elif value is not None:
                        sheet.write(row, column, value)
    return path


SHEETS = {
    "基本情况": [["项目", "内容"], ["单位名称", "云岭县水务局"], ["年度", 2023], ["部门职责", "负责水务工作。"]],
    "上年决算数": [["项目", "上年决算数"], ["收入支出总计", 80]],
    "增减原因": [["事项", "对比", "原因"], ["收入支出总计", "与上年比", "人员增加。"]],
    "收入支出决算总表": [
        ["单位：万元"],
        ["收入", None, "支出", None, ""],
        ["项目", "决算数", "项目", "决算数"],
        ["一、一般公共预算财政拨款收入", 100, "一、一般公共服务支出", 60.5],
        ["本年收入合计", 100, "本年支出合计", 90.5],
        ["年初结转和结余", "", "年末结转和结余", 9.5],
        ["总计", 100, "总计", 100],
    ],
}


@pytest.fixture
def composed(tmp_path: Path) -> str:
    data = workbook(tmp_path / "表.xlsx", SHEETS)
    assert main(["compose", str(data), "-o", str(tmp_path / "报告.txt")]) == 0
    return (tmp_path / "报告.txt").read_text("utf-8")


def test_a_change_is_computed_and_its_reason_taken_from_the_data(composed: str):
    assert "2023年度收、支总计均为100.00万元。与2022年度相比，收、支总计各增加20.00万元，增长25.00%。" in composed
    assert "主要变动原因是人员增加。" in composed


def test_what_is_not_known_is_a_visible_gap(composed: str):
    assert "机关运行经费支出【需要补充数字】" in composed
