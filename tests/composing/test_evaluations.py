"""The example units: every report is composed, read back as the same facts, and clean but for its marked gaps."""

import json
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jiheng.composing import Account, compose
from jiheng.findings import Outcome, Severity
from jiheng.formats import Unreadable
from jiheng.policy import library
from jiheng.services.composing import Composing
from jiheng.services.filing import empty
from tests.composing.evaluations import department, fund
from tests.composing.reading_back import read_back, stated

UNITS = Path(__file__).parents[2] / "examples" / "units"
SICHUAN = "sichuan-2023"


def planned():
    for plan in sorted(UNITS.glob("*/reports.toml")):
        rows = tomllib.loads(plan.read_text("utf-8"))
        for row in rows["reports"]:
            yield pytest.param(rows["policy"], row, plan.parent, id=f"{plan.parent.name}-{row['report']}")


def composed(folder, report, data, policy=SICHUAN):
    return Composing(report, policy).composed([folder / name for name in data])[0]


@pytest.mark.parametrize(("policy", "row", "folder"), list(planned()))
def test_an_example_is_read_back_as_the_same_facts(policy, row, folder):
    report = composed(folder, row["report"], row["data"], policy)
    back = read_back(report, policy)
    own = stated(report.ledger)
    assert len(own) > 7
    assert own.items() <= stated(back.ledger).items()
    failed = [
        result.rule
        for result in back.results
        if result.outcome is Outcome.FAILED and result.finding.severity is not Severity.HINT
    ]
    # Each missing reason is one gap and one finding; nothing else is found.
    assert failed == ["placeholder"] * len(report.gaps)


REPORTS = (("department-evaluation", department), ("project-evaluation", fund), ("special-project-evaluation", fund))


def holds(seed):
    pack = library().pack(SICHUAN)
    for name, invented in REPORTS:
        report = compose(invented(seed, pack), pack, name)
        back = read_back(report, SICHUAN)
        assert stated(report.ledger).items() <= stated(back.ledger).items(), (seed, name)
        failed = [
            result.rule
            for result in back.results
            if result.outcome is Outcome.FAILED and result.finding.severity is not Severity.HINT
        ]
        assert failed == ["placeholder"] * len(report.gaps), (seed, name)


@pytest.mark.parametrize("seed", range(25))
def test_invented_figures_are_read_back_as_the_same_facts(seed):
    holds(seed)


@pytest.mark.nightly
def test_a_thousand_invented_reports():
    for seed in range(1_000, 2_000):
        holds(seed)


def test_one_example_leaves_a_reason_to_be_given():
    (gap,) = composed(UNITS / "township", "disclosure", ["部门.json"]).gaps
    assert gap.start > 0


def test_what_is_computed_is_not_asked():
    text = composed(UNITS / "agency", "department-evaluation", ["部门.json"]).document.text
    # 12 + 9; 60 + 60; (58.5 + 60) ÷ 120; nothing has more than a tenth left; 15+25+10+9+6+12+11.63+11
    assert "核定总编制21名" in text
    assert "涉及预算总金额120.00万元，1—12月预算执行总体进度为98.75%，其中：预算结余率大于10%的项目共计0个" in text
    assert "部门整体绩效自评得分99.63分（满分100分），评价结果为“优”" in text


def test_forms_go_with_a_report():
    data = ["招商引资激励奖补资金.json", "项目自评表（招商引资激励奖补资金）.toml"]
    report = composed(UNITS / "agency", "special-project-evaluation", data)
    assert [part.kind for part in read_back(report, SICHUAN).document.parts] == [
        "project_evaluation", "self_evaluation_form",
    ]  # fmt: skip


def test_a_report_whose_score_is_not_its_forms_is_found_out(tmp_path):
    data = json.loads((UNITS / "agency" / "部门.json").read_text("utf-8"))
    data["records"]["dimensions"][0]["score"] = "9"
    (tmp_path / "部门.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (tmp_path / "表.toml").write_bytes((UNITS / "agency" / "整体自评表.toml").read_bytes())
    back = read_back(composed(tmp_path, "department-evaluation", ["部门.json", "表.toml"]), SICHUAN)
    found = [result.finding.message for result in back.results if result.outcome is Outcome.FAILED]
    assert any("99.63分" in message and "93.63分" in message for message in found)


def test_a_report_without_its_ledgers_shows_gaps_and_invents_nothing():
    pack = library().pack(SICHUAN)
    report = compose(Account("某县某局", 2023, {}), pack, "department-evaluation")
    assert report.ledger.facts == ()
    assert len(report.gaps) > 10
    assert all("【需要补充" in report.document.quote(gap) for gap in report.gaps)


BROKEN = {
    "no score": lambda records: records["dimensions"][1].pop("score"),
    "words for a score": lambda records: records["dimensions"][1].update(score="很高"),
    "no text": lambda records: records["dimensions"][1].pop("text"),
    "an empty cell": lambda records: records["projects"][0].update(spent=""),
    "numbers": lambda records: records["projects"][0].update(budget=60, spent=58.5),
    "no rows": lambda records: records.update(projects=[], dimensions=[]),
    "no ledger": lambda records: records.clear(),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_ledgers_with_holes_give_gaps_not_faults(tmp_path, broken):
    data = json.loads((UNITS / "agency" / "部门.json").read_text("utf-8"))
    BROKEN[broken](data["records"])
    (tmp_path / "部门.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    report = composed(tmp_path, "department-evaluation", ["部门.json"])
    assert bool(report.gaps) == (broken not in {"an empty cell", "numbers"})
    assert {fact.quantity is None for fact in report.ledger.facts} == {False}


@pytest.mark.parametrize("records", [[], "无", {"projects": "无"}, {"projects": ["无"]}, {"projects": 3}])
def test_what_is_no_ledger_is_refused_in_one_sentence(tmp_path, records):
    data = json.loads((UNITS / "agency" / "部门.json").read_text("utf-8")) | {"records": records}
    (tmp_path / "部门.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    with pytest.raises(Unreadable, match="不是可以使用的数据账"):
        composed(tmp_path, "department-evaluation", ["部门.json"])


ROWS = {
    "编制情况": ("posts", "name", "count"), "在职人员情况": ("staff", "name", "count"),
    "项目清单": ("projects", "name", "kind", "initial", "budget", "spent"),
    "评价得分": ("dimensions", "part", "name", "text", "score", "full"),
    "存在问题": ("problems", "order", "text"), "改进建议": ("advice", "order", "text"),
}  # fmt: skip
TEXTS = {
    "单位名称": "entity", "年度": "year", "机构组成": "institution", "机构职能": "duties",
    "重点领域绩效分析": "fields", "绩效结果应用情况": "result_use", "评价结论": "conclusion",
}  # fmt: skip


def test_a_workbook_filled_by_hand_gives_the_same_report(tmp_path):
    data = json.loads((UNITS / "agency" / "部门.json").read_text("utf-8"))
    book = load_workbook(BytesIO(empty("部门整体绩效评价报告数据表", library().pack(SICHUAN))))
    whole = {(fact["concept"], fact["year"]): fact["value"] for fact in data["facts"] if "classification" not in fact}
    whole |= {("基本支出", 2023): "852.90", ("项目支出", 2023): "778.50"}  # sums of subjects in the ledger
    texts = {**data["texts"], "entity": data["entity"], "year": "2023"}
    for (label, _, _), (cell, *_) in zip(
        book["评价基本情况"].iter_rows(min_row=3, max_col=3, values_only=True),
        book["评价基本情况"].iter_rows(min_row=3, min_col=2, max_col=2),
        strict=True,
    ):
        key = str(label or "").removesuffix("（万元）")
        cell.value = texts.get(TEXTS.get(key, "")) or whole.get(
            ({"收入合计": "收入总计", "支出合计": "支出总计"}.get(key, key), 2023)
        )
    for sheet, (record, *columns) in ROWS.items():
        for line, row in enumerate(data["records"][record], 3):
            for place, column in enumerate(columns, 1):
                book[sheet].cell(line, place).value = row.get(column)
    for line, concept in enumerate(("收入合计", "支出合计"), 3):
        book["上年决算数"].cell(line, 1).value = concept
        book["上年决算数"].cell(line, 2).value = float(whole[concept, 2022])
        for place, text in enumerate((concept, "与上年比", data["texts"][f"reason/last/{concept}"]), 1):
            book["增减原因"].cell(line, place).value = text
    book.save(tmp_path / "数据.xlsx")
    by_hand = composed(tmp_path, "department-evaluation", ["数据.xlsx"]).document.text
    assert by_hand == composed(UNITS / "agency", "department-evaluation", ["部门.json"]).document.text
