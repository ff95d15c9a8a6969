"""How a finding is explained, and the catalogue of rules."""

import pytest

from jiheng.findings import Rule, Severity
from jiheng.reporting import catalogue, contract
from jiheng.reporting.contract import Found
from jiheng.reporting.explanation import explained

RULE = Rule(
    "change_amount",
    "growth_amount",
    Severity.ERROR,
    "增减额与两年数之差不符",
    "“{name}”写作{stated}，应为{expected}。",
    "财预〔2016〕143号",
    examples=({"text": "比上年减少3万元。\n", "fails": True}, {"text": "比上年减少2万元。", "fails": False}),
)


@pytest.fixture
def finding(audit):
    return contract.document(audit)["findings"][0]


def test_operands_stand_under_the_finding_with_their_lines(audit, finding):
    tree = explained(Found(finding, audit.document.path, audit.document))
    assert tree.splitlines()[0] == f"增减额与两年数之差不符（{finding['id']}）"
    assert "│   ├── 82万元：2023年，清江县商贸局，公务接待费，决算数，第3行" in tree
    assert "│   └── 94.19万元：2022年，清江县商贸局，公务接待费，决算数，第3行" in tree
    assert "├── 算式：94.19 − 82 = 12.19（万元）" in tree
    assert "    └── “下降15.07%”（第3行）应为12.94%" in tree


def test_a_file_that_changed_is_explained_by_offsets(audit, finding):
    tree = explained(Found(finding, audit.document.path))
    start = finding["evidence"][0]["start"]
    assert f"82万元：2023年，清江县商贸局，公务接待费，决算数，第{start + 1}至{start + 4}字" in tree


def test_the_catalogue_shows_all_of_a_rule():
    page = catalogue.page([RULE])
    assert "## 增减额" in page
    assert "### 增减额与两年数之差不符" in page
    assert "- 意见：“{name}”写作{stated}，应为{expected}。" in page
    assert "例1（应当指出）\n\n```text\n比上年减少3万元。\n```" in page
    assert "依据：财预〔2016〕143号" in catalogue.shown(RULE)
    assert "change_amount" in catalogue.listed([RULE])
