"""The nine public tables as offices lay them out: the same facts whatever the columns, codes, units and breaks are."""

import re
from collections import Counter
from fractions import Fraction
from functools import reduce
from operator import or_

import pytest

from jiheng import services
from tests.accounts import books, rendering, sheets, wording
from tests.accounts.test_equalities import errors, line, touching

LINES = wording.lines()[:4]
AMOUNT = re.compile(r"-?\d+\.\d\d")


def classified(sheet):
    """Whether codes and names stand in its first two columns, and nowhere else."""
    return sheet.rows[sheet.header - 1][0] == "科目编码" and "科目编码" not in sheet.rows[sheet.header - 1][2:]


BODY = -1


def relaid(change, *, only=lambda _: True):
    """All sheets with their lines changed: ``change`` gets a line and which line of the header it is (or ``BODY``)."""

    def relay(pages):
        return [
            page._replace(rows=[change(row, at if at < page.header else BODY) for at, row in enumerate(page.rows)])
            if only(page)
            else page
            for page in pages
        ]

    return relay


def amounts(change, unit="万元"):
    """All sheets with their amounts printed in another way."""

    def line(row, at):
        return [change(cell) if at == BODY and AMOUNT.fullmatch(cell) else cell for cell in row]

    return lambda pages: [page._replace(unit=unit) for page in relaid(line)(pages)]


def three_columns(row, at):
    if row[1] == "<":
        return [row[0], "<", "<", "<", *row[2:]]
    code = [row[0][:3], row[0][3:5], row[0][5:]] if at == BODY else ["类", "款", "项"]
    return [*code, *row[1:]]


def one_cell(row, at):
    if row[1] == "<":
        return [row[0], *row[2:]]
    return [f"{row[0]} {row[1]}" if at == BODY else "科目编码及名称", *row[2:]]


def spaced(row, at):
    return row if at != BODY else [" ".join(filter(None, (row[0][:3], row[0][3:5], row[0][5:]))), *row[1:]]


def swapped(row, _):
    return row if row[1] == "<" else [row[1], row[0], *row[2:]]


def remarked(row, at):
    return [*row, "" if at == BODY else "^" if at else "备注"]


def broken(row, _):
    return [re.sub(r"^([\u4e00-\u9fff、（）]{4})(?=[\u4e00-\u9fff])", r"\1\n", cell) for cell in row]


LAYOUTS = {
    "codes in three columns": relaid(three_columns, only=classified),
    "code and name in one cell": relaid(one_cell, only=classified),
    "codes with blanks inside": relaid(spaced, only=classified),
    "names before codes": relaid(swapped, only=classified),
    "columns the other way round": relaid(
        lambda row, _: [*row[:2], *reversed(row[2:])],
        only=lambda page: classified(page) and not any("<" in row[2:] for row in page.rows[: page.header]),
    ),
    "a column of remarks": relaid(remarked, only=classified),
    "in yuan": amounts(lambda cell: f"{round(float(cell) * 10_000):,}.00", "元"),
    "in hundreds of millions": amounts(lambda cell: f"{float(cell) / 10_000:.6f}", "亿元"),
    "without needless zeros": amounts(lambda cell: f"{float(cell):g}"),
    "labels broken over lines": relaid(broken),
}


def grid(page):
    return rendering.table(page.rows, page.header).replace("\n", "<br>")


def split(page):
    """A sheet over two pages, its header printed again; that of twelve cells has one line and stays whole."""
    at = page.header + (len(page.rows) - page.header) // 2
    if page.number == "公开07表":
        return titled(page)
    rest = page._replace(rows=[*page.rows[: page.header], *page.rows[at:]])
    return titled(page._replace(rows=page.rows[:at])) + f"<p>{page.title}（续表）</p>" + grid(rest)


def titled(page):
    return f"<h3>{page.title}</h3><p>部门：{books.ENTITY} 单位：{page.unit}</p>{grid(page)}"


def unit_in_header(page):
    named = [
        [
            f"{cell}（{page.unit}）" if at < page.header and cell not in {"<", "^", "项目", "科目名称"} else cell
            for cell in row
        ]
        for at, row in enumerate(page.rows)
    ]
    named[page.header - 1][0] = page.rows[page.header - 1][0]
    return f"<h3>{page.title}</h3>" + grid(page._replace(rows=named))


PRINTED = {
    "title and unit on one line": lambda page: f"<p>{page.title}（单位：{page.unit}）</p>{grid(page)}",
    "number, title and unit on one line": lambda page: (
        f"<p>{page.title} {page.number} 单位：{page.unit}</p>{grid(page)}"
    ),
    "a caption": lambda page: grid(page).replace("<table>", f"<table><caption>{page.title} 单位：万元</caption>"),
    "the unit over the first sheet alone": lambda page: (
        f"<h3>{page.title}</h3>" + ("<p>单位：万元</p>" if page.number == "公开01表" else "") + grid(page)
    ),
    "the unit in the header": unit_in_header,
    "over two pages": split,
}


def audited(folder, pages, draw=titled):
    text = "".join(f"<p>{words}</p>" for words in LINES)
    path = folder / "公开.html"
    path.write_text(f"<html><meta charset=utf-8><body>{text}{''.join(map(draw, pages))}</body></html>", "utf-8")
    return services.audit(path)


def facts(audit):
    """What the tables say, in yuan."""
    return Counter(
        (fact.concept, fact.measure, fact.scope, Fraction(q.coefficient, 10**q.scale) * Fraction(10) ** q.unit.exponent)
        for fact in audit.ledger.facts
        if fact.table is not None and (q := fact.quantity) is not None
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The facts of the sheets as they stand."""
    return facts(audited(tmp_path_factory.mktemp("表"), sheets.national()))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_are_read_by_what_their_words_mean(tmp_path, told, layout):
    found = audited(tmp_path, LAYOUTS[layout](sheets.national()))
    assert facts(found) == told
    assert errors(found) == []


@pytest.mark.parametrize("printed", PRINTED)
def test_titles_and_units_are_read_wherever_they_are_printed(tmp_path, told, printed):
    found = audited(tmp_path, sheets.national(), PRINTED[printed])
    assert facts(found) == told
    assert errors(found) == []
    assert [one.rule for one in found.findings if not one.rule.startswith(("missing", "empty_table"))] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_wrong_cell_is_one_error_in_any_layout(tmp_path, layout):
    pages = sheets.national()
    at = line(pages[2], "2011308")
    pages[2].rows[at][4] = "279.73"
    pages = LAYOUTS[layout](pages)
    wrong = next(
        cell
        for cell in pages[2].rows[at]
        if cell.replace(",", "").startswith(("279.73", "279730", "0.027973", "2797300"))
    )
    found = audited(tmp_path, pages)
    assert len(errors(found)) == 1
    assert touching(found, wrong)


@pytest.mark.parametrize("head", [["科目名称"], ["项目", "科目名称"]], ids=["one line", "two lines"])
def test_classes_without_codes_keep_their_columns_apart(tmp_path, head):
    """Without codes nothing says which class lies in which, but no column is taken for another."""
    rows = [
        ["合计", "30.00", "10.00", "20.00"],
        ["教育支出", "30.00", "10.00", "20.00"],
        ["小学教育", "30.00", "10.00", "20.00"],
    ]
    columns = ["本年支出合计", "基本支出", "项目支出"]
    top = [[word, *(columns if not at else "^" * 3)] for at, word in enumerate(head)]
    (page,) = [sheets.Sheet("支出决算表", "", "万元", [*top, *rows], len(top))]
    found = audited(tmp_path, [page])
    told = {
        (fact.concept, fact.scope.classification): fact.quantity.coefficient
        for fact in found.ledger.facts
        if fact.table is not None
    }
    whole = {("支出合计", ""): 3000, ("基本支出", ""): 1000, ("项目支出", ""): 2000}
    classes = (
        {(name, ""): 3000, ("基本支出", name): 1000, ("项目支出", name): 2000} for name in ("教育支出", "小学教育")
    )
    assert told == reduce(or_, classes, whole)
    assert errors(found) == []
