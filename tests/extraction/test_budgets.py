"""The grammar on budgets, fund reports and scores of provinces that no sample is of, worked out by hand."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, ledger

SENTENCES = {
    "2023年“三公”经费预算为90万元。其中，公务接待费30万元，公务用车费60万元。同口径比2022年减少10万元，下降10%。": [
        "“三公”经费 2023 预算数 90万元",
        "公务接待费 2023 预算数 30万元",
        "公务用车购置及运行维护费 2023 预算数 60万元",
        "“三公”经费 2023 增减额 10万元 减少 2022决算数",
        "“三公”经费 2023 增减率 10% 减少 2022决算数",
    ],
    "公务接待费2023年预算6万元，2022年预算8万元；对比减少2万元，减少率25%。": [
        "公务接待费 2023 预算数 6万元",
        "公务接待费 2022 预算数 8万元",
        "公务接待费 2023 增减额 2万元 减少 2022决算数",
        "公务接待费 2023 增减率 25% 减少 2022决算数",
    ],
    "税收收入拟调整为400万元，调减50万元，下降3.2%。": [
        "税收收入拟调整 2023 决算数 400万元",
        "税收收入拟调整 2023 增减额 50万元 减少 2023预算数",
        "税收收入拟调整 2023 增减率 3.2% 减少",
    ],
    "收入：80万元，比上年增加5万元。": ["收入合计 2023 决算数 80万元", "收入合计 2023 增减额 5万元 增加 2022决算数"],
    "项目全年预算200万元，全年支出150万元，预算执行率75%。": [
        "项目支出 2023 全年预算数 200万元",
        "项目支出 2023 决算数 150万元",
        "项目支出 2023 完成率 75%",
    ],
    "支出300万元，按功能分类，包括教育支出200万元、农林水支出100万元。按用途分类，包括人员支出150万元，占50%。": [
        "支出合计 2023 决算数 300万元",
        "教育支出 2023 决算数 200万元",
        "农林水支出 2023 决算数 100万元",
        "人员经费 2023 决算数 150万元",
        "人员经费 2023 占比 50% 支出合计",
    ],
    "收入80万元，其中事业收入30万元，其他收入50万元。支出90万元，按用途分类，包括人员支出45万元，占50%。": [
        "收入合计 2023 决算数 80万元",
        "事业收入 2023 决算数 30万元",
        "其他收入 2023 决算数 50万元",
        "支出合计 2023 决算数 90万元",
        "人员经费 2023 决算数 45万元",
        "人员经费 2023 占比 50% 支出合计",
    ],
    "项目支出90万元，其中财政拨款安排50万元，其他资金安排40万元。": [
        "项目支出 2023 决算数 90万元",
        "财政拨款安排 2023 决算数 50万元 项目支出",
        "其他资金 2023 决算数 40万元",
    ],
    "政府采购预算90万元，其中：一般公共预算安排70万元；政府性基金预算安排20万元。": [
        "政府采购支出总额 2023 预算数 90万元",
        "一般公共预算安排的政府采购 2023 预算数 70万元",
        "政府性基金预算安排的政府采购 2023 预算数 20万元",
    ],
    "档案建档率目标值≥60%，实际完成值95%。": [
        "档案建档率 2023 指标值 60%",
        "档案建档率 2023 完成值 95%",
    ],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_what_a_sentence_says(text):
    assert facts(text) == SENTENCES[text]


@pytest.mark.parametrize(
    "text",
    [
        "评价得分88分。其中：决策指标20分，得18分，得分率90%；产出指标80分，得70分，得分率87.5%。",
        "自评得分88分。其中决策指标分值20分，得18分，得分率90%；产出指标分值80分，得70分，得分率87.5%。",
        "自评得分88分，其中决策指标（20分）得18分，得分率90%；产出指标（80分）得70分，得分率87.5%。",
    ],
)
def test_points_and_their_score_are_told_apart(text):
    read = ledger(text, kind="self_evaluation_report")
    told = {(fact.concept, fact.measure): fact.quantity.printed for fact in read.facts if fact.quantity}
    assert (told["决策指标", "分值"], told["决策指标", "得分"]) == ("20", "18")
    assert (told["产出指标", "分值"], told["产出指标", "得分"]) == ("80", "70")


def parts(text):
    read = ledger(text, kind="budget")
    (listed,) = [one for one in read.statements if one.form == "enumeration"]
    values = [read.facts[at].quantity.printed for at in (*listed.roles["parts"], *listed.roles.get("further", ()))]
    return values, listed.complete


def test_what_stands_behind_a_semicolon_may_be_a_part_yet():
    text = "支出预算合计40万元，其中：工资福利支出20万元，商品和服务支出8万元；项目支出12万元。"
    assert parts(text) == (["20", "8", "12"], True)


def test_examples_of_free_names_are_not_all_parts():
    text = "绩效目标管理的项目6个，资金500万元。其中河道治理项目90万元，堤防加固项目60万元。"
    assert not parts(text)[1]
    assert parts("绩效目标管理的项目6个，资金500万元，其中：河道治理项目90万元，堤防加固项目60万元。")[1]


def test_a_part_that_is_told_again_leaves_the_list_open():
    text = "下达补助资金110万元，其中低保资金100万元，孤儿资金10万元，孤儿资金调减4万元，孤儿资金实际6万元。"
    assert not parts(text)[1]


def test_parts_of_another_year_are_no_parts():
    text = "2022年“三公”经费预算50万元。其中：公务接待费2023年预算8万元，2022年预算12万元。"
    read = ledger(text, kind="budget")
    assert all(
        {read.facts[at].year for at in one.roles["parts"]} == {2022}
        for one in read.statements
        if one.form == "enumeration"
    )


def test_a_paragraph_that_breaks_off_lists_no_more_than_it_shows():
    assert not parts("申报涉农资金90万元，其中：造林20万元，防火30万元，森林")[1]


def test_things_counted_are_not_what_money_is_told_of_behind_a_stop():
    read = ledger("更换标志牌18块。下达资金56万元，实际支出54万元。", kind="self_evaluation_report")
    assert [fact.concept for fact in read.facts[1:]] == ["下达资金", "下达资金"]


def test_points_of_a_share_are_an_amount_not_a_rate():
    (fact,) = ledger("营养不良率较上年下降1.2个百分点。", kind="self_evaluation_report").facts
    assert (fact.measure, fact.direction) == ("增减额", "减少")


def test_a_level_of_money_is_no_other_body():
    text = "中央、市级下达慈善会项目40万元；福利院项目25万元；其中市级13万元。"
    read = ledger(text, kind="self_evaluation_report")
    assert {fact.entity for fact in read.facts} == {"某县水务局"}
    assert ledger("满意度90%，高于市级平均85%。").facts[-1].entity == "市级平均"


def test_the_year_of_a_book_is_not_that_of_the_figures():
    read = ledger("严格按照2017年《服务规范》执行，建成卫生室19个。", kind="self_evaluation_report")
    assert [fact.year for fact in read.facts] == [2023]


def test_a_rate_of_two_budgets_may_be_of_either():
    read = ledger(
        "项目年初预算180万元，全年预算200万元，全年支出160万元，预算执行率80%。", kind="self_evaluation_report"
    )
    (rate,) = [one for one in read.statements if one.form == "completion"]
    assert [read.facts[at].quantity.printed for at in rate.roles["budgets"]] == ["180", "200"]
    assert [read.facts[at].quantity.printed for at in rate.roles["current"]] == ["160"]


def test_a_list_joined_by_a_word_ends_at_the_semicolon():
    text = "支出预算100万元，其中基本支出60万元，包括人员经费50万元和日常公用经费10万元；项目支出40万元。"
    read = ledger(text, kind="budget")
    lists = [statement.roles for statement in read.statements if statement.form == "enumeration"]
    told = {read.facts[roles["whole"][0]].concept: [read.facts[at].concept for at in roles["parts"]] for roles in lists}
    assert told["基本支出"] == ["人员经费", "公用经费"]


def test_the_end_of_the_units_own_name_is_no_project():
    told = facts("水务局部门整体支出绩效自评得分为93分。", kind="self_evaluation_report")
    assert told == ["部门整体绩效自评得分 2023 得分 93分"]
