"""What is shown around a figure: its sentence, and in a table its row."""

import openpyxl
import pytest

from jiheng.cli import main

ROWS = [
    ["收入支出决算总表"],
    ["部门：四川省云岭县水务局", "", "2023年度", "金额单位：万元"],
    ["项目", "决算数", "项目", "决算数"],
    ["一、一般公共预算财政拨款收入", 100, "一、一般公共服务支出", 60],
    ["", "", "二、农林水支出", 45],
    ["本年收入合计", 100, "本年支出合计", 100],
    ["总计", 100, "总计", 100],
]


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "表.xlsx")
    return tmp_path / "表.xlsx"


def test_a_figure_of_a_table_is_shown_with_its_row_alone(workbook, capsys):
    main(["audit", str(workbook)])
    (quote,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith(" 原文"))
    assert quote.split() == ["原文", "本年收入合计", "100", "本年支出合计", "100"]


def test_the_list_of_problems_tells_more_than_a_bare_number(workbook, tmp_path):
    main(["audit", str(workbook), "-o", str(tmp_path / "清单.xlsx")])
    head, line = openpyxl.load_workbook(tmp_path / "清单.xlsx")["问题"].iter_rows(values_only=True)
    assert line[head.index("原文")] == "本年收入合计 100 本年支出合计 100"
