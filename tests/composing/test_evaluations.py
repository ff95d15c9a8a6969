"""Reports of evaluation: composed from small ledgers, read back as the same facts, clean but for marked gaps."""

import json
from functools import partial

import pytest

from jiheng.composing import compose
from jiheng.composing.account import Account
from jiheng.composing.items import Entry, item_named
from jiheng.composing.numbers import number_in
from jiheng.findings import Outcome, Severity
from jiheng.policy import library
from jiheng.services.filing import data_of
from jiheng.services.form_pages import laid_form, lay
from tests.composing.reading_back import read_back, stated

SICHUAN, HUNAN = "sichuan-2023", "hunan-yueyang-2022"


def account(file, pack, **changes):
    data = json.loads(file.read_text("utf-8"))
    entries = {}
    for row in data["facts"]:
        item = item_named(row["concept"], pack)._replace(year=row["year"] - data["year"])
        entries[item] = Entry(number_in(row["value"], "万元", pack), "")
    texts = {**data["texts"], **changes}
    records = {name: tuple(rows) for name, rows in data["records"].items()}
    return Account(data["entity"], data["year"], entries, texts, records)


def told(composed, policy):
    back = read_back(composed, policy)
    failed = [
        (result.rule, result.finding.severity)
        for result in back.results
        if result.outcome is Outcome.FAILED and result.finding.severity is not Severity.HINT
    ]
    return stated(composed.ledger), stated(back.ledger), failed


@pytest.mark.parametrize(
    ("file", "report", "policy", "figures", "gaps"),
    [
        ("agency/部门.json", "department-evaluation", SICHUAN, 42, 2),
        ("agency/招商引资奖补.json", "project-evaluation", SICHUAN, 8, 0),
        ("agency/招商引资奖补.json", "special-project-evaluation", SICHUAN, 17, 0),
        ("science-centre/部门.json", "self-evaluation", HUNAN, 12, 0),
    ],
)
def test_a_report_is_read_back_as_the_same_facts(root, file, report, policy, figures, gaps):
    pack = library().pack(policy)
    composed = compose(account(root / "examples/units" / file, pack), pack, report)
    own, back, failed = told(composed, policy)
    assert len(own) == figures
    assert own.items() <= back.items()
    # Each missing reason is one gap and one finding; nothing else is found.
    assert [rule for rule, _ in failed] == ["placeholder"] * gaps
    assert len(composed.gaps) == gaps


def test_what_is_computed_is_not_asked(root):
    pack = library().pack(SICHUAN)
    text = compose(account(root / "examples/units/agency/部门.json", pack), pack, "department-evaluation").document.text
    # 12 + 9; 120 + 60.5; (118.5 + 48) ÷ 180.5; only 60.5 − 48 is more than a tenth; 14+24+10+8+6+11+11+10
    assert "核定总编制21名" in text
    assert "涉及预算总金额180.50万元，1—12月预算执行总体进度为92.24%，其中：预算结余率大于10%的项目共计1个" in text
    assert "部门整体绩效自评得分94分（满分100分），评价结果为“优”" in text


def test_forms_go_with_a_report(root):
    pack = library().pack(SICHUAN)
    data = data_of(root / "examples/schemes/forms/项目自评.toml", pack)
    annexes = {row["kind"]: [partial(lay, sheet=laid_form(row, pack))] for row in data}
    source = account(root / "examples/units/agency/招商引资奖补.json", pack)
    composed = compose(source, pack, "project-evaluation", "", annexes)
    own, back, _ = told(composed, SICHUAN)
    assert [part.kind for part in read_back(composed, SICHUAN).document.parts] == [
        "project_evaluation", "self_evaluation_form",
    ]  # fmt: skip
    assert len(own) == 8 + 32
    assert {fact[0].concept for fact in own.values()} <= {fact[0].concept for fact in back.values()}


def test_a_report_without_its_ledger_shows_gaps_and_invents_nothing():
    pack = library().pack(SICHUAN)
    composed = compose(Account("某县某局", 2023, {}), pack, "department-evaluation")
    assert len(composed.ledger.facts) == 4  # how many projects there are: none
    assert len(composed.gaps) > 10
    assert all("【需要补充" in composed.document.quote(gap) for gap in composed.gaps)
