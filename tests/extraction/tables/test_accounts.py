"""The public tables of final accounts and budgets: figures, what they are of, and the sums that the tables claim."""
# ruff: noqa: E501 - the lines of a drawn table are as wide as the table

import pytest

from .printed import read, said, sums

GENERAL, FUND, CAPITAL = "一般公共预算", "政府性基金预算", "国有资本经营预算"


def amounts(facts, **about):
    """Concept and figure of the facts whose scope is as given, in the order of the table."""
    return [
        (fact.concept, fact.quantity.printed)
        for fact in facts
        if all(getattr(fact.scope, key) == value for key, value in about.items())
    ]


BOTH_SIDES = """
收入 | < | < | 支出 | < | <
项目 | 行次 | 金额 | 项目 | 行次 | 金额
栏次 | | 1 | 栏次 | | 2
一、一般公共预算财政拨款收入 | 1 | 1,250.10 | 一、一般公共服务支出 | 32 | 1,000.00
二、政府性基金预算财政拨款收入 | 2 | 0.00 | 八、社会保障和就业支出 | 39 | 200.10
八、其他收入 | 8 | — | 十九、住房保障支出 | 50 | 60.00
本年收入合计 | 27 | 1,250.10 | 本年支出合计 | 80 | 1,260.10
使用非财政拨款结余 | 28 | | 结余分配 | 81 |
年初结转和结余 | 29 | 20.00 | 年末结转和结余 | 82 | 10.00
总计 | 31 | 1,270.10 | 总计 | 83 | 1,270.10
"""


def test_a_line_that_numbers_columns_is_none_of_amounts_though_its_mark_has_run_on_from_another_cell():
    _, facts, _ = read(
        (
            "支出决算表\n公开03表\n单位：万元",
            """
        科目编码 | < | < | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
        类 | 款 | 项栏次 | | 1 | 2 | 3
        | | | 合计 | 30.00 | 20.00 | 10.00
        205 | | | 教育支出 | 30.00 | 20.00 | 10.00
        """,
        )
    )
    assert {fact.quantity.printed for fact in facts} == {"30.00", "20.00", "10.00"}


def test_two_sided_sheet_is_read_side_by_side_and_numbers_of_lines_are_no_amounts():
    _, facts, statements = read(("收入支出决算总表\n公开01表\n单位：万元", BOTH_SIDES))
    assert amounts(facts) == [
        ("一般公共预算财政拨款收入", "1250.10"),
        ("政府性基金预算财政拨款收入", "0.00"),
        ("收入合计", "1250.10"),
        ("年初结转和结余", "20.00"),
        ("收入总计", "1270.10"),
        ("一般公共服务支出", "1000.00"),
        ("社会保障和就业支出", "200.10"),
        ("住房保障支出", "60.00"),
        ("支出合计", "1260.10"),
        ("年末结转和结余", "10.00"),
        ("支出总计", "1270.10"),
    ]
    assert {(fact.measure, fact.year, fact.quantity.unit.symbol) for fact in facts} == {("决算数", 2023, "万元")}
    assert sums(facts, statements) == [
        ("1250.10", ("1250.10", "0.00"), True),
        ("1270.10", ("1250.10", "20.00"), True),
        ("1260.10", ("1000.00", "200.10", "60.00"), True),
        ("1270.10", ("1260.10", "10.00"), True),
        ("1270.10", ("1270.10",), True),  # both sides
    ]


def test_exported_sheet_has_three_panels_and_three_measures():
    _, facts, _ = read(
        (
            "收入支出决算总表\n财决01表\n金额单位：元",
            """
        收入 | < | < | < | 支出 | < | < | < | 支出 | < | < | <
        项目 | 年初预算数 | 全年预算数 | 决算数 | 项目（按功能分类） | 年初预算数 | 全年预算数 | 决算数 | 项目（按支出性质和经济分类） | 年初预算数 | 全年预算数 | 决算数
        一、一般公共预算财政拨款收入 | 700.00 | 900.00 | 900.00 | 一、一般公共服务支出 | 700.00 | 900.00 | 900.00 | 一、基本支出 | 400.00 | 500.00 | 500.00
        本年收入合计 | 700.00 | 900.00 | 900.00 | 本年支出合计 | 700.00 | 900.00 | 900.00 | 二、项目支出 | 300.00 | 400.00 | 400.00
        总计 | 700.00 | 900.00 | 900.00 | 总计 | 700.00 | 900.00 | 900.00 | | | |
        """,
        )
    )
    found = {(fact.concept, fact.measure): fact.quantity.printed for fact in facts}
    assert found["收入合计", "年初预算数"] == "700.00"
    assert found["支出合计", "全年预算数"] == "900.00"
    assert found["基本支出", "决算数"] == "500.00"
    assert found["收入总计", "决算数"] == found["支出总计", "决算数"] == "900.00"
    assert {fact.quantity.unit.symbol for fact in facts} == {"元"}


SPENDING = """
{head} | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出
{total} | 合计 | 30.5 | 10.5 | 20 |
{a} | 一般公共服务支出 | 20.5 | 5.5 | 15 |
{b} | 商贸事务 | 20.5 | 5.5 | 15 |
{c} | 行政运行 | 5.5 | 5.5 | 0 |
{d} | 其他商贸事务支出 | 15 | | 15 | —
{e} | 社会保障和就业支出 | 10 | 5 | 5 |
"""


@pytest.mark.parametrize(
    "codes",
    [
        {"head": "科目编码", "total": "", "a": "201", "b": "20113", "c": "2011301", "d": "2011399", "e": "208"},
        {
            "head": "类 | 款 | 项",
            "total": " | | ",
            "a": "201 | | ",
            "b": "201 | 13 | ",
            "c": "201 | 13 | 01",
            "d": "201 | 13 | 99",
            "e": "208 | | ",
        },
        {
            "head": "类 | 款 | 项",
            "total": " | | ",
            "a": "201 | | ",
            "b": "201 | 20113 | ",
            "c": "201 | 20113 | 2011301",
            "d": "201 | 20113 | 2011399",
            "e": "208 | | ",
        },
    ],
    ids=["one column", "three columns in parts", "three columns cumulative"],
)
def test_codes_give_the_path_and_are_never_amounts(codes):
    _, facts, statements = read(("支出决算表\n单位：万元", SPENDING.format(**codes)))
    assert amounts(facts, classification="") == [
        ("支出合计", "30.5"),
        ("基本支出", "10.5"),
        ("项目支出", "20"),
        ("一般公共服务支出", "20.5"),
        ("社会保障和就业支出", "10"),
    ]
    assert amounts(facts, classification="一般公共服务支出/商贸事务/行政运行") == [
        ("行政运行", "5.5"),
        ("基本支出", "5.5"),
        ("项目支出", "0"),
    ]
    assert amounts(facts, classification="一般公共服务支出/商贸事务/其他商贸事务支出") == [
        ("其他商贸事务支出", "15"),
        ("项目支出", "15"),
    ]
    claimed = sums(facts, statements)
    assert ("30.5", ("10.5", "20"), True) in claimed  # across
    assert ("30.5", ("20.5", "10"), True) in claimed  # classes
    assert ("20.5", ("5.5", "15"), True) in claimed  # items of 商贸事务
    assert not [whole for whole, parts, _ in claimed if {whole, *parts} & {"201", "13", "01", "20113"}]


def test_code_and_name_in_one_cell():
    _, facts, _ = read(
        (
            "支出决算表\n单位：万元",
            "科目名称 | 本年支出合计 | 基本支出\n2011301行政运行 | 5.5 | 5.5\n[208]社会保障和就业支出 | 1 | 1",
        )
    )
    assert amounts(facts)[0] == ("行政运行", "5.5")
    assert ("社会保障和就业支出", "1") in amounts(facts)


def test_appropriations_are_told_apart_by_budget():
    _, facts, statements = read(
        (
            "财政拨款收入支出决算总表\n单位：万元",
            """
        收入 | < | 支出 | < | < | < | <
        项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
        一、一般公共预算财政拨款 | 300 | 一、一般公共服务支出 | 200.5 | 200.5 | |
        二、政府性基金预算财政拨款 | 10 | 十一、城乡社区支出 | 109.5 | 99.5 | 10 |
        本年收入合计 | 310 | 本年支出合计 | 310 | 300 | 10 |
        年初财政拨款结转和结余 | 5 | 年末财政拨款结转和结余 | 5 | 5 | |
        一、一般公共预算财政拨款 | 5 | | | | |
        总计 | 315 | 总计 | 315 | 305 | 10 |
        """,
        )
    )
    assert amounts(facts, fund=GENERAL) == [
        ("一般公共预算财政拨款收入", "300"),
        ("年初结转和结余", "5"),
        ("一般公共服务支出", "200.5"),
        ("城乡社区支出", "99.5"),
        ("一般公共预算财政拨款支出", "300"),
        ("年末结转和结余", "5"),
        ("财政拨款支出总计", "305"),
    ]
    assert ("财政拨款收入", "310") in amounts(facts, fund="")
    assert ("财政拨款收入总计", "315") in amounts(facts, fund="")
    claimed = sums(facts, statements)
    assert ("109.5", ("99.5", "10"), True) in claimed
    assert ("310", ("200.5", "109.5"), True) in claimed
    assert ("315", ("310", "5"), True) in claimed


def test_basic_expenditure_in_three_panels_adds_up_over_panels():
    _, facts, statements = read(
        (
            "一般公共预算财政拨款基本支出决算表\n公开06表\n单位：万元",
            """
        人员经费 | < | < | 公用经费 | < | < | < | < | <
        科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
        301 | 工资福利支出 | 90.2 | 302 | 商品和服务支出 | 9 | 310 | 资本性支出 | 1
        30101 | 基本工资 | 60.2 | 30201 | 办公费 | 4 | 31002 | 办公设备购置 | 1
        30102 | 津贴补贴 | 30 | 30213 | 维修（护）费 | 5 | | |
        303 | 对个人和家庭的补助 | 5 | | | | | |
        人员经费合计 | < | 95.2 | 公用经费合计 | < | < | < | < | 10
        """,
        )
    )
    assert ("维修（护）费", "5") in amounts(facts, classification="商品和服务支出/维修（护）费", fund=GENERAL)
    assert amounts(facts, population="") == [("人员经费", "95.2"), ("公用经费", "10")]
    claimed = sums(facts, statements)
    assert ("95.2", ("90.2", "5"), True) in claimed
    assert ("10", ("9", "1"), True) in claimed
    assert ("90.2", ("60.2", "30"), True) in claimed


THREE_PUBLIC = {
    "pairs": """
        财政拨款“三公”经费 | < | < | < | < | < | < | < | < | < | < | <
        合计 | < | 因公出国（境）费 | < | 公务用车购置及运行维护费 | < | < | < | < | < | 公务接待费 | <
        ^ | < | ^ | < | 小计 | < | 公务用车购置费 | < | 公务用车运行维护费 | < | ^ | <
        预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数
        20 | 18 | 0 | 0 | 15 | 14 | 0 | 0 | 15 | 14 | 5 | 4
        """,
    "halves": """
        预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <
        合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费
        ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
        20 | 0 | 15 | 0 | 15 | 5 | 18 | 0 | 14 | 0 | 14 | 4
        """,
    "rows": """
        项目 | 预算数 | 决算数
        合计 | 20 | 18
        1.因公出国（境）费 | 0 | 0
        2.公务用车购置及运行维护费 | 15 | 14
        其中：（1）公务用车购置费 | 0 | 0
        （2）公务用车运行维护费 | 15 | 14
        3.公务接待费 | 5 | 4
        """,
}


@pytest.mark.parametrize("layout", THREE_PUBLIC)
def test_three_public_expenses_in_every_layout(layout):
    _, facts, statements = read(("财政拨款“三公”经费支出决算表\n单位：万元", THREE_PUBLIC[layout]))
    found = {(fact.concept, fact.measure): fact.quantity.printed for fact in facts}
    assert found == {
        ("“三公”经费", "预算数"): "20",
        ("“三公”经费", "决算数"): "18",
        ("因公出国（境）费", "预算数"): "0",
        ("因公出国（境）费", "决算数"): "0",
        ("公务用车购置及运行维护费", "预算数"): "15",
        ("公务用车购置及运行维护费", "决算数"): "14",
        ("公务用车购置费", "预算数"): "0",
        ("公务用车购置费", "决算数"): "0",
        ("公务用车运行维护费", "预算数"): "15",
        ("公务用车运行维护费", "决算数"): "14",
        ("公务接待费", "预算数"): "5",
        ("公务接待费", "决算数"): "4",
    }
    assert len(facts) == len(found)
    claimed = {(whole, frozenset(parts)) for whole, parts, complete in sums(facts, statements) if complete}
    assert {("20", frozenset({"0", "15", "5"})), ("18", frozenset({"0", "14", "4"}))} <= claimed


def test_fund_table_keeps_income_expenditure_and_balances_apart():
    _, facts, statements = read(
        (
            "政府性基金预算财政拨款收入支出决算表\n单位：万元",
            """
        项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
        功能分类科目编码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^
        合计 | < | 2 | 101 | 102 | 0 | 102 | 1
        212 | 城乡社区支出 | 2 | 101 | 102 | | 102 | 1
        """,
        )
    )
    assert {fact.scope.fund for fact in facts} == {FUND}
    assert amounts(facts, classification="")[:4] == [
        ("年初结转和结余", "2"),
        ("政府性基金预算财政拨款收入", "101"),
        ("政府性基金预算财政拨款支出", "102"),
        ("政府性基金预算财政拨款基本支出", "0"),
    ]
    assert ("102", ("0", "102"), True) in sums(facts, statements)
    assert not [claim for claim in sums(facts, statements) if "101" in claim[1] and len(claim[1]) > 1]


def test_empty_table_says_nothing():
    _, facts, statements = read(
        (
            "政府性基金预算财政拨款收入支出决算表\n单位：万元",
            "项目 | 年初结转和结余 | 本年收入 | 本年支出\n | | | \n | | | ",
        )
    )
    assert facts == []
    assert statements == []


def test_columns_are_known_by_their_words_wherever_they_stand():
    mixed = """
    项目支出 | 基本支出 | 科目名称 | 科目编码 | 本年支出合计
    20 | 10 | 合计 | | 30
    20 | 10 | 一般公共服务支出 | 201 | 30
    """
    straight = """
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
     | 合计 | 30 | 10 | 20
    201 | 一般公共服务支出 | 30 | 10 | 20
    """
    _, one, _ = read(("支出决算表\n单位：万元", straight))
    _, other, _ = read(("支出决算表\n单位：万元", "\n".join(_turned(line) for line in mixed.strip().split("\n"))))
    assert {(*said(fact), fact.scope) for fact in one} == {(*said(fact), fact.scope) for fact in other}


def _turned(line):
    """Labels must stand left of their figures; their order among themselves is free."""
    cells = line.split("|")
    return "|".join([*cells[2:4], cells[4], *cells[:2]])


def test_table_over_pages_is_one_table():
    head = "科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出"
    first = f"{head}\n | 合计 | 30 | 10 | 20\n201 | 一般公共服务支出 | 20 | 5 | 15"
    rest = "20113 | 商贸事务 | 20 | 5 | 15\n208 | 社会保障和就业支出 | 10 | 5 | 5"
    whole = read(("支出决算表\n单位：万元", f"{first}\n{rest}"))
    pages = read(("支出决算表\n单位：万元", first), ("— 7 —", rest))
    again = read(("支出决算表\n单位：万元", first), ("支出决算表（续表）\n单位：万元", f"{head}\n{rest}"))
    for _, facts, statements in (pages, again):
        assert [(*said(fact), fact.scope) for fact in facts] == [(*said(fact), fact.scope) for fact in whole[1]]
        assert sums(facts, statements) == sums(*whole[1:])
    assert {fact.table for fact in pages[1]} == {0, 1}


def test_title_and_unit_inside_the_table():
    _, facts, _ = read("""
    一般公共预算财政拨款支出决算表 | < | < | < | <
    公开05表 | < | < | < | <
    部门：某局 | < | < | 金额单位：万元 | <
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | 30 | 10 | 20
    """)
    assert [said(fact) for fact in facts] == [
        ("一般公共预算财政拨款支出", "决算数", "30", "万元"),
        ("一般公共预算财政拨款基本支出", "决算数", "10", "万元"),
        ("一般公共预算财政拨款项目支出", "决算数", "20", "万元"),
    ]


def test_years_and_measures_of_columns():
    _, facts, _ = read(
        (
            "2024年“三公”经费预算表\n单位：万元",
            "项目 | 2023年预算数 | 上年决算数 | 2024年预算数\n公务接待费 | 6 | 5.5 | 5",
        ),
        kind="budget",
        year=2024,
    )
    assert [(fact.year, fact.measure, fact.quantity.printed) for fact in facts] == [
        (2023, "预算数", "6"),
        (2023, "决算数", "5.5"),
        (2024, "预算数", "5"),
    ]


def test_blank_nought_and_dash_are_kept_apart_and_glued_digits_are_no_figure():
    _, facts, _ = read(
        (
            "支出决算表\n单位：万元",
            "科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | 0 | — | \n其他支出 | 202010100.00%10 | 1 | 2",
        )
    )
    assert [said(fact)[2] for fact in facts] == ["0", "1", "2"]


def test_part_of_a_class_named_within_is_no_addend():
    _, facts, statements = read(
        (
            "收入决算表\n单位：万元",
            """
        科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 | < | 其他收入
        ^ | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^
         | 合计 | 60 | 30 | 20 | 8 | 10
        """,
        )
    )
    assert ("60", ("30", "20", "10"), True) in sums(facts, statements)
    assert not [claim for claim in sums(facts, statements) if "8" in claim[1]]


def test_totals_of_a_table_whose_title_is_lost_are_never_compared():
    lines = "科目编码 | 科目名称 | 本年支出合计 | 基本支出\n | 合计 | 5.00 | 5.00\n201 | 一般公共服务支出 | 5.00 | 5.00"
    _, untitled, _ = read(lines)
    _, titled, _ = read(("支出决算表\n单位：万元", lines))
    assert {fact.key.entity for fact in untitled} == {""}
    assert {fact.key.entity for fact in titled} == {"某县某局"}


def test_detailed_sheet_has_economic_classes_as_columns():
    _, facts, statements = read(
        (
            "一般公共预算财政拨款支出决算明细表\n单位：万元",
            """
        项目 | < | 合计 | 工资福利支出 | < | < | 商品和服务支出 | < | <
        科目编码 | 科目名称 | ^ | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费 | 差旅费
         | 合计 | 100 | 80 | 50 | 30 | 20 | 12 | 8
        201 | 一般公共服务支出 | 100 | 80 | 50 | 30 | 20 | 12 | 8
        """,
        )
    )
    assert ("津贴补贴", "30") in amounts(facts, classification="一般公共服务支出")
    claimed = sums(facts, statements)
    assert ("100", ("80", "20"), True) in claimed
    assert ("80", ("50", "30"), True) in claimed


def test_places_are_those_of_the_figures():
    drawn, facts, _ = read(("收入支出决算总表\n单位：万元", BOTH_SIDES))
    assert [drawn.quote(fact.span) for fact in facts][:2] == ["1,250.10", "0.00"]
    assert facts[0].cell == (3, 2)


def test_unit_is_taken_from_column_and_line_before_table():
    _, facts, _ = read(
        ("基础数据表", "项目 | 预算数（元） | 决算数\n公务接待费（万元） | 50000 | 4.9"), kind="base_table"
    )
    assert [said(fact)[2:] for fact in facts] == [("50000", "元"), ("4.9", "万元")]


@pytest.mark.parametrize("merged", [True, False])
def test_sides_are_known_whether_their_cells_are_merged_or_repeated(merged):
    top = "本年收入 | < | 本年支出 | <" if merged else "本年收入 | 本年收入 | 本年支出 | 本年支出"
    _, facts, _ = read(
        (
            "2024年部门财务收支预算总表\n单位：元",
            f"""
        {top}
        项目 | 预算数 | 项目 | 预算数
        一、财政拨款收入 | 156,211,123 | 一、一般公共服务支出 | 156,000,000
        1. 一般公共预算资金 | 156,211,123 | 二、公共安全支出 | 211,123
        2. 政府性基金 | | |
        收入总计 | 156,211,123 | 支出总计 | 156,211,123
        """,
        ),
        kind="budget",
        year=2024,
    )
    assert amounts(facts) == [
        ("财政拨款收入", "156211123"),
        ("一般公共预算财政拨款收入", "156211123"),
        ("收入总计", "156211123"),
        ("一般公共服务支出", "156000000"),
        ("公共安全支出", "211123"),
        ("支出总计", "156211123"),
    ]


def test_things_are_counted_in_the_unit_of_their_label():
    _, facts, _ = read(
        (
            "“三公”经费情况表\n单位：万元",
            """
        项目 | 2023年
        公务用车购置及运行维护费 | 14.5
        公务用车保有量（辆） | 5
        国内公务接待批次（个） | 36
        """,
        )
    )
    assert [said(fact) for fact in facts] == [
        ("公务用车购置及运行维护费", "决算数", "14.5", "万元"),
        ("公务用车保有量", "数量", "5", "辆"),
        ("国内公务接待批次", "数量", "36", "个"),
    ]


def test_income_and_expenditure_that_slipped_into_one_column_are_never_added_up():
    _, facts, statements = read(
        (
            "部门收支总表\n单位：万元",
            """
        项目 | 预算数 | 项目 | 预算数
         | | 一、一般公共预算拨款收入 | 90
         | | 八、社会保障和就业支出 | 100
         | | 二、政府性基金预算拨款收入 | 10
         | | 本年收入合计 | 100
        收入总计 | 100 | 支出总计 | 100
        """,
        ),
        kind="budget",
    )
    assert ("一般公共预算财政拨款收入", "90") in amounts(facts)
    assert sums(facts, statements) == [("100", ("100",), True)]  # both sides


def test_a_bare_total_closes_the_side_whose_lines_stand_above_it():
    _, facts, _ = read(
        (
            "收入支出决算总表\n单位：万元",
            """
        项目 | 决算数 | 项目 | 决算数
        一、一般公共预算财政拨款收入 | 90.00 | 一、一般公共服务支出 | 90.00
        本年收入合计 | 90.00 | 本年支出合计 | 90.00
        总计 | 91.00 | 总计 | 90.00
        """,
        )
    )
    found = {fact.concept: fact.quantity.printed for fact in facts}
    assert (found["收入总计"], found["支出总计"]) == ("91.00", "90.00")


def test_a_subtotal_named_with_its_concept_is_the_concept_and_its_parts_are_added_once():
    _, facts, statements = read(
        (
            "财政拨款“三公”经费支出决算表\n单位：万元",
            """
        | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费小计 | 公务用车购置费 | 公务用车运行维护费 | 公务接待费
        决算数 | 12.00 | 1.00 | 8.00 | 3.00 | 5.00 | 3.00
        """,
        )
    )
    assert "公务用车购置及运行维护费" in {fact.concept for fact in facts}
    assert sums(facts, statements) == [("12.00", ("1.00", "8.00", "3.00"), True)]


def test_a_column_of_codes_is_no_column_of_amounts_whatever_its_header_became():
    lines = """
    科目名称 | 编 | 合计 | 基本支出
    一般公共服务支出 | 201 | 20.50 | 5.50
    商贸事务 | 20113 | 20.50 | 5.50
    行政运行 | 2011301 | 5.50 | 5.50
    """
    _, facts, _ = read(("支出决算表\n单位：万元", lines))
    assert {fact.quantity.printed for fact in facts} == {"20.50", "5.50"}


def test_amounts_in_yuan_are_no_codes_though_they_have_as_many_digits():
    lines = """
    科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    201 | 一般公共服务支出 | 14011127 | 11319264 | 2691863
    20113 | 商贸事务 | 14011127 | 11319264 | 2691863
    2011302 | 一般行政管理事务 | 2691863 | | 2691863
    208 | 社会保障和就业支出 | 67035 | | 67035
    """
    _, facts, _ = read(("支出决算表\n单位：元", lines))
    assert sorted({fact.quantity.printed for fact in facts}) == ["11319264", "14011127", "2691863", "67035"]


def test_a_code_that_stands_under_another_line_than_its_own_says_nothing_of_sums():
    lines = """
    科目编码 | 科目名称 | 本年支出合计
    208 | 社会保障和就业支出 | 7.50
    21001 | 行政事业单位养老支出 | 7.50
    210 | 卫生健康支出 | 58.78
    21011 | 行政事业单位医疗 | 58.78
    """
    _, facts, statements = read(("支出决算表\n单位：万元", lines))
    assert sums(facts, statements) == []
