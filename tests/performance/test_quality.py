"""Quality of targets, and the library that good ones come from."""

from fractions import Fraction

import pytest

from jiheng.performance.indicator_library import entries, search, sectors
from jiheng.performance.quality import Targets, flaws
from jiheng.policy import library
from tests.performance.building import PACK, figure, indicator

OUT, QUALITY, EFFECT, PLEASED = (
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)  # fmt: skip
TIMES = PACK.numbers.units["次"]


def one(name, target="10", weight=30, levels=OUT, **more):
    return indicator(
        ">=", None if target is None else figure(target, TIMES), None, weight, name=name, levels=levels, **more
    )


GOOD = [
    one("安全检查次数"),
    one("隐患整改率", "95%", 30, QUALITY),
    one("事故下降比例", "5%", 20, EFFECT),
    one("群众满意度", "90%", 10, PLEASED),
]


def names(indicators, goal="", total=None):
    return [flaw.name for flaw in flaws(Targets(indicators, goal, total), PACK)]


def test_good_targets_have_no_flaw():
    assert names(GOOD, "开展安全检查，整改隐患", Fraction(90)) == []


@pytest.mark.parametrize(
    ("bad", "flaw"),
    [
        (one("培训效果", None, target_text="进一步提升"), "vague"),
        (one("培训效果", None, target_text="按上级部署"), "unmeasurable"),
        (one("培训效果", None), "no_target"),
        (one("", "5"), "no_name"),
        (one("检查次数", "5", levels=("产出指标",)), "no_level"),
        (one("投入资金规模", "5"), "input"),
        (one("学员满意度", "90%"), "misplaced"),
        (one("设备合格率", "90%"), "misplaced"),
        (one("安全检查次数", "5"), "doubled"),
        (one("全年组织开展各类安全生产检查的总次数", "5"), "too_long"),
        (one("宣传次数", "5", 0), "no_weight"),
        (one("宣传次数", "5", 200), "heavy"),
        (one("宣传次数", "50", 5, mid_term=figure("40", TIMES)), "beyond_mid_term"),
    ],
)
def test_each_flaw_is_named_alone(bad, flaw):
    assert names([*GOOD, bad]) == [flaw]


def test_graded_answers_are_measurable():
    assert names([*GOOD, one("会议质量", None, 5, target_text="优", levels=QUALITY)]) == []


def test_a_bare_number_needs_its_unit():
    assert names([*GOOD, indicator(">=", 5, None, 5, name="宣传次数", levels=OUT)]) == ["no_unit"]


def test_money_is_right_under_cost():
    assert names([*GOOD, one("资金投入控制数", "5", 5, ("成本指标", "经济成本指标"))]) == []


def test_the_form_as_a_whole():
    assert names(GOOD, total=Fraction(100)) == ["weights"]
    assert names(GOOD, goal="推动数字经济发展") == ["unrelated"]
    assert names(GOOD[:2]) == ["heavy"] * 0 + ["too_few", "no_such_level"]


def test_the_library_is_searched_by_words_sector_and_level():
    found = entries(PACK)
    assert len(found) >= 150
    assert len(sectors(found)) >= 12
    assert search(found, "设备验收")[0].name == "设备验收合格率"
    assert {entry.sector for entry in search(found, "满意度", sector="教育")} == {"教育"}
    assert all("时效" in entry.level2 for entry in search(found, "", level="时效"))
    assert search(found, "量子纠缠") == ()


def test_an_entry_becomes_an_indicator_that_passes_the_checks():
    for entry in entries(PACK):
        made = entry.indicator(figure("10"), figure("5"), PACK.numbers.units)
        bad = {flaw.name for flaw in flaws(Targets([made]), PACK)} - {"too_few", "no_such_level", "no_unit"}
        assert bad == set(), entry


def test_libraries_of_child_packs_hold_the_national_one():
    assert set(entries(PACK)) <= set(entries(library().pack("sichuan-2023")))
