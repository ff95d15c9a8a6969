"""Computed measures: every one has a formula, operands and a source; values worked out from published figures."""

from fractions import Fraction

import pytest

from jiheng.performance.measures import measured, measures
from tests.performance.building import PACK, number

USE, OLD = "超最低使用年限资产利用率", "超最低使用年限仍在用的"


def value(name, **operands):
    return measured(measures(PACK).values(), {key: number(amount) for key, amount in operands.items()})[name]


@pytest.mark.parametrize(
    ("name", "operands", "shown"),
    [
        ("预算执行率", {"全年执行数": "96.89", "全年预算数": "100"}, "96.89%"),
        ("预算调整率", {"全年预算数": "100", "年初预算数": "120"}, "16.67%"),
        ("预算结余率", {"全年预算数": "50", "全年执行数": "47"}, "6%"),
        ("人均资产变化率", {"本年人均资产": "15902", "上年人均资产": "18466"}, "-13.88%"),
        (f"办公家具{USE}", {f"{OLD}办公家具原值": "3400", "办公家具原值": "482843"}, "0.7%"),
        (f"办公设备{USE}", {f"{OLD}办公设备原值": "602203", "办公设备原值": "1451645.71"}, "41.48%"),
        ("资产配置预算执行率", {"资产配置实际金额": "7.17", "资产配置预算": "7.35"}, "97.55%"),
        ("政府采购执行率", {"政府采购实际金额": "61.38", "政府采购预算": "77.02"}, "79.69%"),
        ("在职人员控制率", {"在职人员数": "20", "编制数": "20"}, "100%"),
        ("成本节约率", {"计划成本": "100", "实际成本": "96.9"}, "3.1%"),
        ("结转结余变动率", {"年末结转和结余": "0", "上年末结转和结余": "12.5"}, "-100%"),
    ],
)  # fmt: skip
def test_measures_from_published_figures(name, operands, shown):
    found = value(name, **operands)
    assert found.explanation.value == shown
    assert found.explanation.source


def test_measures_build_on_each_other():
    found = value("人均资产变化率", 本年资产总额="400", 本年在职人数="20", 上年资产总额="300", 上年在职人数="20")
    assert found.value == Fraction(1, 3)
    assert "本年人均资产＝本年资产总额 ÷ 本年在职人数＝20元" in str(found.explanation)
    progress = value("序时执行比", 累计支出="58.8", 全年预算数="100", 截至月份="6")
    assert progress.explanation.value == "117.6%"


def test_what_lacks_operands_names_them_down_to_the_entries():
    found = value("人均资产变化率", 本年资产总额="400", 上年人均资产="10")
    assert found.value is None
    assert found.missing == ("本年在职人数",)
    zero = value("预算执行率", 全年执行数="5", 全年预算数="0")
    assert zero.value is None
    assert "除数为 0" in zero.explanation.text


def test_every_measure_has_a_source_and_says_whether_it_was_read():
    rows = PACK.table("measures_computed")
    assert len(rows) >= 25
    assert [name for name, row in rows.items() if not row.get("source") or "verified" not in row] == []
