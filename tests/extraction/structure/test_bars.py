"""Tables whose cells stand between upright bars, as pages print them when their text is taken out."""

import pytest

NAMES = ["项 目", "预 算 数", "决 算 数"]
ROWS = [
    ["合 计", "9", "7.5"],
    ["因公出国（境）费", "", ""],
    ["公务接待费", "9", "7.5"],
    ["公务用车购置及运行费", "0", "0"],
]
TITLE = "某县信访局2021年度“三公”经费支出决算情况说明\n一、2021年度“三公”经费支出决算表\n单位：万元\n"


def rows_on_lines(rows):
    return "\n".join(" | ".join(row) + " |" for row in rows)


def marked_up(rows):
    head, *body = rows
    lines = ["| " + " | ".join(row) + " |" for row in body]
    return "\n".join(["| " + " | ".join(head) + " |", "|---|---|---|", *lines])


def cells_on_lines(rows):
    return "\n".join(f"{cell} |" if cell else "|" for row in rows for cell in row)


def bars_on_lines(rows):
    return "\n".join("\n".join(filter(None, (cell, "|"))) for row in rows for cell in row)


def rows_begun_by_bars(rows):
    filled = [[cell for cell in row if cell] for row in rows if all(row)]
    return "\n".join("\n".join(["|", *(f"{cell} |" for cell in row)]) for row in filled)


def grid(table):
    return [[cell.text for cell in row] for row in table.rows()]


@pytest.mark.parametrize("write", [rows_on_lines, marked_up, cells_on_lines, bars_on_lines])
def test_cells_between_bars_are_a_table(read, write):
    document = read(TITLE + write([NAMES, *ROWS]) + "\n二、情况说明\n2021年度支出7.5万元。\n")
    (table,) = document.tables
    told = [["".join(cell.split()) for cell in row] for row in [NAMES, *ROWS]]
    assert grid(table) == told
    assert (table.unit, "2021年度支出" in document.text[table.span.end :]) == ("万元", True)


def test_bars_that_begin_rows_part_no_cells(read):
    (table,) = read(TITLE + rows_begun_by_bars([NAMES, *ROWS])).tables
    assert [text for text in grid(table)[1] if text] == ["合计", "9", "7.5"]


@pytest.mark.parametrize(
    "text",
    [
        # a header over several columns whose reach is lost
        "合计 |\n出国费 |\n用车费 |\n接待费 |\n||\n小计 |\n购置 |\n运行 |\n|||\n79 |\n0 |\n75 |\n50 |\n25 |\n4 |",
        "年度\n|\n合计\n|\n接待费\n|\n用车费\n|\n小计\n|\n运行\n|\n2015年\n|\n28\n|\n9\n|\n19\n|\n7\n|",
        "首页 | 政务公开 | 预决算\n打印 | 关闭",
        "地址：某路22号 | 515041 |",
    ],
)
def test_rows_of_no_one_width_stay_text(read, text):
    assert not read(TITLE + text).tables


def test_many_bars_cost_no_more_than_their_lines(read):
    assert not read("|\n" * 3000 + "| a\n" * 3000).tables
