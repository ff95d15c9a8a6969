"""Plausibility: what a person should look at, and what raises no doubt."""

from fractions import Fraction

from jiheng.performance.plausibility import copied, doubts, plausibility_rules, uniform
from jiheng.performance.scoring.sheet import scored
from tests.performance.building import PACK, RULES, indicator

RULES_OF_DOUBT = plausibility_rules(PACK)
F = Fraction


def names(rows, execution=None, budget=None):
    sheet = scored([indicator(">=", target, done, 10, stated=stated) for target, done, stated in rows], RULES)
    return [(one.name, one.level) for one in doubts(sheet, execution, budget, RULES_OF_DOUBT)]


MODEST = [("10", "9", "9"), ("5", "5", "10"), ("8", "9", "10")]


def test_results_far_ahead_of_spending():
    # claimed 29/30 = 96.67%; (0.9667 − 0.5) ÷ 0.9667 = 48%
    assert names(MODEST, F(1, 2), F(100)) == [("spending", "red")]
    # 0.9667 against 0.92: 4.8%
    assert names(MODEST, F("0.92"), F(100)) == []
    assert names([("10", "5", "5")] * 3, F("0.6"), F(100)) == [("unspent", "yellow")]
    assert names(MODEST, None, F(0)) == [("no_budget", "yellow")]


def test_full_marks_and_repeated_targets():
    assert names([("10", "11", "10")] * 5) == [("full_marks", "yellow")]
    assert names([("10", "10", "9.9")] * 5) == [("repeated", "yellow")]
    assert names([("10", "10", "10")] * 4) == []


def test_a_batch_of_full_marks():
    batch = {f"单位{index}": F(1) for index in range(8)} | {"单位8": F("0.95"), "单位9": F("0.9")}
    (found,) = uniform(batch, RULES_OF_DOUBT)
    assert len(found.subjects) == 8
    assert uniform({**batch, "单位0": F("0.99")}, RULES_OF_DOUBT) == ()
    assert uniform({"单位0": F(1)}, RULES_OF_DOUBT) == ()


TEXT = (
    "本单位围绕年度目标组织实施各项工作，按进度拨付资金，完成了全部指标，取得了较好的社会效益，服务对象反映良好，"
    "但部分项目启动较晚，资金支付集中在下半年，需要在今后工作中加以改进。"
)
OTHER = (
    "学校食堂改造项目于暑期完工并投入使用，解决了学生就餐拥挤的问题；由于招标流标一次，工期比计划推迟十五天，"
    "下一步将提前编制采购文件，预留流标后的补救时间，确保设备按时到位。"
)


def test_copied_texts_are_found_despite_figures_and_punctuation():
    texts = {"甲局": TEXT + "共支出100万元", "乙局": TEXT.replace("，", "、") + "共支出25万元", "丙校": OTHER}
    (found,) = copied(texts, RULES_OF_DOUBT)
    assert set(found.subjects) == {"甲局", "乙局"}
    assert copied({"甲局": TEXT, "丙校": OTHER}, RULES_OF_DOUBT) == ()
    assert copied({"甲局": "同意", "乙局": "同意"}, RULES_OF_DOUBT) == ()
