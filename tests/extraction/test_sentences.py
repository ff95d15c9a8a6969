"""The grammar on sentences of many wordings: what a reader would take from each, worked out by hand."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, ledger

SENTENCES = {
    "本年收入合计500万元，其中：财政拨款收入400万元，占80%；事业收入100万元，占20%。": [
        "收入合计 2023 决算数 500万元",
        "财政拨款收入 2023 决算数 400万元",
        "财政拨款收入 2023 占比 80% 收入合计",
        "事业收入 2023 决算数 100万元",
        "事业收入 2023 占比 20% 收入合计",
    ],
    "2023年度收、支总计均为1,250.30万元。与2022年度相比，收、支总计各减少20.05万元，下降1.58%。": [
        "收入支出总计 2023 决算数 1250.30万元",
        "收入支出总计 2023 增减额 20.05万元 减少 2022决算数",
        "收入支出总计 2023 增减率 1.58% 减少 2022决算数",
    ],
    "一般公共预算财政拨款支出年初预算为300万元，支出决算为285万元，完成年初预算的95%。": [
        "一般公共预算财政拨款支出 2023 年初预算数 300万元",
        "一般公共预算财政拨款支出 2023 决算数 285万元",
        "一般公共预算财政拨款支出 2023 完成率 95% 年初预算数",
    ],
    "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为3.04万元，完成预算100%。": [
        "行政单位医疗 2023 决算数 3.04万元 卫生健康支出/行政事业单位医疗/行政单位医疗",
        "行政单位医疗 2023 完成率 100% 预算数 卫生健康支出/行政事业单位医疗/行政单位医疗",
    ],
    "卫生健康支出（类行政事业单位医疗款）行政单位医疗（项年初预算为3.04万元。": [
        "行政单位医疗 2023 年初预算数 3.04万元 卫生健康支出/行政事业单位医疗/行政单位医疗",
    ],
    "资源勘探工业信息等支出支出（类）支持中小企业发展和管理支出（款）：支出决算为3.04万元。": [
        "支持中小企业发展和管理支出 2023 决算数 3.04万元 资源勘探工业信息等支出/支持中小企业发展和管理支出",
    ],
    "住房保障支出决算为3万元，占一般公共预算财政拨款总支出的1.62%。": [
        "住房保障支出 2023 决算数 3万元",
        "住房保障支出 2023 占比 1.62% 一般公共预算财政拨款支出",
    ],
    "收入决算数为90万元，比2022年收入决算数100万元减少了10万元。": [
        "收入合计 2023 决算数 90万元",
        "收入合计 2022 决算数 100万元",
        "收入合计 2023 增减额 10万元 减少 2022决算数",
    ],
    "公务接待费支出1.2万元，较年初预算减少0.3万元，下降20%，国内公务接待12批次、96人次。": [
        "公务接待费 2023 决算数 1.2万元",
        "公务接待费 2023 增减额 0.3万元 减少 2023年初预算数",
        "公务接待费 2023 增减率 20% 减少 2023年初预算数",
        "国内公务接待批次 2023 数量 12批次",
        "国内公务接待人次 2023 数量 96人次",
    ],
    "核定编制30名，其中：行政编制12名，事业编制18名（其中：参照公务员管理事业人员8名）；在职人员总数28人。": [
        "编制数 2023 数量 30名",
        "行政编制数 2023 数量 12名",
        "事业编制数 2023 数量 18名",
        "参公编制数 2023 数量 8名",
        "在职人员数 2023 数量 28人",
    ],
    "一般公共预算财政拨款支出决算为1200万元，是年初预算1000万元的120%。": [
        "一般公共预算财政拨款支出 2023 决算数 1200万元",
        "一般公共预算财政拨款支出 2023 年初预算数 1000万元",
        "一般公共预算财政拨款支出 2023 完成率 120% 年初预算数",
    ],
    "收入总决算120万元，相较2022年增加10万元，涨幅9.09%。": [
        "收入总计 2023 决算数 120万元",
        "收入总计 2023 增减额 10万元 增加 2022决算数",
        "收入总计 2023 增减率 9.09% 增加 2022决算数",
    ],
    "财政拨款收入总计90万元，支出总计90万元，与上年相比有所减少。": [
        "财政拨款收入总计 2023 决算数 90万元",
        "财政拨款支出总计 2023 决算数 90万元",
        "财政拨款支出总计 2023 增减额 - 减少 2022决算数",
    ],
    "“三公”经费9万元，其中：因公出国（境）费1万元、公务用车购置及运行维护费6万元、公务接待费2万元，比上年减少1万元。": [
        "“三公”经费 2023 决算数 9万元",
        "因公出国（境）费 2023 决算数 1万元",
        "公务用车购置及运行维护费 2023 决算数 6万元",
        "公务接待费 2023 决算数 2万元",
        "“三公”经费 2023 增减额 1万元 减少 2022决算数",
    ],
    "公务用车购置费0万元，公务用车运行维护费6万元，两项合计6万元，比上年增加1万元。": [
        "公务用车购置费 2023 决算数 0万元",
        "公务用车运行维护费 2023 决算数 6万元",
        "公务用车购置及运行维护费 2023 决算数 6万元",
        "公务用车购置及运行维护费 2023 增减额 1万元 增加 2022决算数",
    ],
    "本年支出合计10万元，主要是部分项目已于上年完工，本年不再安排；年末结转和结余2万元。": [
        "支出合计 2023 决算数 10万元",
        "年末结转和结余 2023 决算数 2万元",
    ],
    "对5个项目开展了绩效自评，涉及资金300万元，执行280万元，执行率93.33%。": [
        "绩效自评项目数 2023 数量 5个",
        "绩效自评项目预算 2023 预算数 300万元",
        "绩效自评项目预算 2023 决算数 280万元",
        "绩效自评项目预算 2023 完成率 93.33%",
    ],
    "补助对象379人，每人每年补助360元，全年发放补助资金13.64万元。": [
        "补助对象 2023 数量 379人",
        "补助标准 2023 标准 360元",
        "专项资金 2023 决算数 13.64万元",
    ],
    "产出指标、效益指标、满意度指标分别为6个、3个、1个。": [
        "产出指标个数 2023 数量 6个",
        "效益指标个数 2023 数量 3个",
        "满意度指标个数 2023 数量 1个",
    ],
    "会议费支出决算1.2万元，上年无此项支出；培训费支出决算1.5万元，较上年减少3万元。": [
        "会议费 2023 决算数 1.2万元",
        "培训费 2023 决算数 1.5万元",
        "培训费 2023 增减额 3万元 减少 2022决算数",
    ],
    "支出合计64万元，主要原因是项目已于上年完工，本年不再安排；年末结转和结余25万元。": [
        "支出合计 2023 决算数 64万元",
        "年末结转和结余 2023 决算数 25万元",
    ],
    "税收收入61万元，完成年初预算50万元的122%，占年计划55万元的110.91%；非税收入21万元。": [
        "税收收入 2023 决算数 61万元",
        "税收收入 2023 年初预算数 50万元",
        "税收收入 2023 完成率 122% 年初预算数",
        "年计划 2023 决算数 55万元",
        "税收收入 2023 占比 110.91% 年计划",
        "非税收入 2023 决算数 21万元",
    ],
    "2021全区支出合计12亿元，完成年度预算的96%。": [
        "支出合计 2021 决算数 12亿元",
        "支出合计 2021 完成率 96% 预算数",
    ],
    "激励奖补资金支出90万元，用于推介会等支出；下达各区县奖补资金80万元。用于营商环境20万元，建设配套设施60万元。": [
        "专项资金 2023 决算数 90万元",
        "专项资金分配 2023 预算数 80万元 各区县",
        "专项资金用途 2023 决算数 20万元 营商环境",
        "专项资金用途 2023 决算数 60万元 建设配套设施",
    ],
    "通过政府采购空调4台，签约项目投资总金额20亿元。": [
        "政府采购空调 2023 数量 4台",
        "签约项目投资总金额 2023 决算数 20亿元",
    ],
    "“三公”经费支出与上年持平。": ["“三公”经费 2023 增减额 - 持平 2022决算数"],
    "公务用车运行维护费比2022年略有下降。": ["公务用车运行维护费 2023 增减额 - 减少 2022决算数"],
    "人均资产变化率为-13.88%。": ["人均资产变化率 2023 增减率 13.88% 减少"],
    "在6、9、11月支出进度分别达到50%、70%、90.5%。": [
        "项目支出执行进度 2023 完成率 50% 6",
        "项目支出执行进度 2023 完成率 70% 9",
        "项目支出执行进度 2023 完成率 90.5% 11",
    ],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_gives_the_facts_that_a_reader_takes_from_it(sentence: str) -> None:
    assert facts(sentence) == SENTENCES[sentence]


def test_a_budget_disclosure_compares_with_last_years_budget() -> None:
    found = facts("公务接待费1.35万元，比2024年预算减少0.15万元。", kind="budget", year=2025)
    assert found == ["公务接待费 2025 预算数 1.35万元", "公务接待费 2025 增减额 0.15万元 减少 2024预算数"]


def test_the_surroundings_are_another_entity() -> None:
    found = ledger("全县实现地区生产总值320.5亿元。", "本单位公用经费30万元。")
    assert [fact.entity for fact in found.facts] == ["全县", "某县水务局"]


def test_names_in_a_list_of_purposes_do_not_become_the_topic() -> None:
    found = facts(
        "人员经费150万元，主要包括：基本工资、津贴补贴、住房公积金等；公用经费20万元，主要包括：办公费、水费等。"
    )
    assert found == ["人员经费 2023 决算数 150万元", "公用经费 2023 决算数 20万元"]


def test_a_sum_of_the_amounts_just_stated_is_their_whole() -> None:
    found = ledger("公务车购置费18万元，公务车运行维护费6.58万元。两项合计24.58万元，比2022年增加1万元。")
    assert next(statement.roles for statement in found.statements) == {"whole": (2,), "parts": (0, 1)}
    assert [statement.roles for statement in found.statements if statement.form == "change"] == [
        {"current": (2,), "amount": (3,)}
    ]


def test_a_bracket_that_ends_with_a_stop_ends_no_list() -> None:
    found = ledger(
        "“三公”经费502万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费500万元"
        "（公务用车购置费100万元；公务用车运行维护费400万元。）；公务接待费2万元。"
    )
    lists = [statement.roles for statement in found.statements if statement.form == "enumeration"]
    assert lists == [{"whole": (2,), "parts": (3, 4)}, {"whole": (0,), "parts": (1, 2, 5)}]


def test_both_sides_told_apart_are_what_their_change_is_of() -> None:
    found = ledger("财政拨款收入总计90万元，支出总计90万元。与上年相比，财政拨款收、支总计各减少10万元，下降10%。")
    assert [statement.roles["current"] for statement in found.statements if statement.form == "change"] == [(0,)]


def test_a_list_that_breaks_off_is_not_complete() -> None:
    found = ledger("项目支出180万元。其中：甲项目29万元；乙项目24万元；")
    assert [statement.complete for statement in found.statements] == [False]


def test_a_part_of_a_part_is_no_part() -> None:
    found = ledger("“三公”经费60元，其中：公务用车运行维护费13元，公务接待费47元，国内公务接待费47元。")
    assert [statement.roles["parts"] for statement in found.statements] == [(1, 2)]


def test_what_a_bracket_includes_need_not_be_all() -> None:
    found = ledger("支出合计44亿元（包括基本支出30亿元；项目支出6亿元）。")
    assert [statement.complete for statement in found.statements] == [False]


def test_a_list_without_a_limit_is_complete_and_one_part_is_not() -> None:
    whole, single = (
        ledger("政府采购支出总额120万元，其中：货物采购金额50万元、工程采购金额70万元。"),
        ledger("收入合计100万元，其中：财政拨款收入80万元。"),
    )
    assert [statement.complete for statement in whole.statements if statement.form == "enumeration"] == [True]
    assert [statement.complete for statement in single.statements if statement.form == "enumeration"] == [False]


def test_what_is_not_understood_is_listed_with_its_reason() -> None:
    found = ledger("较上年增长13.95。")
    assert not found.facts
    assert len(found.unread) == 1
    assert found.unread[0].reason


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("根据川财预〔2023〕12号文件", "document"),
        ("截至2023年12月31日", "date"),
        ("1—12月累计", "date"),
        ("综合排名全省第3位", "rank"),
        ("推进5G项目", "name"),
        ("近5年内签约项目", "duration"),
    ],
)
def test_other_numerals_are_named(sentence: str, kind: str) -> None:
    found = ledger(sentence)
    assert (not found.facts, [other.kind for other in found.others][:1]) == (True, [kind])
