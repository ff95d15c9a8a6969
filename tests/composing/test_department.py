"""A department is its own office and its subordinate units; last year's figures come from last year's ledger."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.cli import main
from jiheng.composing import Account, consolidated
from jiheng.composing.ledger_file import dump
from jiheng.ledger import Composed
from jiheng.policy import library
from jiheng.services.composing import Composing
from tests.composing.accounts import invented
from tests.composing.workbooks import tables, told, write

PACK = library().pack("national")


def workbook(path: Path, account: Account) -> Path:
    return write(path, tables(account, PACK), told(account))


def stated(report: Composed, concept: str, measure: str = "决算数") -> set[Decimal]:
    facts = (fact for fact in report.ledger.facts if fact.concept == concept and fact.measure == measure)
    return {
        fact.quantity.value for fact in facts if fact.quantity and not fact.scope.classification and fact.year == 2023
    }


@pytest.mark.parametrize(
    "concept", ["收入合计", "支出合计", "基本支出", "公务接待费", "公务用车保有量", "政府采购支出总额"]
)
def test_the_figures_of_subordinate_units_are_added_to_the_departments(tmp_path: Path, concept: str):
    office, school = invented(3), replace(invented(8), entity="云岭县商务服务中心")
    paths = [workbook(tmp_path / f"{account.entity}.xlsx", account) for account in (office, school)]
    measure = "数量" if "保有量" in concept else "决算数"
    one, other = (Composing(policy="national").composed([path])[0] for path in paths)
    both, _ = Composing(policy="national", members=(paths[1],)).composed([paths[0]])
    wanted = sum(max(stated(report, concept, measure), default=Decimal(0)) for report in (one, other))
    assert abs(max(stated(both, concept, measure)) - wanted) <= Decimal("0.01")


def test_the_units_are_named_where_the_department_does_not_list_them():
    office, school = replace(invented(3), records={}), replace(invented(8), entity="云岭县商务服务中心", records={})
    names = [row["name"] for row in consolidated(office, [school], PACK).records["units"]]
    assert names == ["云岭县商务局", "云岭县商务服务中心"]


def test_what_one_unit_does_not_know_is_not_added_up():
    office, school = invented(3), invented(8)
    known = {item: entry for item, entry in school.entries.items() if item.concept != "机关运行经费"}
    whole = consolidated(office, [replace(school, entries=known)], PACK)
    assert [item for item in whole.entries if item.concept == "机关运行经费" and item.year == -1] == []


def test_changes_are_computed_from_last_years_ledger(tmp_path: Path):
    account = invented(3)
    now = {item: entry for item, entry in account.entries.items() if not item.year}
    before = {item._replace(year=0): entry for item, entry in account.entries.items() if item.year == -1}
    data = workbook(tmp_path / "今年.xlsx", replace(account, entries=now))
    ledger = tmp_path / "上年.json"
    ledger.write_text(dump(replace(account, year=2022, entries=before), PACK), "utf-8")
    output = tmp_path / "报告.txt"
    arguments = ["compose", str(data), "--last-year", str(ledger), "--policy", "national", "-o", str(output)]
    assert main(arguments) == 0
    whole, _ = Composing(policy="national").composed([workbook(tmp_path / "全.xlsx", account)])
    assert [line for line in output.read_text("utf-8").splitlines() if "2022年度相比" in line] == [
        line for line in whole.document.text.splitlines() if "2022年度相比" in line
    ]


def test_a_ledger_alone_composes_the_report(tmp_path: Path):
    account, ledger = invented(3), tmp_path / "数据账.json"
    ledger.write_text(dump(account, PACK), "utf-8")
    report, _ = Composing(policy="national").composed([ledger])
    wanted, _ = Composing(policy="national").composed([workbook(tmp_path / "表.xlsx", account)])
    assert report.document.text == wanted.document.text


@pytest.mark.parametrize("content", ["", "[]", '{"schema": "jiheng.ledger/1"}', '{"facts": [{"concept": 1}]}'])
def test_a_broken_ledger_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str):
    ledger = tmp_path / "坏.json"
    ledger.write_text(content, "utf-8")
    assert main(["compose", str(ledger), "-o", str(tmp_path / "报告.docx")]) == 3
    assert "数据账" in capsys.readouterr().err
