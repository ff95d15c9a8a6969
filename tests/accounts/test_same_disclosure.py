"""One disclosure in every format: the same facts, and the same findings where something is wrong."""

import pytest

from jiheng import services
from jiheng.formats import converter
from tests.accounts import books, rendering, sheets, sichuan, wording

FORMATS = {
    ".html": lambda lines, pages: rendering.page(lines, pages, entity=books.ENTITY).encode(),
    ".docx": lambda lines, pages: rendering.word(lines, pages, books.ENTITY),
    ".pdf": lambda lines, pages: rendering.paper(lines, pages, books.ENTITY),
    ".ofd": lambda lines, pages: rendering.paper(lines, pages, books.ENTITY, rendering.OFD),
}
CONVERTED = (".doc", ".odt", ".rtf") if converter.program() else ()
"""Made of the Word file by LibreOffice, and read through it."""


def wrong():
    """Errors in the tables, between them, and between them and the text."""
    pages = sheets.national()
    pages[2].rows[6][4] = "121.47"
    pages[4].rows[2][2] = "812.26"
    pages[6].rows[3][11] = "3.12"
    return [line.replace("占52.94%", "占59.24%") for line in wording.lines()], pages


def titles(audit):
    """Titles and units of the tables as they are printed."""
    return [("".join(table.caption.split()), table.unit) for table in audit.document.tables]


CASES = {
    "nine right tables": lambda: (wording.lines(), sheets.national()),
    "thirteen right tables": lambda: (wording.lines(), sichuan.published()),
    "nine tables with errors": wrong,
}


def facts(audit):
    return sorted(
        (fact.entity, fact.year or 0, fact.concept, fact.measure, fact.scope, fact.direction, str(fact.quantity))
        for fact in audit.ledger.facts
    )


def findings(audit):
    """Rule, severity and quote of every finding, warnings and hints as well."""
    return sorted(
        (finding.rule, finding.severity, "".join(audit.document.quote(finding.span).split()))
        for finding in audit.findings
    )


@pytest.mark.parametrize("case", CASES)
def test_the_same_disclosure_gives_the_same_facts_and_findings(tmp_path, case):
    read = {}
    for suffix, make in FORMATS.items():
        path = tmp_path / f"公开{suffix}"
        path.write_bytes(make(*CASES[case]()))
        read[suffix] = services.audit(path)
    for suffix in CONVERTED:
        made = converter.CONVERTER.convert(converter.program(), tmp_path / "公开.docx", suffix[1:], 120)
        read[suffix] = services.audit(made)
    for suffix, audit in read.items():
        assert facts(audit) == facts(read[".html"]), suffix
        assert findings(audit) == findings(read[".html"]), suffix
        assert titles(audit) == titles(read[".html"]), suffix
    assert [title for title, _ in titles(read[".html"])] == [page.title for page in CASES[case]()[1]]
    assert ("parts_make_whole" in {rule for rule, _, _ in findings(read[".html"])}) is ("errors" in case)


@pytest.mark.parametrize("published", [sheets.national, sichuan.published], ids=["nine tables", "thirteen tables"])
def test_the_tables_alone_are_the_same_in_a_workbook(tmp_path, published):
    page, book = tmp_path / "表.html", tmp_path / "表.xlsx"
    page.write_text(rendering.page(wording.lines()[:2], published(), entity=books.ENTITY), "utf-8")
    book.write_bytes(rendering.workbook(published(), books.ENTITY))

    def figures(path):
        return sorted(
            (fact.concept, fact.measure, fact.scope, str(fact.quantity))
            for fact in services.extract(path).ledger.facts
            if fact.table is not None
        )

    assert figures(book) == figures(page)
