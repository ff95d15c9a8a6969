"""Every numeral of a report sorted by hand: a figure (``fact``), or what else it is; none is left out."""

from __future__ import annotations

import pytest

from jiheng.document import Block, Document, Role, Span
from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.policy import library

# The paragraph, and its numerals from left to right as a reader classes them.
CLASSED = {
    "根据《预算法》第75条和县财〔2024〕18号文件，2023年收入合计120.5万元，比2022年增加20.5万元，增长20.5%。": [
        ("《预算法》", "title"),
        ("第75条", "law"),
        ("〔2024〕18号", "document"),
        ("2023年", "year"),
        ("120.5万元", "fact"),
        ("2022年", "year"),
        ("20.5万元", "fact"),
        ("20.5%", "fact"),
    ],
    "截至2023年12月31日，本局有在职人员12人，联系电话0830-1234567，统一社会信用代码11510500008359999X。": [
        ("2023年12月31日", "date"),
        ("12人", "fact"),
        ("0830-1234567", "code"),
        ("11510500008359999X", "code"),
    ],
    "支出构成如图3所示，1—9月项目支出30万元，全市排名第2位，前3名均为县区；5G基站建设3年内完成。": [
        ("图3", "caption"),
        ("1—9月", "date"),
        ("30万元", "fact"),
        ("排名第2位", "rank"),
        ("前3名", "rank"),
        ("5G", "name"),
        ("3年内", "duration"),
    ],
    "12345热线受理群众诉求，7×24小时值守；“1+3”工作机制运行良好，会议于9:30召开，公务接待费0.8万元。": [
        ("12345", "name"),
        ("7×24小时", "duration"),
        ("“1+3”", "name"),
        ("9:30", "time"),
        ("0.8万元", "fact"),
    ],
    "社会保障和就业支出（208类）60万元，子项1投入20万元；各单位按[0-9]{1,3}的格式填报，共召开会议3场次。": [
        ("208", "code"),
        ("60万元", "fact"),
        ("1", "list"),
        ("20万元", "fact"),
        ("[0-9]", "expression"),
        ("{1,3}", "expression"),
        ("3场次", "fact"),
    ],
}


def read(text: str) -> tuple[Document, list[tuple[Span, str]], list[str]]:
    """The document, its facts and other numerals with their class, and the words that were not understood."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    blocks = tuple(Block(Role.PARAGRAPH, span) for span in spans if span.end > span.start)
    document = structured(Document("报告.txt", text, blocks, format="txt"), library())
    ledger = extract(document, {}, library().pack("national"))
    found = [(fact.span, "fact") for fact in ledger.facts if fact.quantity is not None]
    found += [(other.span, other.kind) for other in ledger.others]
    return document, sorted(found), [document.quote(unread.span) for unread in ledger.unread]


@pytest.mark.parametrize("paragraph", CLASSED)
def test_numerals_are_what_a_reader_calls_them(paragraph: str) -> None:
    document, found, unread = read(f"某县统计局2023年度部门决算\n{paragraph}\n")
    body = [(document.quote(span), kind) for span, kind in found if span.start > document.text.index("\n")]
    assert [pair for pair in body if pair in CLASSED[paragraph]] == CLASSED[paragraph]
    assert [kind for _, kind in body].count("fact") == sum(kind == "fact" for _, kind in CLASSED[paragraph])
    assert not unread


def test_numbers_of_rows_in_cells_that_stay_text_are_no_figures() -> None:
    text = "纳入决算编制范围的单位包括：\n序号\n单位名称\n备注\n1\n某县统计局\n2\n某县统计服务中心\n"
    document, found, unread = read(text)
    assert [(document.quote(span), kind) for span, kind in found] == [("1", "list"), ("2", "list")]
    assert not unread


def test_a_bare_number_under_no_such_header_is_not_understood() -> None:
    _, found, unread = read("统计工作情况如下：\n在职人员\n1\n某县统计局\n2\n某县统计服务中心\n")
    assert (found, unread) == ([], ["1", "2"])
