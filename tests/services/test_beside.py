"""A report judged beside other files: what each of them proves, where it stands there, and what is not compared."""

import json
import re

import pytest

from jiheng import services
from jiheng.cli import main
from jiheng.findings import Outcome, Severity
from tests.accounts import books, internal, rendering, sheets, wording

LAST = [
    f"{books.ENTITY}2022年度部门决算",
    "第二部分 部门决算情况说明",
    "一、收入支出决算总体情况说明",
    "2022年度收入总计、支出总计均为900.30万元。年末结转和结余24.20万元。",
    "七、财政拨款“三公”经费支出决算情况说明",
    "2022年度公务接待费支出决算为2.50万元，公务用车购置及运行维护费支出决算为6.50万元。",
]
GROWN = "均为950.38万元。与2022年相比，收、支总计各增加50.08万元，增长5.56%。年初结转和结余24.20万元。"
LESS = "公务接待费支出决算为2.13万元，比上年减少0.37万元，下降14.80%"


@pytest.fixture
def write(tmp_path):
    """Write a file of lines or bytes; its path."""

    def written(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else "\n".join(content).encode())
        return path

    return written


def arithmetic(audit):
    """The errors between figures: rule, quote, and where other files prove them."""
    return [
        (
            finding.rule,
            audit.document.quote(finding.span),
            [
                (audit.beside[one.path].document.place(one.span).cell, audit.beside[one.path].document.quote(one.span))
                for one in finding.evidence
                if one.path
            ],
        )
        for finding in audit.findings
        if finding.severity is Severity.ERROR and not finding.rule.startswith("missing")
    ]


def edited(old, new):
    lines = [line.replace(old, new) for line in wording.lines()]
    assert lines != wording.lines()
    return lines


@pytest.mark.parametrize("made", [internal.system, sheets.national], ids=["财决 sheets in 元", "public tables"])
def test_a_right_report_stays_silent_beside_its_tables(write, made):
    tables = write("报表.xlsx", rendering.workbook(made(), books.ENTITY))
    report = write("报告.txt", wording.lines())
    alone = services.audit(report).outcomes[Outcome.PASSED]
    beside = services.audit(report, tables=[tables])
    assert arithmetic(beside) == []
    assert beside.outcomes[Outcome.PASSED] > alone + 20


@pytest.mark.parametrize(
    ("old", "new", "cell"),
    [
        ("本年收入合计926.18", "本年收入合计926.81", ("财决01表 收入支出决算总表!E14", "9,261,800.00")),
        ("招商引资（项）2023年决算数为263.00", "招商引资（项）2023年决算数为236.00", None),
        ("机关运行经费支出70.20", "机关运行经费支出72.00", ("财决附03表 机构运行信息表!E18", "702,000.00")),
        ("政府性基金预算财政拨款支出84.00", "政府性基金预算财政拨款支出48.00", None),
    ],
)
def test_a_wrong_figure_is_proved_by_sheet_and_cell(write, old, new, cell):
    tables = write("财决.xlsx", rendering.workbook(internal.system(), books.ENTITY))
    found = arithmetic(services.audit(write("报告.txt", edited(old, new)), tables=[tables]))
    assert len(found) == 1
    ((_, quote, proof),) = found
    assert re.search(r"[\d.]+", new[::-1])[0][::-1] in quote
    assert proof
    assert cell is None or cell in proof


def test_basic_spending_of_all_funds_proves_nothing_of_that_of_the_appropriation(write):
    tables = write("财决.xlsx", rendering.workbook(internal.system(), books.ENTITY))
    wrong = edited("人员经费367.59", "人员经费376.59")
    ((_, quote, proof),) = arithmetic(services.audit(write("报告.txt", wrong), tables=[tables]))
    assert "376.59" in quote  # the text disproves it by itself
    assert proof == []


@pytest.mark.parametrize(
    ("printed", "severities"),
    [
        ("21,349.99", []),
        ("21,250.00", []),
        ("21,350.00", ["hint"]),  # cut off instead of rounded
        ("21,450.00", ["error"]),
        ("2,130,000.00", ["error"]),
    ],
)
def test_yuan_stand_behind_rounded_amounts_exactly(write, printed, severities):
    rows = [["项目", "预算数", "决算数"], ["公务接待费", "28,000.00", printed]]
    tables = write("三公.xlsx", rendering.workbook([sheets.Sheet("“三公”经费支出决算表", "", "元", rows, 1)]))
    audit = services.audit(write("报告.txt", wording.lines()), tables=[tables])
    told = [finding for finding in audit.findings if any(one.path for one in finding.evidence)]
    assert [finding.severity.value for finding in told] == severities


def test_last_year_gives_the_bases_of_changes_and_what_was_carried_over(write):
    def lines(grown=GROWN, less=LESS):
        text = "\n".join(wording.lines())
        return text.replace("均为950.38万元。", grown, 1).replace("公务接待费支出决算为2.13万元", less).split("\n")

    last = write("2022.txt", LAST)
    assert arithmetic(services.audit(write("今年.txt", lines()), beside=[last])) == []
    wrong = {
        "opening_is_closing": lines(grown=GROWN.replace("24.20", "22.40")),
        "change_amount": lines(grown=GROWN.replace("50.08万元，增长5.56%", "60.08万元，增长6.75%")),
    }
    for rule, text in wrong.items():
        ((found, _, proof),) = arithmetic(services.audit(write("今年.txt", text), beside=[last]))
        assert found == rule
        assert proof
    less = lines(less=LESS.replace("0.37万元，下降14.80%", "0.77万元，下降26.55%"))
    assert arithmetic(services.audit(write("今年.txt", less))) == []
    ((rule, _, proof),) = arithmetic(services.audit(write("今年.txt", less), beside=[last]))
    assert (rule, proof) == ("change_amount", [(None, "2.50万元")])


def test_the_published_budget_is_the_initial_budget(write):
    budget = [
        f"{books.ENTITY}2023年部门预算",
        "第二部分 2023年部门预算情况说明",
        "七、“三公”经费预算情况说明",
        "2023年“三公”经费财政拨款预算10.00万元，其中：公务接待费预算3.00万元，公务用车购置及运行维护费预算7.00万元。",
    ]
    other = write("预算.txt", budget)
    told = "公务接待费支出年初预算为{}万元，支出决算为2.13万元"
    for figure, errors in (("3.00", 0), ("3.30", 1)):
        report = write("决算.txt", edited("公务接待费支出决算为2.13万元", told.format(figure)))
        found = arithmetic(services.audit(report, beside=[other]))
        assert [proof for _, _, proof in found] == [[(None, "3.00万元")]] * errors


def test_another_unit_is_never_compared_and_this_is_said(write):
    other = [line.replace(books.ENTITY, "平川县水利局").replace("900.30", "100.30") for line in LAST]
    audit = services.audit(write("报告.txt", wording.lines()), beside=[write("外.txt", other)])
    assert arithmetic(audit) == []
    reasons = [result.reason for result in audit.results if result.outcome is Outcome.NOT_CHECKABLE]
    assert any("平川县水利局" in reason and "外.txt" in reason for reason in reasons)


def test_a_folder_of_other_units_is_counted_not_listed(write):
    others = [
        write(f"{at}.txt", [line.replace(books.ENTITY, f"平川县第{at}小学") for line in LAST]) for at in range(1, 8)
    ]
    audit = services.audit(write("报告.txt", wording.lines()), beside=[*others, write("2022.txt", LAST)])
    told = [result.reason for result in audit.results if "没有核对" in result.reason]
    assert len(told) == 4
    assert "还有4个文件" in told[-1]
    assert [path.endswith("2022.txt") for path in audit.beside] == [True]


@pytest.mark.parametrize("role", ["tables", "members"])
def test_tables_and_members_of_another_year_are_not_compared_and_this_is_said(write, role):
    audit = services.audit(write("报告.txt", wording.lines()), **{role: [write("去年.txt", LAST)]})
    assert arithmetic(audit) == []
    reasons = [result.reason for result in audit.results if result.outcome is Outcome.NOT_CHECKABLE]
    assert any("2022年度" in reason and "去年.txt" in reason for reason in reasons)


def test_a_workbook_without_figures_is_said_to_be_no_help(write):
    empty = rendering.workbook([sheets.Sheet("收入支出决算总表", "", "元", [["项目", "决算数"]], 1)])
    audit = services.audit(write("报告.txt", wording.lines()), tables=[write("空.xlsx", empty)])
    assert any("空.xlsx" in result.reason and "没有读到" in result.reason for result in audit.results)


def unit(name, meals, cars):
    return [
        f"{name}2023年度部门决算",
        "第二部分 部门决算情况说明",
        "七、财政拨款“三公”经费支出决算情况说明",
        f"2023年度公务接待费支出决算为{meals}万元，公务用车运行维护费支出决算为{cars}万元。",
    ]


def test_a_department_is_the_sum_of_its_units(write):
    members = [
        write("本级.txt", unit(books.ENTITY, "1.13", "4.45")),
        write("中心.txt", unit("云岭县会展服务中心", "1.00", "2.00")),
    ]
    report = write("汇总.txt", unit(books.ENTITY, "2.13", "6.45"))
    assert arithmetic(services.audit(report, members=members)) == []
    wrong = write("汇总.txt", unit(books.ENTITY, "2.31", "6.45"))
    ((rule, quote, proof),) = arithmetic(services.audit(wrong, members=members))
    assert (rule, "2.31" in quote) == ("members_make_whole", True)
    assert proof == [(None, "1.13万元"), (None, "1.00万元")]


def test_the_report_itself_among_the_other_files_is_not_one_of_them(write):
    members = [
        write("本级.txt", unit(books.ENTITY, "1.13", "4.45")),
        write("中心.txt", unit("云岭县会展服务中心", "1.00", "2.00")),
    ]
    report = write("汇总.txt", unit(books.ENTITY, "2.13", "6.45"))
    audit = services.audit(report, beside=[report], members=[*members, report])
    assert arithmetic(audit) == []
    assert set(audit.beside) == set(map(str, members))


@pytest.mark.parametrize(("stated", "wrong"), [("1", False), ("2", False), ("3", True)])
def test_as_many_units_are_given_as_the_department_says_it_has(write, stated, wrong):
    members = [
        write("本级.txt", unit(books.ENTITY, "1.13", "4.45")),
        write("中心.txt", unit("云岭县会展服务中心", "1.00", "2.00")),
    ]
    whole = unit(books.ENTITY, "2.13", "6.45")
    report = write("汇总.txt", [whole[0], f"下属二级预算单位{stated}个。", *whole[1:]])
    found = [one for one in services.audit(report, members=members).findings if one.rule == "members_given"]
    assert [(one.stated, one.expected) for one in found] == ([("3个", "2")] if wrong else [])


def test_units_that_share_their_books_explain_what_is_more_but_not_what_is_less(write):
    members = [write("本级.txt", unit(books.ENTITY, "1.13", "4.45"))]
    joint = "云岭县会展服务中心与机关合并核算，未单独核算。"
    report = write("汇总.txt", [*unit(books.ENTITY, "2.13", "6.45"), joint])
    audit = services.audit(report, members=members)
    assert arithmetic(audit) == []
    assert any("合并" in result.reason for result in audit.results)
    less = write("汇总.txt", [*unit(books.ENTITY, "1.03", "4.45"), joint])
    assert [rule for rule, _, _ in arithmetic(services.audit(less, members=members))] == ["members_make_whole"]


def test_the_command_takes_them_and_writes_what_they_prove(write, tmp_path, capsys):
    tables = write("财决 表.xlsx", rendering.workbook(internal.system(), books.ENTITY))
    report = write("报告.txt", edited("机关运行经费支出70.20", "机关运行经费支出72.00"))
    out = tmp_path / "意见.json"
    assert main(["audit", str(report), "--tables", str(tables), "--format", "json", "-o", str(out)]) == 1
    (document,) = json.loads(out.read_text("utf-8"))["documents"]
    assert [other["path"] for other in document["beside"]] == [str(tables)]
    evidence = [one for finding in document["findings"] for one in finding["evidence"] if one["path"] == str(tables)]
    assert [(one["cell"], one["quote"], one["value"], one["unit"]) for one in evidence] == [
        ("财决附03表 机构运行信息表!E18", "702,000.00", "702000.00", "元")
    ]
    finding = next(one["id"] for one in document["findings"] if one["rule"].startswith("same"))
    capsys.readouterr()
    assert main(["explain", str(out), finding]) == 0
    assert "财决 表.xlsx，单元格财决附03表 机构运行信息表!E18" in "".join(capsys.readouterr().out.split("\n")).replace(
        "│   │   ", ""
    ).replace("│       ", "")
    assert main(["audit", str(report), "--tables", str(tmp_path / "无.xlsx")]) == 3
    assert "无.xlsx：找不到该文件" in capsys.readouterr().err
    assert main(["audit", str(report), str(tables), "--tables", str(tables)]) == 2
    assert "--tables" in capsys.readouterr().err


def test_forms_of_one_project_must_agree_and_those_of_another_are_let_be(write, tmp_path, root):
    data = (root / "examples/schemes/forms/项目自评.toml").read_text("utf-8")
    forms = {}
    for name, text in (("甲", data), ("乙", data.replace("180", "170")), ("丙", data.replace("180", "170"))):
        renamed = text.replace("农村公路养护补助资金", "桥梁检测补助资金") if name == "丙" else text
        source, forms[name] = write(f"{name}.toml", renamed.encode()), tmp_path / f"{name}.xlsx"
        assert main(["forms", "fill", str(source), "-o", str(forms[name])]) == 0
    proofs = [proof for _, _, proof in arithmetic(services.audit(forms["乙"], beside=[forms["甲"]])) if proof]
    assert {quote for proof in proofs for _, quote in proof} == {"180.00"}
    other = services.audit(forms["丙"], beside=[forms["甲"]])
    assert not any(one.path for finding in other.findings for one in finding.evidence)
