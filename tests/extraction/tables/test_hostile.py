"""Whatever a table holds, reading it ends, and every fact stands on a numeral of its own cell."""
# ruff: noqa: E501 - words as many as stand in a line

from hypothesis import given
from hypothesis import strategies as st

from .printed import document, read

WORDS = [
    "", "", "", "项目", "科目编码", "科目名称", "类", "款", "项", "合计", "小计", "总计", "本年支出合计", "本年收入合计", "基本支出", "项目支出", "决算数", "预算数",
    "2022年决算数", "上年预算数", "年初预算数", "全年预算数", "全年执行数", "分值", "得分", "执行率", "一级指标", "二级指标", "三级指标", "指标值", "完成值", "度量单位",
    "评分标准", "预期目标", "实际完成情况", "其中：", "其中：财政拨款", "资金总额", "一、一般公共服务支出", "1.公务接待费", "（1）公务用车购置费", "301", "30101", "2010301", "2010301行政运行",
    "产出指标（50分）", "数量指标", "≥", "定性", "优", "—", "/", "0", "0.00", "-3.5", "1,234.56", "12.5%", "≥90%", "3次", "每季度1次，共4次", "100（调减20万）",
    "202010100.00%10", "1e9", "９９", "负五", "按收入性质分：12.5万元", "栏次", "1", "2", "3", "单位：万元", "支出决算表", "续表", "总分", "😀", "<b>", "\t", "（", "）",
]  # fmt: skip
CELLS = st.sampled_from([*WORDS, "<", "^", "?"])
GRIDS = st.integers(1, 7).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=9)
)
TITLES = st.sampled_from(
    ["", "支出决算表\n单位：万元", "财政拨款收入支出决算总表", "项目支出绩效自评表", "评分表", "单位：光年"]
)
KINDS = st.sampled_from(["disclosure", "self_evaluation_form", "review_sheet", "target_form", "base_table", "unknown"])


def proper(lines):
    """A drawing in which merged cells have something to merge into."""
    return [
        ["" if (cell == "<" and not column) or (cell == "^" and not row) else cell for column, cell in enumerate(line)]
        for row, line in enumerate(lines)
    ]


@given(st.lists(st.tuples(TITLES, GRIDS), min_size=1, max_size=3), KINDS)
def test_any_table_is_read(drawings, kind):
    drawn, facts, statements = read(*((title, proper(lines)) for title, lines in drawings), kind=kind)
    for fact in facts:
        assert any(character.isdigit() or character in "一二三四五六七八九十" for character in drawn.quote(fact.span))
        assert fact.measure
        cells = {(cell.row, cell.column): cell for cell in drawn.tables[fact.table].cells}
        assert cells[fact.cell].span.holds(fact.span)
    for statement in statements:
        assert all(0 <= index < len(facts) for indices in statement.roles.values() for index in indices)
        assert drawn.parts[0].span.holds(statement.span)


def test_empty_table_and_table_without_cells():
    for lines in ([[""]], [["", ""], ["", ""]], [["?"]]):
        _, facts, statements = read(("支出决算表", lines))
        assert (facts, statements) == ([], [])


def test_huge_numbers_and_deep_lists_are_only_read():
    lines = [["科目名称", "本年支出合计"], ["合计", "9" * 60], *([f"{i}.其他支出{i}", "1"] for i in range(1, 99))]
    drawn, facts, _ = read(("支出决算表\n单位：万元", lines))
    assert drawn.quote(facts[0].span) == "9" * 60
    assert len(facts) == 99


def test_cells_that_share_no_rectangle():
    drawn = document(("支出决算表", [["科目名称", "决算数", "<"], ["^", "5", "^"], ["合计", "6", "7"]]))
    assert drawn.tables[0].grid()
