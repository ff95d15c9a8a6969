"""The public API on files as offices have them."""

import json
import zipfile

import pytest

from jiheng import services
from jiheng.findings import Outcome, Severity
from jiheng.policy import library

from .conftest import RIGHT, WRONG


def report(folder, **options):
    return services.audit_paths([folder], **options)


def test_one_report_is_read_and_judged(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(WRONG, "utf-8")
    audit = services.audit(path)
    (finding,) = [found for found in audit.findings if found.severity is Severity.ERROR]
    assert (finding.stated, finding.expected) == ("46.00%", "40.00%")
    assert audit.outcomes[Outcome.PASSED] > 0
    assert audit.document.quote(finding.span).endswith("46.00%")
    assert [part.policy for part in audit.document.parts] == ["sichuan-2023"]


def test_a_right_report_has_no_error_and_says_what_passed(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(RIGHT, "utf-8")
    audit = services.audit(path)
    assert audit.severities[Severity.ERROR] == 0
    assert audit.outcomes[Outcome.PASSED] > 0


def test_extracting_makes_no_check(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(WRONG, "utf-8")
    found = services.extract(path)
    assert found.results == found.findings == ()
    assert {"100.00", "60.00", "40.00", "46.00"} <= {fact.quantity.printed for fact in found.ledger.facts}


def test_the_pack_can_be_given(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(RIGHT, "utf-8")
    assert {part.policy for part in services.audit(path, policy="national").document.parts} == {"national"}
    with pytest.raises(KeyError):
        services.audit(path, policy="nowhere")


def test_a_folder_is_walked_in_order_and_leftovers_are_spared(folder):
    assert [path.relative_to(folder).as_posix() for path in services.inputs([folder])] == ["一.txt", "下级/二.TXT"]
    assert services.inputs([folder, folder / "一.txt", folder / "下级" / ".." / "一.txt"]) == services.inputs([folder])


def test_an_output_among_the_inputs_is_not_read(folder):
    (folder / "结果").mkdir()
    (folder / "结果" / "一.html").write_text("<p>结果</p>", "utf-8")
    assert len(services.inputs([folder])) == 3
    assert len(services.inputs([folder], without=folder / "结果")) == 2
    assert len(services.inputs([folder], without=folder / "结果" / "一.html")) == 2


def test_what_cannot_be_read_is_listed_and_the_rest_is_done(folder, tmp_path):
    (tmp_path / "空").mkdir()
    (folder / "空.txt").write_text("", "utf-8")
    (folder / "乱.docx").write_bytes(b"PK\x03\x04 no zip")
    made = services.audit_paths([tmp_path / "没有.txt", tmp_path / "空", folder])
    assert [document["path"][-5:] for document in made["documents"]] == ["一.txt", "二.TXT"]
    assert [failure["path"] for failure in made["failures"]] == [
        str(tmp_path / "没有.txt"),
        str(tmp_path / "空"),
        str(folder / "乱.docx"),
        str(folder / "空.txt"),
    ]
    assert all(failure["message"].endswith("。") for failure in made["failures"])


def test_processes_change_nothing(folder):
    (folder / "空.txt").write_text("", "utf-8")
    alone, shared = (json.dumps(report(folder, jobs=jobs), ensure_ascii=False) for jobs in (1, 2))
    assert alone == shared


def test_a_fault_of_ours_in_one_file_stops_no_other(folder, monkeypatch):
    judge = services.audit

    def faulty(path, **options):
        if path.name == "一.txt":
            raise ZeroDivisionError
        return judge(path, **options)

    monkeypatch.setattr(services, "audit", faulty)
    made = report(folder)
    assert len(made["documents"]) == 1
    (failure,) = made["failures"]
    assert "程序内部出错（ZeroDivisionError test_services.py:" in failure["message"]


def test_a_process_that_dies_costs_only_its_own_file(folder):
    work = services.Work(dying, kept)
    done, failures = work.over(services.inputs([folder]), 2)
    assert done == ["二.TXT"]
    assert [failure.path for failure in failures] == [str(folder / "一.txt")]
    assert "进程意外退出" in failures[0].message


def dying(path, **_):
    """A service that takes its process down on one file."""
    if path.name == "一.txt":
        import os

        os._exit(1)
    return path.name


def kept(name):
    """The view of what ``dying`` gives."""
    return name


def test_extracted_facts_of_many_files(folder):
    made = services.extract_paths([folder])
    assert made["schema"] == "jiheng.extract/1"
    assert [len(document["facts"]) > 0 for document in made["documents"]] == [True, True]


def test_a_finding_is_explained_from_the_report_alone(folder):
    made = json.loads(json.dumps(report(folder)))
    identity = made["documents"][1]["findings"][0]["id"]
    (found,) = services.explain(made, identity[:6])
    assert found.document is not None
    (folder / "下级" / "二.TXT").write_text("改过了的报告。", "utf-8")
    (found,) = services.explain(made, identity)
    assert found.document is None
    assert services.explain(made, "nothing") == []


def test_examples_of_a_rule_are_tried():
    rule = library().pack("national").rules["share_of_whole"]
    outcomes = [(number, held) for _, number, held in services.examples([rule], policy="national")]
    assert outcomes == [(number, True) for number in range(1, len(rule.examples) + 1)]


def test_an_archive_is_opened(folder, tmp_path):
    archive = tmp_path / "全部 报告.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.write(folder / "一.txt", "一.txt")
        made.write(folder / "下级" / "二.TXT", "下级/二.TXT")
        made.writestr("坏.docx", b"PK nothing")
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04 nothing")
    made = services.audit_paths([archive, tmp_path / "坏.zip"], jobs=2)
    assert [document["path"] for document in made["documents"]] == [f"{archive}/一.txt", f"{archive}/下级/二.TXT"]
    assert [failure["path"] for failure in made["failures"]] == [f"{archive}/坏.docx", str(tmp_path / "坏.zip")]
