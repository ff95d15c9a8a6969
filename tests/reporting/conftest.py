"""One small audit made by hand: a paragraph with a wrong change, a table, an unread figure, and a clean twin."""

from dataclasses import replace

import docx
import pytest
from docx.shared import RGBColor

from jiheng.document import Block, Cell, Document, Flow, Part, Place, Role, Section, Span, Table
from jiheng.findings import Consequence, Evidence, Finding, Outcome, Result, Severity
from jiheng.ledger import Fact, Ledger, Other, Scope, Unread
from jiheng.policy import Pack
from jiheng.quantity import Quantity, Unit
from jiheng.reporting.audit import Audit

from .commenting import HEAD, WHOLE, saved

TEXT = (
    "清江县商贸局2023年度部门决算\n"
    "（一）公务接待费\n"
    "公务接待费支出82万元，比2022年的94.19万元减少14.19万元，下降15.07%。接待37批次。\n"
    "项目\t金额\n"
    "合计\t120.50\n"
)
WAN = Unit("万元", "money", 4)


def span(quote, start=0):
    at = TEXT.index(quote, start)
    return Span(at, at + len(quote))


def fact(quote, value, scale, measure, **rest):
    return Fact("公务接待费", measure, Quantity(value, scale, WAN), span(quote), "p1", "清江县商贸局", **rest)


FACTS = (
    fact("82万元", 82, 0, "决算数", year=2023, scope=Scope(fund="一般公共预算")),
    fact("94.19万元", 9419, 2, "决算数", year=2022),
    fact("14.19万元", 1419, 2, "增减额", year=2023, base_year=2022, direction="减少"),
)
FINDING = Finding(
    rule="change_amount",
    kind="growth_amount",
    severity=Severity.ERROR,
    title="增减额与两年数之差不符",
    message="公务接待费比上年减少14.19万元，按两年数计算应减少12.19万元。",
    span=span("减少14.19万元"),
    part="p1",
    stated="14.19万元",
    expected="12.19万元",
    formula="94.19 − 82 = 12.19（万元）",
    correction="减少12.19万元，下降12.94%",
    basis="财预〔2016〕143号",
    evidence=(Evidence(span("82万元"), 0), Evidence(span("94.19万元"), 1)),
    consequences=(Consequence("change_rate", span("下降15.07%"), "15.07%", "12.94%"),),
    facts=(0, 1, 2),
)


def blocks():
    flow = Flow(TEXT[17:26], tuple(range(17, 27)))
    lines = [span(line) for line in TEXT.splitlines()]
    return (
        Block(Role.HEADING, lines[0], level=1, title=TEXT[:16]),
        Block(Role.HEADING, lines[1], level=2, number="（一）", title="公务接待费", flow=flow),
        Block(Role.PARAGRAPH, lines[2]),
        Block(Role.TABLE, Span(lines[3].start, lines[4].end), table=0),
    )


def table():
    words = [(0, 0, "项目"), (0, 1, "金额"), (1, 0, "合计"), (1, 1, "120.50")]
    start = TEXT.index("项目")
    cells = [Cell(row, column, span(word, start), word) for row, column, word in words]
    return Table(Span(start, len(TEXT) - 1), tuple(cells), "收支表", "万元")


@pytest.fixture
def audit():
    whole = Span(0, len(TEXT))
    part = Part("p1", "disclosure", "清江县商贸局", 2023, whole, policy="national", policy_reason="文中没有地区名")
    section = Section("（一）", "公务接待费", 2, span("（一）公务接待费"), Span(17, len(TEXT)), ("公务接待费",))
    document = Document(
        "报告/清江 商贸局.txt", TEXT, blocks(), (table(),), (section,), (part,), "ab" * 32, "txt", lambda _: Place()
    )
    ledger = Ledger(FACTS, (), (Other(span("2023年"), "date"),), (Unread(span("37批次"), "不认识的计量对象"),))
    results = (
        Result("change_amount", Outcome.FAILED, FINDING.span, FINDING),
        Result("change_rate", Outcome.FAILED, span("下降15.07%")),
        Result("sum_parts", Outcome.PASSED, span("120.50")),
        Result("three_public", Outcome.NOT_APPLICABLE, whole),
        Result("completion", Outcome.NOT_CHECKABLE, span("82万元"), reason="没有预算数"),
    )
    pack = Pack("national", "全国", {})
    return Audit(document, ledger, results, (FINDING,), {"p1": pack}, pack)


@pytest.fixture
def clean(audit):
    """The same document where nothing was found wrong."""
    passed = tuple(result for result in audit.results if result.outcome is Outcome.PASSED)
    return replace(audit, results=passed, findings=())


@pytest.fixture
def word_report(tmp_path):
    """A paragraph in three runs; the wrong figure is cut in its middle and has a look of its own."""
    document = docx.Document()
    document.add_paragraph(HEAD)
    paragraph = document.add_paragraph(WHOLE)
    paragraph.add_run("项目支出40.00万元，占4").bold = True
    run = paragraph.add_run("6.00%。")
    run.font.color.rgb = RGBColor(0xC0, 0, 0)
    return saved(document, tmp_path / "部门 决算.docx")
