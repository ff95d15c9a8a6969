"""Tables that a spreadsheet prints over two pages because they are too wide, with what stands in the middle of both."""

from __future__ import annotations

import pytest

from jiheng.document import Document
from jiheng.formats.limits import STANDARD
from jiheng.formats.pdf import read
from tests.formats.printed import line, pdf, ruled, text

YS = [120, 140, 160, 180, 200]
SIDES = [
    [["收入", "金额"], ["一、财政拨款收入", "90.00"], ["二、其他收入", "10.00"], ["总计", "100.00"]],
    [["支出", "金额"], ["一、教育支出", "70.00"], ["二、其他支出", "30.00"], ["总计", "100.00"]],
]
XS = [60, 240, 320]
LEFT, RIGHT = XS[0], XS[-1]
TITLE = "收入支出决算总表"


def pages(*titles: str, clipped: bool) -> list[str]:
    """Each side of a table on a page of its own; its title, in letters of 16 points, lies over the seam.

    A program that clips prints the words whole on both pages; else each page has the half that fits.
    """
    made = []
    for title in titles:
        half = len(title) // 2
        words = (title, title) if clipped else (title[:half], title[half:])
        starts = RIGHT - 16 * half, LEFT - 16 * half if clipped else LEFT
        for side, word, start in zip(SIDES, words, starts, strict=True):
            above = text(start, 60, word, 16)
            above += text(LEFT, 90, "部门：某县教育局") if side is SIDES[0] else text(240, 90, "单位：万元")
            made.append(above + ruled(XS, YS, side))
    return made


def document(*contents: str) -> Document:
    """The pages behind others, so that what two of them print is no running head."""
    before = [text(60, 100 + 20 * at, f"第{sign}页的说明") for at, sign in enumerate("甲乙丙丁戊己")]
    return read(pdf(*before, *contents), "决算.pdf", STANDARD)


@pytest.mark.parametrize("clipped", [True, False])
def test_sides_with_labels_of_their_own_stand_beside_each_other_under_the_whole_title(clipped):
    found = document(*pages(TITLE, clipped=clipped))
    (table,) = found.tables
    assert [[cell.text for cell in row] for row in table.rows()] == [a + b for a, b in zip(*SIDES, strict=True)]
    assert found.text.splitlines()[6:9] == [TITLE, "部门：某县教育局", "单位：万元"]


@pytest.mark.parametrize("clipped", [True, False])
def test_another_table_of_the_same_form_stays_by_itself(clipped):
    found = document(*pages(TITLE, "财政拨款收入支出决算总表", clipped=clipped))
    assert len(found.tables) == 2
    assert [line for line in found.text.splitlines() if line.endswith("总表")] == [TITLE, "财政拨款收入支出决算总表"]


def test_whole_titles_inside_their_pages_begin_tables_of_their_own():
    whole = [text(120, 60, TITLE, 16) + ruled(XS, YS, side) for side in SIDES]
    assert len(document(*whole).tables) == 2


def test_words_outside_the_page_are_not_read():
    assert document(text(60, 100, "收入") + text(-200, 130, "决算数") + text(700, 130, "预算数")).text.endswith(
        "己页的说明\n收入\n"
    )


def test_a_sentence_over_the_edges_of_both_pages_is_read_whole_where_it_begins():
    note = "注：本表反映部门本年度的总收支和年末结转结余情况。"
    sides = (text(start, 240, note) + ruled(XS, YS, side) for start, side in zip((400, 400 - 595), SIDES, strict=True))
    found = document(*sides)
    assert [line for line in found.text.splitlines() if "年末" in line] == [note]


def test_a_title_that_is_clipped_away_from_one_page_is_read_once():
    spilt, whole = (text(start, 60, TITLE, 16) for start in (380, 80))
    left = spilt + text(LEFT, 90, "部门：某县教育局") + ruled(XS, YS, SIDES[0])
    amounts = [["金额", "其中"], ["90.00", "1.00"], ["10.00", "2.00"], ["100.00", "3.00"]]
    found = document(left, whole + ruled(XS, YS, amounts))
    (table,) = found.tables
    assert [cell.text for cell in table.rows()[-1]] == ["总计", "100.00", "100.00", "3.00"]
    assert found.text.count(TITLE) == 1


def test_a_table_with_a_title_in_its_grid_does_not_go_on_with_one_that_has_another():
    def page(title: str, first: str) -> str:
        """A grid whose first row is one cell and whose second has two."""
        across = "".join(line(60, y, 360, y) for y in (100, 120, 140, 160, 180))
        down = "".join(line(x, 100, x, 180) for x in (60, 360)) + line(260, 120, 260, 180) + line(160, 140, 160, 180)
        words = [(150, 115, title), (270, 135, "公开表"), (70, 155, "201"), (170, 155, first), (270, 155, "9.00")]
        return across + down + "".join(text(x, y, word, 10) for x, y, word in words)

    found = document(page("项目支出决算表", "甲项"), page("政府性基金收支表", "乙项"))
    assert [table.rows()[0][0].text for table in found.tables] == ["项目支出决算表", "政府性基金收支表"]
    (joined,) = document(page("项目支出决算表", "甲项"), page("项目支出决算表", "乙项")).tables
    assert [row[1].text for row in joined.rows() if len(row) == 3] == ["甲项", "", "乙项", ""]
