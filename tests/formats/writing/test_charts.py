"""Pictures of charts: what is drawn, in numbers that can be checked."""

import re
from itertools import pairwise

import pytest
from lxml import etree

from jiheng.formats.writing.charts.svg import svg
from jiheng.policy.look import look
from tests.formats.writing.built import columns, pie

LOOK = look().chart
S = "{http://www.w3.org/2000/svg}"


def drawn(figure):
    return etree.fromstring(svg(figure, LOOK, "serif", "c1"))


def words(root):
    return [found.text for found in root.iter(f"{S}text")]


def heights(root):
    bars = [bar for bar in root.findall(f"{S}rect") if float(bar.get("width")) > LOOK.size]
    return [float(bar.get("height")) for bar in bars]


def test_columns_are_as_high_as_their_numbers():
    root = drawn(columns("收支", ["2022年", "2023年"], 收入=["100.00", "50.00"], 支出=["-25.00", None]))
    whole, half, below = heights(root)
    assert half == pytest.approx(whole / 2, abs=0.1)
    assert below == pytest.approx(whole / 4, abs=0.1)
    assert {"100.00", "50.00", "-25.00", "2022年", "2023年", "收入", "支出", "单位：万元"} <= set(words(root))


def test_a_pie_tells_every_part_and_its_share():
    root = drawn(pie("结构", {"甲": "750.00", "乙": "250.00", "丙": "0.00"}))
    assert words(root) == ["甲 750.00万元，占75.00%", "乙 250.00万元，占25.00%", "丙 0.00万元，占0.00%"]
    assert len(root.findall(f"{S}path")) == 2
    large = [re.search(r" 0 (\d) 1 ", path.get("d"))[1] for path in root.findall(f"{S}path")]
    assert large == ["1", "0"]


def test_a_single_slice_is_a_whole_circle():
    assert len(drawn(pie("结构", {"甲": "5.00", "乙": "0.00"})).findall(f"{S}circle")) == 1


def test_neighbours_differ_without_colour():
    root = drawn(pie("结构", {f"第{number}类": "1.00" for number in range(16)}))
    tiles = [etree.tostring(tile[1]) for tile in root.iter(f"{S}pattern")]
    fills = [path.get("fill") for path in root.findall(f"{S}path")]
    assert len(set(fills[1:8])) == 7
    assert all(before != after for before, after in pairwise(fills))
    assert len(set(tiles)) == len(tiles)


@pytest.mark.parametrize("count", [1, 3, 8, 20])
def test_no_words_leave_the_picture(count):
    parts = {f"第{number}项名称很长的一般公共预算财政拨款支出": "12345678.90" for number in range(count)}
    for figure in (
        pie("结构", parts),
        columns("数", list(parts), 决算=list(parts.values()), 预算=list(parts.values())),
    ):
        root = drawn(figure)
        _, _, width, height = map(float, root.get("viewBox").split())
        for found in root.iter(f"{S}text"):
            assert 0 <= float(found.get("y")) <= height
            room = sum(1 if sign >= "\u2e80" else 0.64 for sign in found.text) * float(found.get("font-size"))
            start = {"start": 0, "middle": room / 2, "end": room}[found.get("text-anchor")]
            left = float(found.get("x")) - start
            assert left >= -1
            assert left + room <= width + 1
