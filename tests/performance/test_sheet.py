"""Whole sheets: sums by level, points of what does not apply, grades at their boundaries."""

from decimal import Decimal

import pytest

from jiheng.performance.scoring.sheet import scored
from tests.performance.building import RULES, figure, indicator, rules

OUTPUT, BENEFIT = ("产出指标", "数量指标"), ("效益指标", "社会效益指标")


def sheet(rows, **changes):
    return scored(
        [indicator(">=", *row[:3], levels=row[3], **(row[4] if len(row) > 4 else {})) for row in rows], rules(**changes)
    )


def test_levels_sum_to_the_total():
    found = sheet([("3", "2", "30", OUTPUT), ("5", "5", "20", OUTPUT), ("10", "9.99", "50", BENEFIT)])
    assert [(group.path, group.points, group.full) for group in found.groups()] == [
        (("产出指标",), Decimal("40.00"), Decimal("50.00")),
        (("效益指标",), Decimal("49.95"), Decimal("50.00")),
    ]
    assert found.total == Decimal("89.95")
    assert found.grade.name == "良"


def test_rounding_each_or_only_the_total():
    rows = [("3", "1", "10", OUTPUT)] * 3
    assert sheet(rows).total == Decimal("9.99")
    assert sheet(rows, round_at="total").total == Decimal("10.00")


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_a_grade_holds_its_lower_boundary(points, grade):
    assert sheet([("100", points, "100", OUTPUT)]).grade.name == grade


def test_a_pack_may_cut_grades_elsewhere():
    grades = [{"id": name, "name": name, "from": start} for name, start in (("优", "0.8"), ("良", "0.7"), ("差", "0"))]
    found = scored([indicator(">=", 100, 80, 100)], RULES.changed({"grades": grades}))
    assert found.grade.name == "优"


ABSENT = [
    ("10", "10", "20", OUTPUT),
    ("10", "5", "30", OUTPUT),
    ("10", "10", "10", OUTPUT, {"applicable": False}),
    ("10", "10", "40", BENEFIT),
]


@pytest.mark.parametrize(
    ("way", "total", "full"),
    [
        # siblings: 20 and 30 share the 10: 24 + 36/2 + 40
        ("siblings", "82.00", 100),
        # all: factor 100/90: 22.22 + 16.67 + 44.44
        ("all", "83.33", 100),
        ("full", "85.00", 100),
        ("zero", "75.00", 100),
        ("none", "75.00", 90),
    ],
)
def test_points_of_what_does_not_apply_go_where_the_settings_say(way, total, full):
    found = sheet(ABSENT, redistribution=way)
    assert found.total == Decimal(total)
    assert found.full == full


def test_without_relatives_the_points_go_one_level_up():
    rows = [
        ("10", "5", "10", OUTPUT, {"applicable": False}),
        ("10", "5", "20", ("产出指标", "质量指标")),
        ("10", "10", "70", BENEFIT),
    ]
    assert sheet(rows).total == Decimal("85.00")
    assert sheet([("1", "1", "10", OUTPUT, {"applicable": False})]).total == 0


def test_a_sheet_with_gaps_has_no_grade():
    found = scored([indicator(">=", 10, 10, 90), indicator(">=", 10, None, 10)], RULES)
    assert not found.complete
    assert found.grade is None
    assert found.total == 90
    assert "尚未计分" in found.explanation.text


def test_the_explanation_is_a_tree_down_to_each_step():
    lines = str(sheet([("3", "2", "30", OUTPUT), ("10", "10", "70", BENEFIT)]).explanation).splitlines()
    assert lines[0] == "总分 90.00 分（满分 100 分），等级“优”"
    assert lines[1] == "  产出指标：20.00 分（满分 30.00 分）"
    assert lines[3] == "      完成值 2 ÷ 指标值 3＝66.67%，按完成比例得分"


def test_an_empty_sheet_is_worth_nothing():
    found = scored([], RULES)
    assert (found.total, found.grade) == (0, None)


def test_unknown_or_wrong_settings_are_named():
    from jiheng.performance.wording import PerformanceError

    with pytest.raises(PerformanceError, match="没有“cpa”这一项"):
        rules(cpa=True)
    with pytest.raises(PerformanceError, match="“places”的值 99"):
        rules(places=99)
    assert figure("1.50").printed == "1.50"
