"""The plain text of a report."""

from jiheng.formats import read_bytes
from jiheng.formats.writing import write
from jiheng.policy.look import look
from tests.formats.writing.built import Built, pie


def text(built):
    return write(built.document(), look(), ".txt").decode()


def test_every_paragraph_is_a_line_and_every_row_keeps_its_columns():
    built = (
        Built().title("甲局").contents().heading("一、收入", 1).line("收入1.00万元。").figure(pie("结构", {"甲": "1"}))
    )
    built.caption("图1：结构图").table([[("项目", 1, 2), "金额"], [("收入", 2, 1), "甲", "1.00"], ["乙", "2.00"]], 1)
    rows = ["项目\t\t金额", "收入\t甲\t1.00", "\t乙\t2.00"]
    assert text(built).splitlines() == [
        "甲局", "目　　录", "一、收入", "一、收入", "收入1.00万元。", "图1：结构图", *rows,
    ]  # fmt: skip


def test_it_is_read_again():
    assert (
        read_bytes(text(Built().title("甲局").line("收入1.00万元。")).encode(), "甲.txt").text
        == "甲局\n收入1.00万元。\n"
    )
