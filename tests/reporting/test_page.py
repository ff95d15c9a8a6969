"""The HTML page: all of the text, every mark in its place, nothing executed from a report."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from jiheng.document import Block, Document, Role, Span
from jiheng.findings import Evidence, Severity
from jiheng.reporting import page
from jiheng.reporting.audit import Failure
from jiheng.reporting.page.body import body

from .conftest import FINDING, TEXT

VOID = {"meta", "hr", "input", "br", "link"}


class Balance(HTMLParser):
    """Fails where tags are not closed in their order; keeps the attributes of every element."""

    def __init__(self):
        super().__init__()
        self.open, self.elements = [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(html):
    parser = Balance()
    parser.feed(html)
    assert parser.open == []
    return parser.elements


def made(*audits, failures=()):
    return page.whole([page.document(audit) for audit in audits], failures)


def words(html):
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def test_the_text_is_all_there_and_in_order(audit):
    html = body(audit.document, ())
    assert words(html.replace("<caption>收支表</caption>", "")) == "".join(TEXT.split())
    assert "<h2>" in html
    assert '<td class="number">120.50</td>' in html


def test_text_outside_blocks_is_not_lost():
    text = "甲\n乙乙\n丙"
    document = Document("a.txt", text, (Block(Role.PARAGRAPH, Span(2, 4)), Block(Role.PARAGRAPH, Span(2, 3))))
    assert body(document, ()) == "<p>甲</p>\n<p>乙乙</p>\n<p>丙</p>"


def test_marks_cover_finding_operands_and_consequences(audit):
    marks = {
        attributes["data-at"]: attributes
        for tag, attributes in parsed(made(audit))
        if tag == "mark" and "data-at" in attributes
    }
    assert marks[str(TEXT.index("减少"))]["class"] == "error"
    assert "data-operand" in marks[str(TEXT.index("82万元"))]
    assert "data-follower" in marks[str(TEXT.index("下降15.07%"))]


def test_overlapping_findings_share_their_stretch(audit):
    longer = replace(FINDING, severity=Severity.HINT, span=Span(FINDING.span.start - 3, FINDING.span.end), rule="b")
    both = replace(audit, findings=(FINDING, longer))
    shared = [element for tag, element in parsed(made(both)) if " " in element.get("data-finding", "")]
    assert len(shared) == 1
    assert shared[0]["class"] == "error"


def test_ids_are_unique_even_for_two_copies_of_a_file(audit):
    copy = replace(audit, document=replace(audit.document, path="副本.txt"))
    ids = [attributes["id"] for _, attributes in parsed(made(audit, copy)) if "id" in attributes]
    assert len(ids) == len(set(ids)) > 2


def test_hostile_text_is_only_text(audit):
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">"\'&$style ${x}'
    document = Document(f"{evil}.txt", evil, sha256="0")
    finding = replace(FINDING, title=evil, message=evil, expected=evil, span=Span(0, len(evil)), kind=evil, evidence=())
    hostile = replace(audit, document=document, findings=(replace(finding, consequences=()),), results=())
    elements = parsed(made(hostile, failures=[Failure(evil, evil)]))
    assert sum(tag == "script" for tag, _ in elements) == 1
    assert not any(tag == "img" or any(name.startswith("on") for name in attributes) for tag, attributes in elements)


def test_the_page_needs_nothing_from_outside(audit):
    html = made(audit)
    assert not re.search(r"""(?:src|href)=["'](?!#)""", html)
    assert "default-src 'none'" in html
    assert "http" not in html.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_the_same_audit_gives_the_same_bytes(audit):
    assert made(audit) == made(audit)


def test_an_index_leads_to_the_pages_of_single_reports(audit, clean):
    html = page.overview(["甲 &乙.html", "b.html"], [page.document(audit), page.document(clean)], [])
    links = [attributes["href"] for tag, attributes in parsed(html) if tag == "a"]
    assert links == ["%E7%94%B2%20%26%E4%B9%99.html", "b.html"]


@pytest.mark.parametrize("kind", ["finding", "operand"])
def test_a_mark_ends_within_sight(audit, kind):
    long = replace(audit.document, text="金" * 5000, blocks=(), tables=(), sections=())
    finding = replace(FINDING, span=Span(0, 5000), evidence=(Evidence(Span(0, 5000)),), consequences=())
    html = made(replace(audit, document=long, findings=(finding,), results=()))
    (mark,) = re.findall(rf"<mark[^>]*data-{kind}[^>]*>([^<]*)", html)
    assert len(mark) == 500
