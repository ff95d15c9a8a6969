"""Forms end to end: written in an official layout, filled, read back like any published file, scored, returned."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from jiheng.extraction.structure import structured
from jiheng.formats import read_bytes
from jiheng.performance.forms.watched import watch_form
from jiheng.performance.scoring.verdict import Judgement
from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks import fill, layouts, new_form
from jiheng.performance.workbooks.monitoring import monitoring_sheet
from jiheng.performance.workbooks.returned import returned
from jiheng.policy import library
from tests.performance.building import PACK
from tests.performance.reading import read_forms, score_file

SICHUAN, HUNAN = library().pack("sichuan-2023"), library().pack("hunan-yueyang-2022")
OUT, EFFECT, PLEASED = "产出指标（50分）", "效益指标（30分）", "满意度指标（10分）"


def row(level1, level2, name, operator, target, unit, attainment, weight, score, reason=""):  # noqa: PLR0917
    keys = ("level1", "level2", "name", "operator", "target", "unit", "attainment", "weight", "score", "reason")
    return dict(
        zip(keys, (level1, level2, name, operator, target, unit, attainment, weight, score, reason), strict=True)
    )


# (right score by the rule, worked out by hand) 20, 8.33, 18, 9.72, 24–30, 9.83 — and the execution rate 9.69
ROWS = [
    row(OUT, "数量指标", "开展检查次数", ">=", "120", "次", "132", "20", "20"),
    row(OUT, "数量指标", "培训人次", ">=", "60", "人次", "50", "10", "8.33", "部分人员未到"),
    row(OUT, "质量指标", "验收合格率", "=", "100", "%", "90", "20", "18", "一批设备返修"),
    row(EFFECT, "社会效益指标", "纾困效果", "qualitative", "优", "", "优", "30", "27"),
    row(PLEASED, "服务对象满意度指标", "企业满意度", ">=", "90", "%", "88.5", "10", "10"),
]
DATA = {
    "year": 2024, "entity": "某县经济信息局", "project": "安全检查专项经费", "department": "某县经济信息局",
    "initial": "120", "adjusted": "100", "account": "96.89", "execution_weight": "10", "execution_score": "9.69",
    "goal": "开展安全检查，培训监管人员", "achieved": "已完成", "indicators": ROWS,
}  # fmt: skip


def filled(kind, pack=PACK, **changes):
    return fill([{**DATA, "kind": kind, **changes}], pack)


@pytest.mark.parametrize(
    ("kind", "pack"),
    [
        ("project_self_evaluation", PACK),
        ("overall_self_evaluation", HUNAN),
        ("budget_project_self_evaluation", SICHUAN),
    ],
)
def test_a_filled_form_is_read_back_and_scored(kind, pack):
    (found,) = score_file(filled(kind, pack), "自评表.xlsx")
    assert [one.judgement for one in found.verdicts] == [
        Judgement.AGREES, Judgement.AGREES, Judgement.AGREES, Judgement.AGREES, Judgement.UNEXPLAINED,
        Judgement.DIFFERS,
    ]  # fmt: skip
    assert found.verdicts[-1].expected == "9.83"
    assert found.total.judgement == Judgement.AGREES
    assert found.fit.departures == ()
    assert found.form.faults == ()
    assert found.form.execution.indicator.stated.printed == "9.69"


def test_a_form_without_an_execution_line():
    rows = [
        {**one, "weight": weight, "score": weight}
        for one, weight in zip(ROWS, ("20", "10", "10", "40", "10"), strict=True)
    ]
    rows = [{**one, "level1": one["level1"][:4]} for one in rows]
    rows.append(row("成本指标", "经济成本指标", "成本控制", "<=", "100", "万元", "96.89", "10", "10"))
    (found,) = score_file(filled("department_self_evaluation", SICHUAN, indicators=rows), "表.xlsx", "sichuan-2023")
    assert found.fit.scheme.id == "department-self-evaluation-without-execution"
    assert [one.judgement for one in found.verdicts if one.judgement == Judgement.DIFFERS] == [Judgement.DIFFERS] * 3
    assert found.sheet.full == 100


def test_a_form_of_targets_is_judged_for_its_quality():
    rows = [{**one, "attainment": "", "score": ""} for one in ROWS]
    rows[0] = {**rows[0], "name": "投入资金规模"}
    (found,) = score_file(filled("target_form", indicators=rows), "目标表.xlsx")
    assert found.form.kind == "target"
    assert [flaw.name for flaw in found.flaws] == ["input"]


def test_a_year_cannot_ask_for_more_than_the_whole_term():
    rows = [
        {**one, "attainment": "", "score": "", "mid_term": term}
        for one, term in zip(ROWS, ("100", "180", "", "", "95"), strict=True)
    ]
    (found,) = score_file(filled("target_form", indicators=rows), "目标表.xlsx")
    assert [(flaw.name, flaw.indicator.name) for flaw in found.flaws] == [("beyond_mid_term", "开展检查次数")]


def test_wrong_weights_and_words_in_place_of_numbers_are_named_with_their_place():
    rows = [{**ROWS[0], "weight": "25"}, *ROWS[1:4], {**ROWS[4], "score": "满分"}]
    data = filled(
        "project_self_evaluation", indicators=[{**one, "score": ""} if one is rows[4] else one for one in rows]
    )
    book = load_workbook(BytesIO(data))
    cells = {cell.value: cell for line in book.worksheets[0].iter_rows() for cell in line if cell.value}
    at = cells["企业满意度"].row
    book.worksheets[0].cell(at, 8).value = "满分"
    stream = BytesIO()
    book.save(stream)
    (found,) = score_file(stream.getvalue(), "自评表.xlsx")
    assert found.fit.departures == ("“产出指标”分值合计 55 分，应为 50 分",)
    (fault,) = found.form.faults
    assert "“企业满意度”的得分“满分”不是数字" in fault.message
    assert f"{at}" in fault.place


def test_a_not_applicable_indicator_gives_its_points_to_its_siblings():
    rows = [*ROWS[:2], {**ROWS[2], "attainment": "不涉及", "score": ""}, *ROWS[3:]]
    (found,) = score_file(filled("project_self_evaluation", indicators=rows), "自评表.xlsx")
    full = {one.indicator.name: one.full for one in found.sheet.scores}
    assert full["验收合格率"] == 20
    assert found.sheet.full == 100
    assert found.verdicts[3].judgement == Judgement.NOT_APPLICABLE


def test_the_returned_workbook_carries_verdicts_beside_the_lines_and_the_working():
    data = filled("project_self_evaluation")
    scored = score_file(data, "自评表.xlsx")
    back = returned(scored, data)
    assert back == returned(scored, data)
    book = load_workbook(BytesIO(back))
    assert book.sheetnames[-1] == "计分说明"
    own = book.worksheets[0]
    beside = [
        (own.cell(line, 10).value, own.cell(line, 11).value)
        for line in range(1, own.max_row + 1)
        if own.cell(line, 11).value
    ]
    assert len(beside) == 6
    assert ("9.83", scored[0].verdicts[-1].message) in beside
    explained = [str(cell.value) for line in book["计分说明"].iter_rows() for cell in line if cell.value]
    assert any("88.5% ÷ 指标值 90%" in text for text in explained)
    assert own["A1"].value == "2024年度项目支出绩效自评表"


def test_words_that_look_like_formulas_stay_words():
    rows = [{**ROWS[0], "name": "=1+1", "reason": "=cmd|' /C calc'!A0"}, *ROWS[1:]]
    data = filled("project_self_evaluation", indicators=rows)
    back = load_workbook(BytesIO(returned(score_file(data, "自评表.xlsx"), data)))
    assert [
        cell.coordinate
        for page in back
        for line in page.iter_rows()
        for cell in line
        if cell.data_type == "f" and "SUM" not in str(cell.value) and "IF(" not in str(cell.value)
    ] == []


def test_every_form_can_be_had_empty_and_the_same_bytes_each_time():
    for pack in (PACK, SICHUAN, HUNAN):
        for kind in layouts(pack):
            assert new_form(kind, pack) == new_form(kind, pack)


def test_an_empty_form_scores_nothing_and_claims_nothing():
    found = score_file(new_form("project_self_evaluation", PACK), "空表.xlsx")
    assert all(not one.form.lines for one in found)


def test_a_monitoring_form_is_watched():
    """Forty of a hundred spent by the end of July; rates are held against the whole target."""
    rows = [
        {**ROWS[0], "attainment": "40"},
        {**ROWS[1], "attainment": "36"},
        *ROWS[2:4],
        {**ROWS[4], "attainment": "80"},
    ]
    data = filled("monitoring_form", month=7, account="40", indicators=[{**one, "score": ""} for one in rows])
    ((form, pack),) = read_forms(data, "监控表.xlsx")
    assert (form.kind, form.month) == ("monitoring", 7)
    found = watch_form(form, pack)
    # 0.4 ÷ (7/12) = 68.57%; 40 of 70 due = 57.14%; 36 of 35; 90 of 100; 优; 80 of 90
    assert found.execution.id == "yellow"
    assert [row.light.id for row in found.rows] == ["red", "green", "green", "green", "green"]
    assert found.rows[0].forecast.value.printed == "68.57"
    assert [text for text in found.due if "开展检查次数" in text]
    assert load_workbook(BytesIO(monitoring_sheet([(form, found)], pack))).sheetnames == ["监控结果"]


def test_an_indicator_with_its_own_schedule_is_watched_by_it():
    """A harvest in autumn: nothing is behind in July that is not planned for July."""
    plans = (("0", "60"), ("10", "60"), ("100%", "90"), ("", ""), ("80", "85%"))
    rows = [
        {**one, "attainment": done, "due": due, "expected": expected, "score": ""}
        for one, done, (due, expected) in zip(ROWS, ("0", "9", "90", "优", "80"), plans, strict=True)
    ]
    data = filled("monitoring_form", month=7, account="60", indicators=rows)
    ((form, pack),) = read_forms(data, "监控表.xlsx")
    found = watch_form(form, pack)
    # 0 of 0 due gives no light; 9 of 10; 90 of 100 at 100%; in words; 80 of 80
    assert [row.light.id for row in found.rows] == ["", "green", "green", "green", "green"]
    assert [row.seen.expected for row in found.rows] == ["60", "60", "90", "", "85%"]
    # 9 of the 10 due out of 60: at this pace 54
    assert found.rows[1].forecast.value.printed == "54"


def test_unknown_forms_and_wrong_values_are_refused():
    with pytest.raises(PerformanceError, match="没有名为“x”的表"):
        new_form("x", PACK)
    with pytest.raises(PerformanceError, match="“adjusted”应填写数字，而不是“一百万”"):
        filled("project_self_evaluation", adjusted="一百万")
    with pytest.raises(PerformanceError, match="没有要填写的表"):
        fill([], PACK)


@pytest.mark.parametrize(
    ("kind", "pack", "part"),
    [
        ("project_self_evaluation", PACK, "self_evaluation_form"),
        ("target_form", PACK, "target_form"),
        ("base_table", HUNAN, "base_table"),
    ],
)
def test_a_workbook_is_known_by_the_title_in_its_first_line(kind, pack, part):
    """An Excel form is a form of its year, not just a table."""
    (only,) = structured(read_bytes(filled(kind, pack), "表.xlsx"), library(), None).parts
    assert (only.kind, only.year, only.entity) == (part, 2024, DATA["entity"])


def test_several_forms_in_one_workbook_keep_apart():
    data = fill([{**DATA, "kind": "project_self_evaluation", "project": f"项目{index}"} for index in range(3)], PACK)
    found = read_forms(data, "自评表.xlsx")
    assert [form.project for form, _ in found] == ["项目0", "项目1", "项目2"]
    assert [len(form.lines) for form, _ in found] == [5, 5, 5]


class TestPublished:
    """The forms of two published reports beside the repository: totals reproduced, wrong scores with the right ones."""

    def scored(self, shared, name):
        return score_file((shared / "reports" / name).read_bytes(), name)

    def test_a_department_of_2023(self, shared):
        (found,) = self.scored(shared, "luxian-economy-it-2023-evaluation.txt")
        judged = {
            one.score.indicator.weight.printed + str(index): one.judgement for index, one in enumerate(found.verdicts)
        }
        assert [key for key, value in judged.items() if value in (Judgement.OVER_WEIGHT, Judgement.MISSING)] == [
            "53",
            "108",
        ]
        assert found.wrong[0].expected == "5"
        assert "与总分相符" in found.total.message

    def test_an_office_of_2022(self, shared):
        overall, project, review = self.scored(shared, "yueyanglou-finance-office-2022-selfevaluation.txt")
        for found in (overall, project, review):
            assert found.total.judgement == Judgement.AGREES
            assert found.fit.departures == ()
        assert [one.expected for one in overall.wrong] == ["10", "9.72"]
        assert [one.expected for one in project.wrong] == ["9.69", "10"]
        assert review.wrong == ()
