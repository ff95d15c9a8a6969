"""This year's report beside last year's: the chain of totals and of what is carried over, and what is said of it."""

import json

import pytest

from jiheng import services
from jiheng.cli import main
from jiheng.findings import Severity

UNIT = "四川省云岭县水务局"


def report(year, total, change, carried, left, *, unit=UNIT, amounts="万元", note=""):
    """A disclosure whose totals grew by so much, with what was carried over and what is left."""
    return (
        f"{unit}{year}年度部门决算\n"
        "一、收入支出决算总体情况说明\n"
        f"{year}年度收、支总计均为{total}{amounts}。与{year - 1}年度相比，收、支总计各{change}。"
        "主要变动原因是项目增加。\n"
        "二、结转和结余情况说明\n"
        f"年初结转和结余{carried}{amounts}，年末结转和结余{left}{amounts}。\n{note}"
    )


LAST = report(2022, "900.00", "增加50.00万元，增长5.88%", "20.00", "30.00")
RIGHT = "增加100.00万元，增长11.11%"
ELSE = "增加120.00万元，增长13.64%"  # from another base than the published one


@pytest.fixture
def judged(tmp_path):
    def audited(this, last=LAST):
        for name, text in (("本年.txt", this), ("上年.txt", last)):
            (tmp_path / name).write_text(text, "utf-8")
        return services.audit(tmp_path / "本年.txt", beside=[tmp_path / "上年.txt"])

    return audited


def proved(audit):
    """The findings that last year's file proves: rule, severity, what it should be."""
    return [
        (finding.rule, finding.severity, finding.expected)
        for finding in audit.findings
        if any(one.path for one in finding.evidence)
    ]


@pytest.mark.parametrize(
    "last",
    [
        LAST,
        LAST.replace(UNIT, "云岭县水务局"),
        report(2022, "9000000.00", "增加500000.00元，增长5.88%", "200000.00", "300000.00", amounts="元"),
    ],
    ids=["as it is", "without its place", "in yuan"],
)
def test_a_chain_that_holds_is_silent_and_one_that_does_not_is_an_error(judged, last):
    assert proved(judged(report(2023, "1000.00", RIGHT, "30.00", "40.00"), last)) == []
    ((_, severity, expected),) = proved(judged(report(2023, "1000.00", ELSE, "30.00", "40.00"), last))
    assert (severity, expected) == (Severity.ERROR, "100.00万元")
    ((_, severity, expected),) = proved(judged(report(2023, "1000.00", RIGHT, "25.00", "40.00"), last))
    assert (severity, expected.removesuffix("万元").removesuffix(".00")) == (Severity.ERROR, "30")


@pytest.mark.parametrize("words", ["上年数已按可比口径调整", "因会计差错更正，对上年数作了追溯调整"])
def test_a_base_that_the_report_says_was_restated_is_a_hint_that_says_so(judged, words):
    audit = judged(report(2023, "1000.00", ELSE, "30.00", "40.00", note=f"注：{words}。\n"))
    assert [severity for _, severity, _ in proved(audit)] == [Severity.HINT]
    (message,) = (finding.message for finding in audit.findings if any(one.path for one in finding.evidence))
    assert "核对调整的依据" in message


def test_a_restated_base_excuses_nothing_inside_of_the_report(judged):
    wrong = report(2023, "1000.00", "增加100.00万元，增长11.91%", "30.00", "40.00", note="注：已作追溯调整。\n")
    found = [finding.severity for finding in judged(wrong).findings if finding.kind == "growth_rate"]
    assert found == [Severity.ERROR]


def test_the_finding_names_the_file_that_proves_it(judged):
    audit = judged(report(2023, "1000.00", RIGHT, "25.00", "40.00"))
    (message,) = (finding.message for finding in audit.findings if any(one.path for one in finding.evidence))
    assert "“上年.txt”" in message
    assert "仅凭所列各数" not in message


def test_what_was_compared_is_told(judged, tmp_path, capsys):
    judged(report(2023, "1000.00", RIGHT, "30.00", "40.00"))
    call = ["audit", str(tmp_path / "本年.txt"), "--with", str(tmp_path / "上年.txt")]
    main(call)
    said = capsys.readouterr().out
    assert "一同核对" in said
    assert "四川省云岭县水务局2022年度部门决算公开" in "".join(said.split())
    main([*call, "--format", "json"])
    ((beside,),) = (document["beside"] for document in json.loads(capsys.readouterr().out)["documents"])
    assert beside["compared"] >= 2


def test_many_members_are_named_only_in_part(tmp_path, capsys):
    text = "云岭县{name}2023年度单位决算\n2023年度公务接待费支出决算为1.00万元。\n"
    names = [f"第{number}小学" for number in "一二三四五六七八九十"] + ["实验小学", "特殊学校"]
    for name in names:
        (tmp_path / f"{name}.txt").write_text(text.format(name=name), "utf-8")
    whole = tmp_path / "汇总.txt"
    whole.write_text(text.format(name="教育局").replace("单位决算", "部门决算").replace("1.00", "12.00"), "utf-8")
    assert main(["audit", str(whole), "--members", str(tmp_path)]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert said.count("一同核对：") == 10
    assert "一同核对的还有2个文件，比了2项" in said
