"""Monitoring: lights at their boundaries, schedules, forecasts, the verdict on money and targets together."""

from fractions import Fraction

import pytest

from jiheng.performance.monitoring import Sighting, forecast, monitored, monitoring_rules
from jiheng.performance.monitoring.lights import execution_light, target_light
from jiheng.performance.monitoring.round import even
from jiheng.performance.settings import settings
from jiheng.performance.wording import PerformanceError
from jiheng.policy import library
from tests.performance.building import PACK, RULES, indicator

LIGHTS = monitoring_rules(PACK)
F = Fraction
HALF = F(1, 2)


def seen(operator, target, done, due=HALF, **more):
    return Sighting(indicator(operator, target, done, **more), due)


@pytest.mark.parametrize(
    ("spent", "month", "light"),
    [
        ("29.9", 6, "red"),
        ("30", 6, "yellow"),
        ("39.99", 6, "yellow"),
        ("40", 6, "green"),
        ("120", 6, "green"),
        ("50", 12, "red"),
    ],
)
def test_execution_against_the_months_gone(spent, month, light):
    assert execution_light(F(spent), F(100), month, LIGHTS).id == light


@pytest.mark.parametrize(
    ("sighting", "light"),
    [
        (seen(">=", 100, 29), "red"),
        (seen(">=", 100, 30), "yellow"),
        (seen(">=", 100, 40), "green"),
        (seen(">=", 100, 60), "blue"),
        (seen(">=", 100, 0), "red"),
        (seen("<=", 10, 10), "green"),
        (seen("<=", 10, "10.01"), "red"),
        (seen("<", 10, 10), "red"),
        (seen("=", 0, 0), "green"),
        (seen("=", 0, 1), "red"),
        (seen("qualitative", None, None, target_text="优", attainment_text="部分达成"), "yellow"),
        (seen("qualitative", None, None, target_text="优", attainment_text="正在推进"), ""),
        (seen(">=", 100, None), ""),
        (seen(">=", 100, 5, due=F(0)), ""),
        # a one-off output due in December only is not late in June
        (seen(">=", 1, 0, due=F(0)), ""),
        (seen(">=", 100, 85, due=F(9, 10)), "green"),
    ],
)
def test_targets_against_what_is_due(sighting, light):
    assert target_light(sighting, LIGHTS, RULES).id == light


def test_lights_say_why():
    text = target_light(seen(">=", 120, 50), LIGHTS, RULES).explanation.text
    assert text == "绿灯：完成值 50，全年指标值 120，本期应完成 50%，为应完成数的 83.33%"


def test_the_forecast_follows_the_schedule():
    found = forecast(seen(">=", 100, 45), LIGHTS)
    assert (found.value.printed, found.outlook.name) == ("90", "有可能")
    assert forecast(seen(">=", 100, 50), LIGHTS).outlook.name == "确定能"
    assert forecast(seen(">=", 100, 20), LIGHTS).outlook.name == "完全不可能"
    # A limit is extrapolated only where it has a schedule of its own: a unit cost does not add up over the year.
    assert forecast(seen("<=", 100, 60), LIGHTS).value is None
    assert forecast(seen("<=", 100, 60)._replace(planned=True), LIGHTS).outlook.name == "有可能"
    assert forecast(seen("qualitative", None, None, attainment_text="优"), LIGHTS).value is None


def test_a_round_takes_the_worst_light_and_demands_measures():
    rows = [seen(">=", 100, 60, name="快"), seen(">=", 100, 35, name="慢"), seen("<=", 10, 9, name="省")]
    found = monitored(6, F(100), F(45), rows, LIGHTS, RULES)
    assert (found.light, found.name) == ("yellow", "黄灯")
    assert found.verdict.startswith("钱花了，事没有办到位")
    assert found.due == ("“慢”为黄灯，请填写偏差原因和纠正措施",)
    helped = [row._replace(measure="增派人员") for row in rows]
    assert monitored(6, F(100), F(45), helped, LIGHTS, RULES).due == ()


def test_money_behind_and_targets_well():
    found = monitored(9, F(100), F(20), [seen(">=", 10, 8, even(9))], LIGHTS, RULES)
    assert found.execution.id == "red"
    assert "预算执行滞后" in found.verdict
    assert len(found.due) == 1


def test_the_same_report_passes_one_line_and_fails_another():
    """58.8, 68.8 and 86.4% at the end of June, September and November."""
    pack = library().pack("sichuan-2023")
    rules = monitoring_rules(pack)
    assert rules.periods == (6, 9, 11)
    paces = [(6, "58.8"), (9, "68.8"), (11, "86.4")]
    assert [F(share) / 100 >= rules.due_by(month) for month, share in paces] == [True, False, False]
    assert [execution_light(F(share), F(100), month, rules).id for month, share in paces] == ["green"] * 3
    assert settings(pack).places == 2


def test_impossible_months_and_amounts_are_refused():
    for month, budget, spent in ((0, 1, 1), (13, 1, 1), (6, -1, 0), (6, 1, -1)):
        with pytest.raises(PerformanceError, match="请更正"):
            monitored(month, F(budget), F(spent), [], LIGHTS, RULES)


def test_without_a_budget_or_figures_nothing_is_claimed():
    found = monitored(6, F(0), F(0), [], LIGHTS, RULES)
    assert (found.light, found.name) == ("", "未评灯")
    assert "暂无法评价" in found.verdict
