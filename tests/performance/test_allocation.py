"""Allocation by factors: hand-worked cases, bounds, rounding, refusals, a published case."""

from dataclasses import replace
from fractions import Fraction

import pytest

from jiheng.findings import Outcome
from jiheng.performance.allocation import (
    Area,
    CarveOut,
    Factor,
    Plan,
    Publication,
    allocated,
    checked,
    compared,
    explained,
    sensitivity,
)
from jiheng.performance.allocation.quota import by_quota
from jiheng.performance.wording import PerformanceError

F = Fraction
ONE = (Factor("任务量", F(1)),)


def area(name, value=None, /, **more):
    values = more.pop("values", {"任务量": value})
    return Area(name, {factor: F(number) for factor, number in values.items()}, **more)


def plan(pool, areas, factors=ONE, **more):
    return Plan(F(pool), factors, tuple(areas), unit="万元", **more)


def amounts(found):
    return {name: int(amount) for name, amount in found.amounts.items()}


ABC = [area("甲", 50), area("乙", 30), area("丙", 20)]


def test_shares_in_proportion():
    assert amounts(allocated(plan(1000, ABC))) == {"甲": 500, "乙": 300, "丙": 200}


def test_two_factors_by_weight():
    # 40% by investment (30:10), 60% by jobs (1:3): 甲 0.4×0.75 + 0.6×0.25 = 0.45
    factors = (Factor("投资", F("0.4")), Factor("就业", F("0.6")))
    areas = [area("甲", values={"投资": 30, "就业": 1}), area("乙", values={"投资": 10, "就业": 3})]
    assert amounts(allocated(plan(1000, areas, factors))) == {"甲": 450, "乙": 550}


def test_nested_factors_multiply_their_weights():
    # 业务 85% = (面积 40%, 人口 60%), 绩效 15%
    inner = Factor("面积", F("0.4"), "业务"), Factor("人口", F("0.6"), "业务")
    factors = (Factor("业务", F("0.85")), *inner, Factor("绩效", F("0.15")))
    areas = [area("甲", values={"面积": 1, "人口": 0, "绩效": 0}), area("乙", values={"面积": 0, "人口": 1, "绩效": 1})]
    assert amounts(allocated(plan(100, areas, factors))) == {"甲": 34, "乙": 66}


@pytest.mark.parametrize(
    ("factor", "values", "expected"),
    [
        # the worse, the more: 1/1 : 1/3 = 75 : 25
        (Factor("水平", F(1), "", "reciprocal"), (1, 3), {"甲": 75, "乙": 25}),
        # 10+2−2 : 10+2−10 = 10 : 2
        (Factor("水平", F(1), "", "complement"), (2, 10), {"甲": 100, "乙": 20}),
        (Factor("水平", F(1), "", "", "sqrt"), (100, 25), {"甲": 200, "乙": 100}),
        # ln(1+1) : ln(1+3) = 1 : 2
        (Factor("水平", F(1), "", "", "log"), (1, 3), {"甲": 100, "乙": 200}),
    ],
)
def test_inverse_and_damped_factors(factor, values, expected):
    areas = [area(name, values={"水平": value}) for name, value in zip("甲乙", values, strict=True)]
    assert amounts(allocated(plan(sum(expected.values()), areas, (factor,)))) == expected


def test_what_is_set_aside_comes_first():
    found = allocated(plan(5722, ABC, carve_outs=(CarveOut("市级部门", F(120)),)))
    assert found.total == 5602
    assert amounts(found) == {"甲": 2801, "乙": 1681, "丙": 1120}


def test_grades_move_shares():
    # 50×1.1 : 30×1.0 : 20×0.75 = 55 : 30 : 15
    areas = [replace(one, coefficients={"绩效": F(k)}) for one, k in zip(ABC, ("1.1", "1", "0.75"), strict=True)]
    assert amounts(allocated(plan(100, areas))) == {"甲": 55, "乙": 30, "丙": 15}


def test_a_floor_is_met_and_the_rest_shares_what_is_left():
    areas = [ABC[0], ABC[1], replace(ABC[2], floor=F(30))]
    found = allocated(plan(100, areas))
    # 70 left over 50 : 30 gives 43.75 and 26.25
    assert [row.exact for row in found.rows] == [F("43.75"), F("26.25"), 30]
    assert amounts(found) == {"甲": 44, "乙": 26, "丙": 30}
    assert [row.bound for row in found.rows] == ["", "", "floor"]


def test_a_cap_sends_the_surplus_to_the_others():
    areas = [replace(ABC[0], cap=F(40)), ABC[1], ABC[2]]
    assert amounts(allocated(plan(100, areas))) == {"甲": 40, "乙": 36, "丙": 24}


def test_floors_and_caps_that_push_each_other():
    # 丙's floor takes from 乙 and 甲; 甲's cap gives back: 100−40−35 leaves 25 for 乙
    areas = [replace(ABC[0], cap=F(40)), ABC[1], replace(ABC[2], floor=F(35))]
    assert amounts(allocated(plan(100, areas))) == {"甲": 40, "乙": 25, "丙": 35}


def test_last_years_amounts_guarantee_and_limit():
    areas = [replace(ABC[0], last_year=F(20)), replace(ABC[1], last_year=F(40)), replace(ABC[2], last_year=F(40))]
    found = allocated(plan(100, areas, guarantee=F("0.9"), growth=F("1.5")))
    # 乙 and 丙 keep 36 each (nine tenths of 40); 甲 takes the other 28, below its 30
    assert amounts(found) == {"甲": 28, "乙": 36, "丙": 36}
    changes = {change.area: (change.change, change.rate) for change in compared(found)}
    assert changes["甲"] == (8, F("0.4"))
    assert changes["乙"] == (-4, F("-0.1"))


def test_bounds_that_are_no_whole_amounts_are_rounded_inward():
    areas = [replace(ABC[0], cap=F("40.9")), replace(ABC[1], floor=F("39.1")), ABC[2]]
    assert amounts(allocated(plan(100, areas))) == {"甲": 40, "乙": 40, "丙": 20}


def test_the_largest_remainders_go_up_and_equal_ones_by_share_then_name():
    areas = [area("乙", 1), area("甲", 1), area("丙", 1)]
    assert amounts(allocated(plan(100, areas))) == {"丙": 34, "乙": 33, "甲": 33}
    found = allocated(plan(10, [area("大", 62), area("中", 23), area("小", 15)]))
    # 6.2, 2.3, 1.5
    assert amounts(found) == {"大": 6, "中": 2, "小": 2}
    assert [row.up for row in found.rows] == [False, False, True]


def test_an_excluded_area_receives_nothing():
    areas = [*ABC[:2], replace(ABC[2], excluded=True, reason="未按时申报")]
    assert amounts(allocated(plan(80, areas))) == {"甲": 50, "乙": 30, "丙": 0}


def test_amounts_may_have_decimals():
    found = allocated(plan("0.1", [area("甲", 1), area("乙", 2)], step=F("0.01")))
    assert found.amounts == {"甲": F("0.03"), "乙": F("0.07")}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pool": F("100.5")}, "不是分配单位 1 万元的整数倍"),
        ({"carve_outs": (CarveOut("省级", F(101)),)}, "先行切块超过资金总额"),
        ({"factors": (Factor("任务量", F("0.9")),)}, "权重合计 90%，应为 100%"),
        ({"factors": (Factor("任务量", F(1), "业务"),)}, "上级因素“业务”不存在"),
        ({"factors": (*ONE, Factor("甲类", F(1), "乙类"), Factor("乙类", F(1), "甲类"))}, "循环引用"),
        ({"factors": (Factor("任务量", F("0.5")), Factor("任务量", F("0.5")))}, "名称“任务量”为空或重复"),
        ({"factors": (Factor("人口", F(1)),)}, "“甲”缺少因素“人口”的数据（表2第3行）"),
        ({"factors": (Factor("任务量", F(1), "", "sideways"),)}, "不是规定的选项"),
        ({"areas": (area("甲", 1), area("甲", 2))}, "名称“甲”为空或重复"),
        ({"areas": ()}, "没有参与分配的地区"),
        ({"areas": (area("甲", 1, excluded=True), area("乙", 2))}, "没有说明原因"),
        ({"areas": (area("甲", -1), area("乙", 2))}, "为负数"),
        ({"areas": (area("甲", 0), area("乙", 0))}, "都是 0"),
        (
            {"areas": (area("甲", 1, floor=F(60)), area("乙", 2, floor=F(50)))},
            "保底合计 110 万元，超过可分配资金 100 万元",
        ),
        ({"areas": (area("甲", 1, cap=F(60)), area("乙", 2, cap=F(30)))}, "封顶合计 90 万元，不足可分配资金 100 万元"),
        ({"areas": (area("甲", 1, floor=F(6), cap=F(5)), area("乙", 2))}, "保底 6 大于封顶 5"),
        ({"step": F(0)}, "分配单位必须大于 0"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused(change, message):
    base = plan(100, [replace(one, place="表2第3行") for one in ABC])
    with pytest.raises(PerformanceError, match=message):
        allocated(replace(base, **change))


def test_a_reciprocal_of_zero_is_refused():
    with pytest.raises(PerformanceError, match="不能取倒数"):
        allocated(plan(10, [area("甲", 0), area("乙", 2)], (Factor("任务量", F(1), "", "reciprocal"),)))


def test_every_amount_is_explained():
    areas = [replace(ABC[0], coefficients={"绩效系数": F("1.1")}), ABC[1], replace(ABC[2], floor=F(30))]
    found = allocated(plan(100, areas))
    text = "\n".join(str(explained(found, row)) for row in found.rows)
    assert "按因素计算的占比 50%" in text
    assert "绩效系数 1.1" in text
    assert "保底 30 万元" in text
    assert "小数部分排第 1，进位" in text


def test_sensitivity_shows_what_one_point_of_weight_moves():
    factors = (Factor("投资", F("0.5")), Factor("就业", F("0.5")))
    areas = [area("甲", values={"投资": 1, "就业": 0}), area("乙", values={"投资": 0, "就业": 1})]
    shifts = {shift.factor: shift.changes for shift in sensitivity(allocated(plan(1000, areas, factors)))}
    assert shifts["投资"] == {"甲": 10, "乙": -10}
    assert shifts["就业"] == {"甲": -10, "乙": 10}
    assert sensitivity(allocated(plan(100, ABC))) == ()


# A published case of 2023: 5722 = 120 set aside (60 + 60) + 5602 for nine areas; weights 40, 40, 10, 10.
PUBLISHED = Publication(
    F(5722),
    {
        name: F(amount)
        for name, amount in zip("一二三四五六七八九", (170, 80, 59, 73, 26, 37, 132, 25, 5000), strict=True)
    },
    (CarveOut("牵头部门", F(60)), CarveOut("配合部门", F(60))),
    {"投资": F("0.4"), "税收": F("0.4"), "就业": F("0.1"), "工作": F("0.1")},
    {"": (F("0.979"), 1)},
    "万元",
)


def test_a_published_allocation_is_checked_as_far_as_it_can_be():
    found = checked(PUBLISHED)
    assert [(one.name, one.outcome) for one in found] == [
        ("sum", Outcome.PASSED), ("weights", Outcome.PASSED), ("share", Outcome.PASSED),
        ("amount", Outcome.NOT_CHECKABLE),
    ]  # fmt: skip
    assert "缺少：各地区的因素数据（投资、税收、就业、工作）" in found[-1].message


def test_a_wrong_publication_is_shown_with_the_right_figures():
    wrong = replace(PUBLISHED, amounts={**PUBLISHED.amounts, "一": F(180)}, shares={"": (F("0.98"), 1)})
    found = {one.name: one for one in checked(wrong)}
    assert (found["sum"].stated, found["sum"].expected) == ("5722", "5732")
    assert found["share"].outcome == Outcome.FAILED


def test_with_the_factor_values_every_amount_is_recomputed():
    publication = Publication(F(100), {"甲": F(50), "乙": F(31), "丙": F(19)}, weights={"任务量": F(1)}, unit="万元")
    found = [one for one in checked(publication, plan(100, ABC)) if one.name == "amount"]
    assert [one.outcome for one in found] == [Outcome.PASSED, Outcome.FAILED, Outcome.FAILED]
    assert found[1].message == "乙 31，重新测算为 30"


def test_a_standard_per_head_shows_what_rounding_makes():
    # 737 people × 260 yuan = 191620 yuan = 19.162 (万元)
    found = by_quota({"甲镇": F(300), "乙镇": F(437)}, F("0.026"))
    assert found.amounts == {"甲镇": 8, "乙镇": 11}
    assert (found.total, found.exact) == (19, F("19.162"))
