"""Every equality of the public tables (勾稽关系), with the row or the check that covers it: planted wrong, and right.

E1 to E15 are within and between the tables, E16 to E20 between tables and text; each line plants one error in books
that are right and names the rules that must fail.
"""

import pytest

from jiheng import services
from jiheng.findings import Outcome, Severity
from tests.accounts import books, rendering, sheets, sichuan, wording

T1, T2, T3, T4, T5, T6, T7, T8, T9 = range(9)
MISSING = ("missing", "empty_table")
"""What the short text of the tests does not have, and does not need."""


@pytest.fixture
def audit(tmp_path):
    def audited(pages, lines):
        path = tmp_path / "公开.html"
        path.write_text(rendering.page(lines, pages, entity=books.ENTITY), "utf-8")
        return services.audit(path)

    return audited


def line(sheet, name, column=0):
    """The number of the line whose label is that."""
    return next(at for at, row in enumerate(sheet.rows) if row[column].strip() == name)


def failed(audit):
    return {result.rule for result in audit.results if result.outcome is Outcome.FAILED}


def errors(audit):
    return [
        finding
        for finding in audit.findings
        if finding.severity is Severity.ERROR and not finding.rule.startswith(MISSING)
    ]


def touching(audit, quote):
    """The errors that show a figure, as the wrong one, as evidence or as what follows."""
    spans = [fact.span for fact in audit.ledger.facts if audit.document.quote(fact.span) == quote]
    return [
        one
        for one in errors(audit)
        if any(
            span.touches(place)
            for span in spans
            for place in (one.span, *(e.span for e in one.evidence), *(c.span for c in one.consequences))
        )
    ]


@pytest.mark.parametrize("published", [sheets.national, sichuan.published], ids=["nine tables", "thirteen tables"])
def test_right_tables_and_their_text_are_silent(audit, published):
    found = audit(published(), wording.lines())
    assert errors(found) == []
    assert found.figures.not_understood == 0
    assert found.outcomes[Outcome.PASSED] > 400


PLANTED = [
    ("E1 收入总计 = 支出总计", T1, "总计", 0, 1, {"both_sides", "parts_make_whole"}),
    (
        "E2 收入总计 = 本年收入 + 使用结余 + 年初结转",
        T1,
        "年初结转和结余",
        0,
        1,
        {"total_side", "parts_make_whole", "balance"},
    ),
    (
        "E3 支出总计 = 本年支出 + 结余分配 + 年末结转",
        T1,
        "年末结转和结余",
        2,
        3,
        {"total_side", "parts_make_whole", "balance"},
    ),
    ("E4 总表本年收入 = 收入决算表合计", T2, "合计", 0, 2, {"same_in_tables"}),
    ("E5 总表本年支出 = 支出决算表合计", T3, "合计", 0, 2, {"same_in_tables"}),
    ("E6 收入决算表每行 = 各来源之和", T2, "2011302", 0, 3, {"parts_make_whole"}),
    ("E6 收入决算表 款 = 项之和", T2, "20805", 0, 2, {"parts_make_whole"}),
    ("E7 支出决算表每行 = 基本 + 项目 + …", T3, "2011308", 0, 4, {"parts_make_whole"}),
    ("E7 支出决算表 类 = 款之和", T3, "208", 0, 2, {"parts_make_whole"}),
    ("E8 财拨总表每行 = 三本预算之和", T4, "十一、城乡社区支出", 2, 5, {"parts_make_whole"}),
    (
        "E9 每本预算：年初 + 收入 = 支出 + 年末 = 总计",
        T4,
        "年末财政拨款结转和结余",
        2,
        4,
        {"balance", "parts_make_whole"},
    ),
    ("E9 年初结转 = 三本预算之和", T4, "一般公共预算财政拨款", 0, 1, {"parts_within_whole", "balance"}),
    ("E10 收入决算表财政拨款 = 财拨总表本年收入", T2, "合计", 0, 3, {"same_in_tables"}),
    ("E11 财拨总表一般公共预算支出 = 一般公共预算支出表合计", T5, "合计", 0, 2, {"same_in_tables"}),
    ("E12 基本支出合计 = 人员 + 公用", T5, "合计", 0, 3, {"basic_expenditure", "parts_make_whole"}),
    ("E12 人员经费合计", T6, "人员经费合计", 0, 2, {"parts_make_whole", "basic_expenditure"}),
    ("E13 类 = 款之和（经济分类）", T6, "30101", 0, 2, {"parts_make_whole"}),
    ("E13 公用经费 = 302 + 310", T6, "310", 6, 8, {"parts_make_whole"}),
    ("基本支出中的公务接待费不大于“三公”经费", T6, "30217", 3, 5, {"three_public_within_class"}),
    ("E14 三公合计 = 出国 + 公车 + 接待（预算）", T7, "9.30", 0, 5, {"parts_make_whole", "three_public"}),
    ("E14 三公合计 = 出国 + 公车 + 接待（决算）", T7, "9.30", 0, 11, {"parts_make_whole", "three_public"}),
    ("E14 公车小计 = 购置 + 运行", T7, "9.30", 0, 10, {"parts_make_whole", "official_cars"}),
    ("财拨总表基金列 = 基金表本年支出", T8, "合计", 0, 4, {"same_in_tables", "parts_make_whole"}),
    ("财拨总表国资列 = 国资表合计", T9, "合计", 0, 2, {"same_in_tables", "parts_make_whole"}),
]


SICHUAN = [
    ("05 财政拨款支出明细合计 = 04 本年支出", 4, "合计", 0, 2, {"same_in_tables", "parts_make_whole"}),
    ("05 每个科目 = 三本预算之和", 4, "30201", 0, 2, {"parts_make_whole"}),
    ("05 三本预算各列：类 = 款之和", 4, "31005", 0, 9, {"parts_make_whole"}),
    ("05 基本支出列 = 08", 4, "30207", 0, 4, {"same_in_tables"}),
    ("07 合计 = 06 合计", 6, "合计", 0, 2, {"same_in_tables", "parts_make_whole"}),
    ("07 每个科目 = 05 一般公共预算列", 6, "合计", 0, 5, {"same_in_tables", "parts_make_whole"}),
    ("08 + 09 = 06", 8, "合计", 0, 4, {"basic_expenditure", "same_in_tables", "parts_make_whole"}),
    ("10 = 04 政府性基金列", 9, "合计", 0, 4, {"same_in_tables", "parts_make_whole"}),
    ("12 = 11 本年支出", 11, "合计", 0, 2, {"same_in_tables", "parts_make_whole"}),
    ("08 的科目 = 05 基本支出列", 7, "30217", 3, 5, {"same_in_tables"}),
    ("13 公务接待费不大于 05 的 30217", 12, "9.30", 0, 11, {"three_public_within_class"}),
]


@pytest.mark.parametrize("planted", [*PLANTED, *SICHUAN], ids=lambda planted: planted[0])
def test_a_wrong_cell_is_found_by_its_equality(audit, planted):
    _, sheet, label, column, cell, rules = planted
    pages = sichuan.published() if planted in SICHUAN else sheets.national()
    at = line(pages[sheet], label, column)
    after = f"{float(pages[sheet].rows[at][cell] or 0) + 1.37:.2f}"
    pages[sheet].rows[at][cell] = after
    found = audit(pages, wording.lines()[:4])
    assert failed(found) & rules
    assert touching(found, after)
    assert len(errors(found)) == 1


NO_FUND = "说明：本部门本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。"
"""The note under an empty table."""
COLUMN = 5  # of the sheet of fiscal money: the government funds


def without_rows(pages):
    del pages[T8].rows[pages[T8].header :]


def without_column(pages):
    for row in pages[T4].rows[pages[T4].header :]:
        row[COLUMN] = ""


@pytest.mark.parametrize(
    ("name", "change", "note", "rule"),
    [
        ("E15 空表没有说明", without_rows, "", "empty_table_note"),
        ("E15 说明没有基金，财拨总表却有", without_rows, NO_FUND, "denied_figures"),
        ("E15 财拨总表基金列为空，基金表却有数", without_column, "", "parts_make_whole"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("E") else "",
)
def test_an_empty_table_and_its_column_agree(tmp_path, name, change, note, rule):
    pages = sheets.national()
    change(pages)
    before, title, after = rendering.page(wording.lines()[:4], pages, entity=books.ENTITY).partition(
        f"{pages[T8].title}</h3>"
    )
    path = tmp_path / "公开.html"
    path.write_text(before + title + after.replace("</table>", f"</table><p>{note}</p>", 1), "utf-8")
    assert rule in failed(services.audit(path)), name


def test_a_blank_cell_is_the_zero_of_the_text(audit):
    """E20: nothing is wrong where the text says 0 and the cell is blank."""
    pages = sheets.national()
    pages[T7].rows[3][1] = pages[T7].rows[3][7] = ""
    assert errors(audit(pages, wording.lines())) == []


@pytest.mark.parametrize(
    ("label", "column", "code", "name"),
    [("30201", 3, "30212", "因公出国（境）费用"), ("31002", 6, "31013", "公务用车购置")],
    ids=["30212", "31013"],
)
def test_three_public_expenses_hold_what_the_classes_say(audit, label, column, code, name):
    pages = sheets.national()
    at = line(pages[T6], label, column)
    pages[T6].rows[at][column : column + 2] = [code, name]
    (told,) = [one for one in audit(pages, wording.lines()[:4]).findings if not one.rule.startswith(MISSING)]
    assert told.rule == "three_public_within_class"
    assert told.expected.startswith("不超过0.00万元")


TEXT = [
    ("E16 一 总计", "均为950.38万元", "均为953.80万元"),
    ("E16 二 收入", "其他收入13.74万元", "其他收入17.34万元"),
    ("E16 三 支出", "项目支出492.48万元", "项目支出429.48万元"),
    ("E16 四 财拨总计", "均为930.44万元", "均为934.04万元"),
    (
        "E16 五 类款项",
        "机关事业单位职业年金缴费支出（项）2023年决算数为20.61",
        "机关事业单位职业年金缴费支出（项）2023年决算数为26.01",
    ),
    ("E16 六 人员经费", "人员经费367.59万元", "人员经费376.59万元"),
    ("E16 七 三公", "支出决算为8.58万元", "支出决算为8.85万元"),
    ("E16 八 基金", "政府性基金预算财政拨款支出84.00万元", "政府性基金预算财政拨款支出48.00万元"),
    ("E16 九 国资", "国有资本经营预算财政拨款支出9.65万元", "国有资本经营预算财政拨款支出9.56万元"),
    ("E17 收入占比", "占9.72%", "占9.27%"),
    ("E17 支出占比", "占52.94%", "占59.24%"),
    ("E17 三公占比", "占75.17%", "占71.57%"),
    ("E17 一般公共预算支出占本年支出", "占本年支出合计的88.28%", "占本年支出合计的82.88%"),
    ("E18 完成预算", "完成预算的92.26%", "完成预算的96.26%"),
    ("E19 机关运行经费不超过公用经费", "机关运行经费支出70.20万元", "机关运行经费支出77.20万元"),
]


@pytest.mark.parametrize(("name", "old", "new"), TEXT, ids=[name for name, _, _ in TEXT])
def test_a_wrong_figure_of_the_text_is_found_beside_the_tables(audit, name, old, new):
    lines = [one.replace(old, new) for one in wording.lines()]
    assert lines != wording.lines(), name
    told = [finding for finding in audit(sheets.national(), lines).findings if not finding.rule.startswith(MISSING)]
    grave = [finding for finding in told if finding.severity is not Severity.HINT]
    assert len(grave) == 1
