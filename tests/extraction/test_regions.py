"""The grammar on the ways in which disclosures of other provinces put the same things, worked out by hand."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, ledger

SENTENCES = {
    "财政拨款收入40万元（其中，一般公共预算30万元，政府性基金预算10万元），占80%。": [
        "财政拨款收入 2023 决算数 40万元",
        "一般公共预算财政拨款收入 2023 决算数 30万元",
        "政府性基金预算财政拨款收入 2023 决算数 10万元",
        "财政拨款收入 2023 占比 80% 收入合计",
    ],
    "2023年一般公共预算财政拨款支出90万元。与2022年相比，一般公共预算财政拨款增加10万元，增长12.5%。": [
        "一般公共预算财政拨款支出 2023 决算数 90万元",
        "一般公共预算财政拨款支出 2023 增减额 10万元 增加 2022决算数",
        "一般公共预算财政拨款支出 2023 增减率 12.5% 增加 2022决算数",
    ],
    "“三公”经费财政拨款支出合计6万元，较上年7.5减少1.5万元。": [
        "“三公”经费 2023 决算数 6万元",
        "“三公”经费 2022 决算数 7.5万元",
        "“三公”经费 2023 增减额 1.5万元 减少 2022决算数",
    ],
    "因公出国经费、公务用车购置及运行费、公务接待费（简称“三公”经费）决算总额36万元，比上年下降4%。": [
        "“三公”经费 2023 决算数 36万元",
        "“三公”经费 2023 增减率 4% 减少 2022决算数",
    ],
    "2023年度“三公”经费预算数为12万元，比上年减少1万元。": [
        "“三公”经费 2023 预算数 12万元",
        "“三公”经费 2023 增减额 1万元 减少 2022决算数",
    ],
    "经营收入8万元，主要为招待所本年收入，占总收入的2%。": [
        "经营收入 2023 决算数 8万元",
        "经营收入 2023 占比 2% 收入总计",
    ],
    "收入总计500万元，其中年初结转和结余40万元，较上年减少10万元；本年收入合计460万元，较上年增加60万元。": [
        "收入总计 2023 决算数 500万元",
        "年初结转和结余 2023 决算数 40万元",
        "年初结转和结余 2023 增减额 10万元 减少 2022决算数",
        "收入合计 2023 决算数 460万元",
        "收入合计 2023 增减额 60万元 增加 2022决算数",
    ],
    "公务接待费2万元，接待国内来访团组3个，人均接待费500元。": [
        "公务接待费 2023 决算数 2万元",
        "国内公务接待批次 2023 数量 3个",
        "人均公务接待费 2023 数量 500元",
    ],
    "国内公务接待31批次，人数256人。": [
        "国内公务接待批次 2023 数量 31批次",
        "国内公务接待人次 2023 数量 256人",
    ],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str) -> None:
    assert facts(sentence) == SENTENCES[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "公务用车运行维护费6万元，平均每辆3万元，主要包括：公务用车购置费0万元，平均每辆运行费3万元。",
        "公务用车运行维护费4万元，主要包括燃料费、维修费等；公务接待费9万元，主要包括工作餐费。",
        "年末在职人员60人，其中离休人员4人，退休人员20人；年末其他人员3人；年末学生人数800人。",
        "公务接待费5万元。公务用车费用中含公务用车运行维护费20万元。",
    ],
)
def test_what_is_no_part_is_in_no_list(sentence: str) -> None:
    found = ledger(sentence)
    parts = [part for statement in found.statements for part in statement.roles.get("parts", ())]
    assert not [found.facts[part] for part in parts if found.facts[part].quantity.coefficient]


def test_the_parts_of_a_total_that_a_budget_was_told_of_are_the_account_s() -> None:
    found = ledger("“三公”经费支出5万元，年初预算为8万元，差值为3万元。其中：公务接待费支出5万元，年初预算为8万元。")
    wholes = [statement.roles["whole"][0] for statement in found.statements if statement.form == "enumeration"]
    assert {found.facts[whole].measure for whole in wholes} <= {"决算数"}


@pytest.mark.parametrize("line", ["6.28", "77.00"])
def test_a_decimal_at_the_beginning_of_a_line_is_no_list_number(line: str) -> None:
    assert [unread.span for unread in ledger(line).unread] == [(0, len(line))]


@pytest.mark.parametrize(
    "line",
    ["粤ICP备12345678号", "邮编：515000", "浏览量：35", "发布时间：2019-08-29 10:57:09", "联系电话：（028）84900000"],
)
def test_what_a_page_prints_around_its_text_is_named(line: str) -> None:
    assert not ledger(line).unread


HOUSING = "住房改革支出（款）购房补贴（项）"


def test_an_item_told_without_its_class_is_below_the_class_told_above() -> None:
    item = f"（1）{HOUSING}。年初预算30万元，支出决算27万元，完成年初预算的90%。"
    below = ["住房保障支出", *["购房补贴"] * 3]
    for above in ("4.住房保障支出（类）年初预算30万元。其中：", "4.住房保障支出（类）30万元，具体如下："):
        told = ledger(above, item).facts
        assert [fact.concept for fact in told] == below
        assert {fact.scope.classification for fact in told[1:]} == {"住房保障支出/住房改革支出/购房补贴"}
    under = ledger(item, heading="4.住房保障支出（类）").facts
    assert {(fact.concept, fact.scope.classification) for fact in under} == {
        ("购房补贴", "住房保障支出/住房改革支出/购房补贴")
    }


def test_an_item_whose_class_nobody_told_is_known_by_its_name_alone() -> None:
    assert facts(f"（1）{HOUSING}年初预算为30万元。") == ["购房补贴 2023 年初预算数 30万元"]


def test_each_fund_spends_on_accounts_of_its_own() -> None:
    assert facts("使用一般公共预算财政拨款安排基本支出63万元，使用政府性基金财政拨款安排基本支出2万元。") == [
        "一般公共预算财政拨款基本支出 2023 决算数 63万元",
        "政府性基金预算财政拨款基本支出 2023 决算数 2万元",
    ]
