"""The terminal's output, as a reader sees it."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from jiheng.reporting import text
from jiheng.reporting.audit import Failure
from jiheng.reporting.paper import breaks

from .conftest import FINDING


def shown(*audits, failures=(), **look):
    return text.whole([text.document(audit) for audit in audits], failures, **look)


def test_the_verdict_stands_first(audit, clean):
    assert shown(audit).startswith("× 有错误：错误1处")
    assert shown(clean).startswith("√ 未发现问题")


def test_nothing_checked_is_not_called_right(clean):
    assert shown(replace(clean, results=())).startswith("! 没有可核对的内容")


@pytest.mark.parametrize(
    "line",
    [
        "位置 第3行（公务接待费）",
        "原文 公务接待费支出82万元，比2022年的94.19万元减少14.19万元，下降15.07%",
        "应为 12.19万元",
        "算式 94.19 − 82 = 12.19（万元）",
        "出处 82万元：2023年一般公共预算 公务接待费（决算数），第3行",
        "改为 减少12.19万元，下降12.94%",
        "依据 财预〔2016〕143号",
        "连带 “下降15.07%”（第3行）应为12.94%",
        "共核对5项：相符1项，不符2项，不适用1项，无法核对1项。",
        "文中数字5个：读懂3个，日期、编号等1个，未读懂1个。",
        "· 没有预算数（1项）",
        "· 第3行（公务接待费）“37批次”：不认识的计量对象",
    ],
)
def test_a_finding_is_shown_with_its_proof(audit, line):
    assert line in [row.strip() for row in shown(audit).splitlines()]


def test_several_files_begin_with_an_overall_line_and_end_with_failures(audit, clean):
    page = shown(audit, clean, failures=[Failure("坏.docx", "文件已损坏。")])
    assert page.startswith(
        "共审核2个文件：有错误1个，只有提醒或提示0个，未发现问题1个，没有可核对内容0个；没有审核1个。"
    )
    assert page.endswith("没有审核的文件1个：\n· 坏.docx：文件已损坏。\n")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal_nor_breaks_a_number(audit, width):
    page = shown(audit, width=width)
    assert max(map(cell_len, page.splitlines())) <= width
    assert page.count("14.19") == shown(audit, width=200).count("14.19")


def test_lines_break_as_chinese_does():
    sentence = "公务接待费比上年减少14.19万元，下降15.07%。"
    ends = list(breaks(sentence, 26))
    lines = [sentence[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]
    assert lines == ["公务接待费比上年减少14.19", "万元，下降15.07%。"]


def test_a_word_wider_than_the_line_is_cut():
    assert list(breaks("0123456789", 4)) == [4, 8]


def test_colours_only_where_they_are_wanted(audit):
    assert "\x1b[" not in shown(audit)
    coloured = shown(audit, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(audit)


def test_a_report_cannot_steer_the_terminal(audit):
    hostile = replace(FINDING, message="清屏\x1b[2J\x07改标题\x9b1m", title="换行\r覆盖")
    page = shown(replace(audit, findings=(hostile,)), colour=True)
    assert not set("\x07\r\x9b") & set(page)
    assert "\x1b[2J" not in page
