"""The judge counts as it says: found on the plant, wrong elsewhere, nothing in a clean report."""

import pytest

from benchmarks.accuracy.cases import CLEAN, make
from benchmarks.accuracy.judge import judge
from benchmarks.accuracy.tally import Tally, markdown


def answer(*findings):
    figures = {"total": 10, "facts": 9, "other": 0, "not_understood": [{}]}
    return {"documents": [{"findings": list(findings), "figures": figures}], "failures": []}


def finding(start, end, kind="ratio", severity="error", **more):
    return {
        "kind": kind,
        "severity": severity,
        "rule": "r",
        "line": 1,
        "quote": "q",
        "message": "m",
        "start": start,
        "end": end,
        **more,
    }


@pytest.fixture
def case():
    return make("share", "hunan", 1)


def place(case):
    mark = next(mark for mark in case.text.marks if mark.flag == "plant")
    return mark.start, mark.end


def test_a_finding_on_the_plant_is_found_and_not_wrong(case):
    verdict = judge(case, answer(finding(*place(case))))
    assert verdict.found is True
    assert verdict.false == ()


def test_evidence_and_consequences_on_the_plant_count(case):
    start, end = place(case)
    for part in ("evidence", "consequences"):
        verdict = judge(case, answer(finding(0, 1, **{part: [{"start": start, "end": end}]})))
        assert verdict.found is True


def test_another_kind_on_the_plant_is_not_found(case):
    assert judge(case, answer(finding(*place(case), kind="privacy"))).found is False


def test_an_error_far_from_the_plant_is_wrong_and_a_warning_is_not(case):
    far = len(case.text.text) - 1
    assert len(judge(case, answer(finding(far, far + 1))).false) == 1
    assert judge(case, answer(finding(far, far + 1, severity="warning"))).false == ()


def test_what_is_missing_must_be_named():
    gone = make("missing_section", "hunan", 2)
    named = finding(0, 1, kind="completeness", message=f"缺少“{gone.mentions[0]}”部分")
    assert judge(gone, answer(named)).found is True
    assert judge(gone, answer(finding(0, 1, kind="completeness"))).found is False


def test_every_error_in_a_clean_report_is_wrong():
    clean = make(CLEAN, "hunan", 1)
    verdict = judge(clean, answer(finding(5, 9), finding(7, 9, severity="hint")))
    assert verdict.found is None
    assert len(verdict.false) == 1


def test_a_report_that_could_not_be_audited_is_a_miss(case):
    verdict = judge(case, {"documents": [], "failures": [{"path": "x", "message": "读不了"}]})
    assert verdict.found is False
    assert verdict.failure == "读不了"


def test_a_row_of_few_cases_has_no_figure(case):
    tally = Tally()
    for number in range(25):
        tally.add(judge(case, answer(finding(*place(case))))._replace(kind="many", found=number > 0))
    tally.add(judge(case, answer())._replace(kind="few"))
    lines = markdown(tally, 25, ["hunan"])
    assert any(line.startswith("| many | 25 | 96.0% |") for line in lines)
    assert any(line.startswith("| few | 1 | — |") for line in lines)
