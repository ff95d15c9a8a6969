"""Score sheets of schemes as workbooks: filled, read back, scored; wrong ones refused with the place."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jiheng.performance.exante import materials
from jiheng.performance.schemes import ids, scheme
from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks import assess_workbook, evaluate_workbook, new_sheet, write_assessment
from jiheng.policy import library

HUNAN = library().pack("hunan-yueyang-2022")


def sheet(figures=(), answers=(), identity="self-evaluation-review", pack=HUNAN, change=None):
    """A score sheet with figures and answers typed into it, as a user does."""
    book = load_workbook(BytesIO(new_sheet(identity, pack)))
    rows = {page: {str(line[0].value): line[0].row for line in book[page].iter_rows()} for page in ("数据", "评分表")}
    for name, value in dict(figures).items():
        book["数据"].cell(rows["数据"][name], 3).value = value
    for name, (text, stated) in dict(answers).items():
        book["评分表"].cell(rows["评分表"][name], 7).value = text
        book["评分表"].cell(rows["评分表"][name], 8).value = stated
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


FIGURES = {
    "未开展自评的单位数": 0, "推迟报送天数": 2, "正文缺少部分数": 0, "附件缺少部分数": 3,
    "权重符合规程的表数": 2, "自评表总数": 2,
}  # fmt: skip
ANSWERS = {
    "form-levels": ("全部细化", None), "form-measurable": ("部分符合", 3), "form-core": ("符合", None),
    "form-relevant": ("符合", None), "problems": ("较全面", 18), "suggestions": ("比较全面", "14"),
}  # fmt: skip


def test_a_reviewers_sheet_is_scored_from_figures_and_answers():
    found = assess_workbook(sheet(FIGURES, ANSWERS), HUNAN, "考核评分表.xlsx")
    points = {one.indicator.id: one.points for one in found.sheet.scores}
    assert (points["submission"], points["annexes"], points["problems"]) == (8, 1, 18)
    assert found.sheet.total == Decimal("87.00")
    assert found.sheet.grade.name == "良"


def test_percentages_may_be_typed_either_way():
    pack = library().pack("national")
    figures = {"满意度": "92%", "预算资金": "100", "实际到位资金": "100"}
    for value in ("92%", "92", 92):
        found = assess_workbook(sheet({**figures, "满意度": value}, (), "common-evaluation", pack), pack)
        assert next(one.points for one in found.sheet.scores if one.indicator.id == "benefit-satisfaction") == 10


def test_the_scored_sheet_shows_points_steps_and_results():
    written = write_assessment(assess_workbook(sheet(FIGURES, ANSWERS), HUNAN), HUNAN)
    assert written == write_assessment(assess_workbook(sheet(FIGURES, ANSWERS), HUNAN), HUNAN)
    texts = [str(cell.value) for line in load_workbook(BytesIO(written)).worksheets[0].iter_rows() for cell in line]
    assert any("总分 87.00 分" in text for text in texts)
    assert any("附件缺少的部分：3 × 2 分，扣 6 分" in text for text in texts)


def test_what_is_not_filled_is_not_scored():
    found = assess_workbook(sheet({"推迟报送天数": 0}), HUNAN)
    assert [one.indicator.id for one in found.sheet.scores if one.scored] == ["submission"]
    assert found.sheet.grade is None


@pytest.mark.parametrize("identity", library().ids)
def test_every_scheme_has_a_sheet(identity):
    pack = library().pack(identity)
    for name in ids(pack):
        assert new_sheet(name, pack).startswith(b"PK")


def rename(page, row, column, value):
    def change(book):
        book[page].cell(row, column).value = value

    return change


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (sheet({"推迟报送天数": "两天"}), "单元格数据!C4应填写数字，而不是“两天”"),
        (sheet({"推迟报送天数": 1}, change=rename("数据", 4, 1, "迟报")), "单元格数据!A4的“迟报”不在指标体系中"),
        (sheet(change=rename("评分表", 3, 1, "other")), "单元格评分表!A3的“other”不在指标体系中"),
        (sheet(change=rename("评分表", 2, 7, "情况")), "第 2 行最接近表头，但缺少：完成情况"),
        (sheet(change=rename("评分表", 1, 1, "考核评分表")), "没有指标体系的编号"),
        (sheet(change=lambda book: book.remove(book["数据"])), "没有名为“数据”的工作表"),
        (sheet(answers={"problems": ("较全面", "十八")}), "应填写数字，而不是“十八”"),
        (b"not a workbook", "不是可以读取的表格文件"),
        (b"", "不是可以读取的表格文件"),
    ],
)
def test_a_sheet_of_another_layout_is_refused_with_the_place(data, message):
    with pytest.raises(PerformanceError, match=message):
        assess_workbook(data, HUNAN, "评分表.xlsx")


def typed(data, page, column, values):
    """A sheet with values typed beside the texts of its first column."""
    book = load_workbook(BytesIO(data))
    for line in book[page].iter_rows():
        if str(line[0].value) in values:
            book[page].cell(line[0].row, column).value = values[str(line[0].value)]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_an_ex_ante_evaluation_comes_with_its_materials_and_conclusion():
    pack = library().pack("national")
    items = {node.id: "优" for node in scheme(pack, "exante-project").leaves}
    judged = typed(new_sheet("exante-project", pack), "评分表", 7, items)
    assert evaluate_workbook(judged, assess_workbook(judged, pack), pack).conclusion.name == "调整完善后予以支持"
    whole = typed(judged, "材料清单", 5, {one.id: "是" for one in materials(pack, "project")})
    found = evaluate_workbook(whole, assess_workbook(whole, pack), pack)
    assert found.conclusion.name == "予以支持"
    written = write_assessment(assess_workbook(whole, pack), pack, found)
    texts = [str(cell.value) for line in load_workbook(BytesIO(written)).worksheets[0].iter_rows() for cell in line]
    assert "予以支持" in texts
    assert any("复核人：" in text for text in texts)


def test_the_computed_measures_have_a_sheet_of_their_own():
    pack = library().pack("national")
    data = typed(
        new_sheet("measures", pack),
        "数据",
        3,
        {"在职人员数": "37", "编制数": "40", "全年执行数": "96.89", "全年预算数": "100"},
    )
    found = assess_workbook(data, pack)
    shown = {name: value.explanation.value for name, value in found.measures.items() if value.value is not None}
    assert shown["在职人员控制率"] == "92.5%"
    assert shown["预算执行率"] == "96.89%"
    assert found.measures["政府采购执行率"].missing == ("政府采购实际金额", "政府采购预算")
