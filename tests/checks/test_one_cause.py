"""One cause gives one finding, with what it drags along under it; what is wrong by itself is never hidden."""

import pytest

from jiheng.document import Document
from jiheng.findings import Severity
from jiheng.services.judging import judged, understood

TITLE = "云岭县水务局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"
CARS = (
    "截至2023年12月31日，云岭县水务局共有车辆9辆，其中：机要通信用车1辆、应急保障用车2辆、"
    "执法执勤用车{law}辆、其他用车2辆。\n"
)
SPENDING = "2023年本年支出合计{total}万元，其中：基本支出60.20万元；项目支出40.30万元。\n"
FORM = """{title}

\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标\t数量指标\t开展检查\t≥10次\t12次\t{weight}\t{score}\t
\t效益指标\t社会效益指标\t服务企业\t≥20家\t20家\t30\t30\t
\t满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t95%\t10\t10\t
\t总分\t\t\t\t\t100\t{total}\t
"""
RIGHT = {"title": "云岭镇2023年部门整体支出绩效自评表", "weight": "60", "score": "60", "total": "100"}


def errors(text):
    audit = judged(understood(Document("例.txt", text)))
    return [finding for finding in audit.findings if finding.severity is Severity.ERROR]


def told(found):
    return [(one.rule, [under.rule for under in one.consequences]) for one in found]


def test_right_texts_have_no_error():
    assert errors(TITLE + CARS.format(law=4) + SPENDING.format(total="100.50")) == []
    assert errors(FORM.format(**RIGHT)) == []


@pytest.mark.parametrize("gap", ["XX", "××", "【待补充】", "____"])
def test_a_gap_in_a_list_explains_its_sum(gap):
    assert told(errors(TITLE + CARS.format(law=gap))) == [("placeholder", ["parts_make_whole"])]


def test_a_gap_explains_no_sum_of_another_sentence():
    found = errors(TITLE + CARS.format(law="XX") + SPENDING.format(total="108.50"))
    assert told(found) == [("placeholder", ["parts_make_whole"]), ("parts_make_whole", [])]


def test_the_same_gap_in_two_places_is_two_findings():
    again = CARS.format(law="XX").replace("车辆", "执法车辆")
    assert [one.rule for one in errors(TITLE + CARS.format(law="XX") + again)] == ["placeholder", "placeholder"]


def test_a_gap_in_a_name_explains_no_figure():
    found = errors(TITLE + SPENDING.format(total="108.50").replace("本年支出", "XX局本年支出"))
    assert {one.rule for one in found} == {"placeholder", "parts_make_whole"}


def test_words_of_a_template_are_one_finding_whichever_rule_sees_them():
    found = errors(TITLE + "2023年度机关运行经费支出12.50万元，主要原因是厉行节约（此处填写主要原因）。\n")
    assert [one.kind for one in found] == ["placeholder"]


@pytest.mark.parametrize(
    ("cells", "stated", "expected"),
    [
        ({"score": "66"}, "66分", "60分"),
        ({"weight": "50"}, "50分", "60分"),
        ({"weight": "6"}, "6分", "60分"),
        ({"total": "110"}, "110分", "100分"),
    ],
)
def test_a_wrong_cell_of_a_form_is_one_finding_with_its_value(cells, stated, expected):
    (found,) = errors(FORM.format(**{**RIGHT, **cells}))
    assert (found.stated, found.expected) == (stated, expected)


def test_wrong_cells_of_two_forms_are_two_findings():
    first = FORM.format(**{**RIGHT, "score": "66"})
    second = FORM.format(**{**RIGHT, "title": "青川局2023年部门整体支出绩效自评表", "weight": "50"})
    assert [one.stated for one in errors(first + "\n" + second)] == ["66分", "50分"]


def test_a_wrong_weight_and_another_wrong_score_are_two_findings():
    form = FORM.format(**{**RIGHT, "weight": "50"}).replace("20家\t30\t30", "20家\t30\t36")
    assert {one.rule for one in errors(form)} >= {"weight_total", "score_total"}


def test_nothing_changes_against_its_own_year():
    wrong = "2022年度收入合计403.30万元，比2022年减少79.54万元、下降16.47%。\n"
    assert errors(TITLE + "一、收入支出决算总体情况说明\n" + wrong) == []


def test_a_figure_of_a_lost_column_is_part_of_its_line():
    cells = (
        "支出决算表\n单位：万元\n科目编码\n科目名称\n本年支出合计\n基本支出\n项目支出\n合计\n{sum}\n{basic}\n{project}\n"
        "205\n教育支出\n60.30\n60.30\n207\n文化旅游体育与传媒支出\n40.10\n{wrong}\n"
    )
    right = {"sum": "100.40", "basic": "60.30", "project": "40.10", "wrong": "40.10"}
    assert errors(TITLE + cells.format(**right)) == []
    (found,) = errors(TITLE + cells.format(**{**right, "wrong": "40.70"}))
    assert {found.stated, found.expected} == {"40.10万元", "40.70万元"}


TABLE = """支出决算表
单位：{unit}
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t{sum}\t60.31\t40.32
205\t教育支出\t60.31\t60.31\t
207\t文化旅游体育与传媒支出\t40.32\t\t40.32
"""
TOLD = "2023年度本年支出合计100.63万元，其中：基本支出60.31万元，占59.93%；项目支出40.32万元，占40.07%。\n"


def test_a_table_in_another_unit_is_one_finding_on_its_unit():
    text = TITLE + TOLD + TABLE.format(unit="元", sum="100.63")
    assert errors(TITLE + TOLD + TABLE.format(unit="万元", sum="100.63")) == []
    (found,) = errors(text)
    assert (found.kind, found.stated, found.expected) == ("unit", "元", "万元")
    assert text[found.span.start : found.span.end] == "单位：元"
    assert found.correction == "单位：万元"
    assert len(found.consequences) >= 2


def test_a_wrong_total_in_a_table_of_another_unit_is_told_too():
    found = errors(TITLE + TOLD + TABLE.format(unit="元", sum="108.63"))
    assert len(found) == 2
    assert {(one.kind, one.stated) for one in found} >= {("unit", "元")}


def test_a_sentence_in_another_unit_is_not_its_table():
    found = errors(TITLE + TOLD.replace("合计100.63万元", "合计100.63元") + TABLE.format(unit="万元", sum="100.63"))
    assert [one.stated for one in found] == ["100.63元"]


def test_full_points_of_a_scheme_are_not_called_wrong():
    form = FORM.format(**RIGHT).replace("95%\t10\t10", "95%\t50\t10")
    (found,) = errors(form)
    assert (found.rule, found.stated, found.expected, found.correction) == ("weight_total", "50分", "10分", "10")
