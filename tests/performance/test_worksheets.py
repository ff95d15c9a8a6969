"""Worksheets through the command line: made, filled from data, answered, returned to be signed, refused by place."""

import json
import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks import new_worksheet
from jiheng.services.own_workbooks import own_workbook
from tests.performance.building import PACK

SAMPLE = {
    "kind": "review_sample",
    "seed": "2024年度复核",
    "share": "40%",
    "rows": [
        *({"id": f"教育局第{n}小学", "group": "教育局", "amount": str(n * 10)} for n in range(1, 6)),
        {"id": "县医院", "group": "卫健局", "amount": "500", "always": "是"},
        {"id": "镇卫生院", "group": "卫健局", "amount": "80"},
    ],
}
SCORES = {
    "kind": "review_scores",
    "rows": [
        {"id": "甲校", "stated": "95", "score1": "90", "score2": "86"},
        {"id": "乙校", "stated": "95", "score1": "90", "score2": "80"},
        {"id": "丙校", "stated": "95", "score1": "90", "score2": "70", "score3": "72"},
    ],
}
ADJUSTMENTS = {
    "kind": "review_adjustments",
    "unit": "某镇人民政府",
    "rows": [
        {"name": "新修道路里程", "weight": "60", "stated": "60"},
        {
            "name": "群众满意度",
            "weight": "40",
            "stated": "40",
            "adjusted": "28.5",
            "reason": "没有问卷",
            "by": "复核组",
        },
    ],
}
USE = {
    "kind": "result_use",
    "rows": [
        {"id": "甲项目", "budget": "100", "score": "92"},
        {"id": "乙项目", "budget": "100", "score": "92", "open": "1"},
        {"id": "丙项目", "budget": "50.5", "grade": "差"},
    ],
}
REGISTER = {
    "kind": "problem_register",
    "today": "2024年6月30日",
    "rows": [
        {"id": "1", "unit": "甲局", "text": "资金滞留", "raised": "2024-03-01", "deadline": "2024-04-30"},
        {"id": "2", "unit": "乙局", "text": "指标不可衡量", "raised": "2024.3.1", "deadline": "2024.5.31",
         "answered": "2024/5/20", "evidence": "新指标表", "decided": "2024-05-25", "verdict": "退回",
         "opinion": "仍有三项"},
        {"id": "2", "answered": "2024-06-10", "evidence": "指标表第二稿", "decided": "2024-06-15", "verdict": "销号"},
        {"id": "3", "unit": "丙局", "text": "台账不全", "raised": "2024-06-01", "deadline": "2024-12-31"},
    ],
}  # fmt: skip
ALL = (SAMPLE, SCORES, ADJUSTMENTS, USE, REGISTER)


@pytest.fixture
def answer(call, tmp_path):
    """Fill a worksheet from data and score it: the exit code and the record."""

    def answered(data):
        (tmp_path / "数据.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        assert call("forms", "fill", "数据.json", "-o", "表.xlsx").returncode == 0
        found = call("score", "表.xlsx", "--format", "json")
        (record,) = json.loads(found.stdout)["documents"][0]["forms"]
        return found.returncode, record

    return answered


def test_a_sample_is_drawn_by_group_and_everyone_draws_the_same(answer):
    code, first = answer(SAMPLE)
    drawn = {row["id"] for row in first["rows"] if row["drawn"] == "是"}
    # Two of five schools, one of two of the other bureau: the one that must be in it.
    assert code == 0
    assert len(drawn) == 3
    assert len([name for name in drawn if "小学" in name]) == 2
    assert "县医院" in drawn
    assert {row["id"] for row in answer({**SAMPLE, "rows": SAMPLE["rows"][::-1]})[1]["rows"] if row["drawn"]} == drawn
    # Worked out by hand from the amounts: what was drawn over 10 + 20 + 30 + 40 + 50 + 500 + 80.
    money = sum(int(row["amount"]) for row in first["rows"] if row["drawn"])
    assert f"抽中的金额 {money} 万元，占 {money / 730:.2%}" in first["remarks"][0]


def test_two_reviewers_agree_or_a_third_decides(answer):
    code, found = answer(SCORES)
    assert code == 1
    assert [(row["score"], row["change"], row["grade"]) for row in found["rows"]] == [
        ("88", "-7.00", "良"), ("", "", ""), ("71", "-24.00", "中"),
    ]  # fmt: skip
    assert "需由第三人评分" in found["rows"][1]["note"]
    assert found["remarks"] == ["共 3 个，已定分 2 个，需由第三人评分 1 个"]


def test_adjusted_scores_keep_both_totals(answer):
    code, found = answer(ADJUSTMENTS)
    assert (code, [(row["score"], row["change"]) for row in found["rows"]]) == (0, [("60", ""), ("28.5", "-11.5")])
    assert found["remarks"] == ["自评 100.00 分，复核 88.50 分，调整 1 项，等级“良”"]


def test_grades_lead_to_budgets_and_open_problems_hold_them_back(answer):
    code, found = answer(USE)
    assert code == 0
    assert [(row["grade_found"], row["least"], row["most"]) for row in found["rows"]] == [
        ("优", "100.00", "110.00"), ("优", "100.00", "100.00"), ("差", "0.00", "0.00"),
    ]  # fmt: skip
    assert found["remarks"][0] == "本年预算合计 250.50 万元，按评价结果下年安排 200.00 至 210.00 万元"
    assert "默认设置" in found["remarks"][1]


def test_problems_are_followed_to_their_end(answer):
    code, found = answer(REGISTER)
    assert code == 1
    assert [(row["state"], row["overdue"]) for row in found["rows"]] == [
        ("已提出", "61 天"), ("已退回", ""), ("已销号", ""), ("已提出", ""),
    ]  # fmt: skip
    assert found["remarks"] == [
        "截至 2024-06-30：共 3 个问题，已销号 1 个，已反馈待复核 0 个，尚未整改 2 个，其中逾期 1 个",
        "问题 1（甲局）应于 2024-04-30 前整改，已逾期 61 天",
    ]


@pytest.mark.parametrize("data", ALL, ids=lambda data: data["kind"])
def test_each_comes_back_as_a_sheet_to_sign(tmp_path, data):
    (tmp_path / "表.xlsx").write_bytes(new_worksheet(data["kind"], PACK, data))
    first, again = (own_workbook(tmp_path / "表.xlsx", PACK, (), workbook=True) for _ in range(2))
    assert first.workbook == again.workbook
    page = load_workbook(BytesIO(first.workbook))["评分结果"]
    texts = [str(cell.value) for line in page.iter_rows() for cell in line if cell.value]
    assert texts[-1].startswith("填表人：")
    assert all(str(value) in texts for row in data["rows"] for value in row.values())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({**SAMPLE, "seed": ""}, "填写!B3没有填写抽样口令"),
        ({**SAMPLE, "share": "150%"}, "填写!B4的抽查比例“150%”"),
        ({**SAMPLE, "rows": [SAMPLE["rows"][0]] * 2}, "填写!A6的“教育局第1小学”重复"),
        ({**SAMPLE, "rows": [{"id": "甲", "amount": "一百"}]}, "填写!C6应填写数字，而不是“一百”"),
        ({**SCORES, "rows": [{"id": "甲", "score1": "90"}]}, "需要两名或三名评审人"),
        ({**SCORES, "rows": [{"id": "甲", "score1": "90", "score2": "101"}]}, "填写!F5的得分应在 0 到 100 分之间"),
        ({**ADJUSTMENTS, "rows": [{**ADJUSTMENTS["rows"][1], "reason": ""}]}, "必须说明理由"),
        ({**USE, "rows": [{"id": "甲", "budget": "1"}]}, "填写!D5既没有可用的等级"),
        ({**USE, "rows": [{"id": "甲", "score": "90"}]}, "填写!B5没有填写本年预算"),
        ({**REGISTER, "today": "年底"}, "填写!B3应填写日期"),
        ({**REGISTER, "rows": [{**REGISTER["rows"][1], "evidence": ""}]}, "没有佐证材料"),
        ({**REGISTER, "rows": [{**REGISTER["rows"][0], "verdict": "销号", "decided": "2024-05-01"}]}, "不能直接变为"),
        ({**REGISTER, "rows": [{**REGISTER["rows"][0], "deadline": "2024-02-30"}]}, "填写!F5应填写日期"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_its_place(tmp_path, data, sentence):
    (tmp_path / "表.xlsx").write_bytes(new_worksheet(data["kind"], PACK, data))
    with pytest.raises(PerformanceError, match=re.escape(sentence)):
        own_workbook(tmp_path / "表.xlsx", PACK, (), workbook=True)


def test_nothing_is_written_where_nothing_could_be_answered(call, tmp_path):
    (tmp_path / "表.xlsx").write_bytes(new_worksheet("review_sample", PACK, {**SAMPLE, "seed": ""}))
    found = call("score", "表.xlsx", "-o", "结果.xlsx")
    assert (found.returncode, (tmp_path / "结果.xlsx").exists()) == (3, False)
    assert found.stderr == "表.xlsx：单元格填写!B3没有填写抽样口令；请补充\n"


def test_a_missing_column_is_named(call, tmp_path):
    book = load_workbook(BytesIO(new_worksheet("result_use", PACK, USE)))
    book["填写"].cell(4, 2).value = "预算"
    book.save(tmp_path / "表.xlsx")
    assert "第 4 行最接近表头，但缺少：本年预算（万元）" in call("score", "表.xlsx").stderr


def test_an_indicator_is_found_in_the_library_and_used_in_a_form(call, tmp_path):
    found = call("forms", "indicators", "满意", "--sector", "教育", "-o", "选用.toml")
    assert (found.returncode, found.stderr) == (0, "")
    text = (tmp_path / "选用.toml").read_text("utf-8")
    assert '{ library = "教育/学生和家长满意度", target = "", weight = "" }' in text
    text = text.replace('"", weight = ""', '"90", weight = "10"').replace('project = ""', 'project = "营养餐"')
    (tmp_path / "选用.toml").write_text(text, "utf-8")
    assert call("forms", "fill", "选用.toml", "-o", "目标表.xlsx").returncode == 0
    texts = [cell.value for line in load_workbook(tmp_path / "目标表.xlsx").worksheets[0].iter_rows() for cell in line]
    assert {"学生和家长满意度", "满意度指标", "≥", 90, "%", 10} <= set(texts)
    assert "行业有：通用、" in call("forms", "indicators", "航母").stdout
    (tmp_path / "选用.toml").write_text(text.replace("学生和家长满意度", "学生满意"), "utf-8")
    refused = call("forms", "fill", "选用.toml", "-o", "目标表2.xlsx")
    assert (refused.returncode, "相近的有：教育/学生和家长满意度" in refused.stderr) == (3, True)
