"""Word files as a clerk, a validator, our own reader and LibreOffice see them."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from jiheng.document import Role
from jiheng.formats import converter, read_bytes
from jiheng.formats.writing import write
from jiheng.policy.look import look
from tests.formats.writing.built import Built, columns, pie
from tests.formats.writing.disclosure import disclosure

LOOK = look()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
needs_office = pytest.mark.skipif(converter.program() is None, reason="LibreOffice is not installed")


def word(built):
    return write(built.document(), LOOK, ".docx", (), built.gaps)


def part(data, name):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def body(data):
    return part(data, "word/document.xml")


def cells(document):
    return [
        (number, cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
        for number, table in enumerate(document.tables)
        for cell in table.cells
        if cell.text
    ]


def words(document):
    return [
        document.quote(block.span)
        for block in document.blocks
        if block.table is None and block.role is not Role.CONTENTS and block.span.start < block.span.end
    ]


@pytest.fixture(scope="module")
def whole():
    return disclosure()


@pytest.fixture(scope="module")
def written(whole):
    return word(whole)


def test_the_file_keeps_to_the_schema(written, tmp_path):
    path = tmp_path / "决算 公开.docx"
    path.write_bytes(written)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_reading_gives_back_every_word_cell_and_heading(whole, written):
    made, found = whole.document(), read_bytes(written, "公开.docx")
    assert words(found) == words(made)
    assert cells(found) == cells(made)
    headings = [[(b.level, d.quote(b.span)) for b in d.blocks if b.role is Role.HEADING] for d in (made, found)]
    assert headings[0] == headings[1]


def test_contents_are_a_field_filled_with_linked_headings(written):
    root = body(written)
    codes = [code.text.strip() for code in root.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-3" \\h \\z \\u'
    listed = {link.get(f"{W}anchor"): "".join(link.itertext(f"{W}t")) for link in root.iter(f"{W}hyperlink")}
    marks = {
        mark.get(f"{W}name"): "".join(mark.getparent().itertext(f"{W}t")) for mark in root.iter(f"{W}bookmarkStart")
    }
    assert set(listed) <= set(marks)
    for anchor, entry in listed.items():
        assert entry.startswith(" ".join(marks[anchor].split()))
    assert len(listed) == sum(block.role is Role.HEADING and block.level <= 3 for block in disclosure().blocks)


def test_heads_repeat_rows_hold_together_and_figures_stand_right(written):
    table = body(written).find(f".//{W}tbl")
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:3]] == [True, True, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    sides = [cell.find(f"{W}p/{W}pPr/{W}jc").get(f"{W}val") for cell in rows[3].findall(f"{W}tc")]
    assert sides == ["center", "left", "right", "right", "right", "right"]


def test_a_caption_stays_with_what_it_names():
    chart = pie("结构", {"甲": "1.00"})
    built = Built().figure(chart).caption("图1").figure(chart).caption("图2").line("文。")
    built.caption("表1").table([["甲"], ["乙"]]).caption("图3").figure(chart)
    kept = [
        found.find(f"{W}pPr/{W}keepNext") is None
        for found in body(word(built)).iterfind(f"{W}body/{W}p")
        if found.find(f"{W}pPr/{W}pStyle") is not None
    ]
    assert kept == [True, False, True, False, True, True, True, False]


def test_a_gap_is_highlighted_and_nothing_else(written):
    marked = [run for run in body(written).iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert ["".join(run.itertext()) for run in marked] == ["【此处请说明因公出国（境）经费变动的原因】"]


def test_page_numbers_begin_after_cover_and_contents_and_change_sides(written):
    sections = list(body(written).iter(f"{W}sectPr"))
    front, first = sections[0], sections[1]
    assert front.find(f"{W}footerReference") is None
    assert first.find(f"{W}pgNumType").get(f"{W}start") == "1"
    assert [found.get(f"{W}type") for found in first.findall(f"{W}footerReference")] == ["default", "even"]
    assert part(written, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    sides = [part(written, f"word/footer_{side}.xml").find(f".//{W}jc").get(f"{W}val") for side in ("right", "left")]
    assert sides == ["right", "left"]


def test_a_table_that_is_too_wide_lies_with_its_caption_and_notes(written):
    papers = [paper.get(f"{W}orient", "portrait") for paper in body(written).iter(f"{W}pgSz")]
    assert papers == ["portrait", "portrait", "landscape", "portrait", "landscape", "portrait"]
    inside = list(body(written).find(f"{W}body"))
    ends = [at for at, child in enumerate(inside) if child.find(f".//{W}sectPr") is not None]
    lying = ["".join(child.itertext(f"{W}t")) for child in inside[ends[1] + 1 : ends[2]]]
    assert lying[0] == "7.一般公共预算财政拨款支出决算明细表"
    assert lying[1:3] == ["公开07表", "部门：清川市水务局单位：万元"]
    assert lying[-1].startswith("注：本表反映")


def test_a_chart_is_native_and_its_workbook_holds_the_same_numbers():
    figure = columns("收支", ["2022年度", "2023年度"], 收入=["94.19", "82.00"], 支出=["-3.50", None])
    data = word(Built().line("如图。").figure(figure).caption("图1：收支图"))
    drawn = part(data, "word/charts/chart1.xml")
    values = [[point.text for point in series.iterfind(f"{C}val//{C}v")] for series in drawn.iter(f"{C}ser")]
    assert values == [["94.19", "82.00"], ["-3.50"]]
    book = zipfile.ZipFile(io.BytesIO(data)).read("word/embeddings/chart1.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [[None, "收入", "支出"], ["2022年度", 94.19, -3.5], ["2023年度", 82, None]]
    described = [found.get("descr") for found in body(data).iter() if etree.QName(found).localname == "docPr"]
    assert described == ["收支"]


@pytest.mark.parametrize(("last_year", "begins"), [("3188.00", ["0"]), ("0.00", ["0"]), ("-3.50", [])])
def test_columns_begin_at_nought_unless_one_is_below_it(last_year, begins):
    figure = columns("支出", ["2022年度", "2023年度"], 支出=[last_year, "3210.30"])
    drawn = part(word(Built().line("如图。").figure(figure)), "word/charts/chart1.xml")
    assert [found.get("val") for found in drawn.iterfind(f".//{C}valAx/{C}scaling/{C}min")] == begins


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"甲": "60.00", "乙": "40.00"}, "pieChart"),
        ({"甲": "60.00"}, "pieChart"),
        ({"甲": "60.00", "乙": "0.00", "丙": "0.01"}, "pieChart"),
        ({"甲": "60.00", "乙": "-1.00"}, "barChart"),
        ({"甲": "0.00", "乙": "0.00"}, "barChart"),
    ],
)
def test_a_pie_shows_only_what_a_pie_can(parts, kind):
    data = word(Built().line("如图。").figure(pie("支出结构", parts)))
    drawn = part(data, "word/charts/chart1.xml")
    assert [etree.QName(found).localname for found in drawn.find(f".//{C}plotArea")][1] == kind


def test_the_smallest_slice_is_told_in_words():
    data = word(Built().line("如图。").figure(pie("支出结构", {"甲": "9999.99", "乙": "0.00", "丙": "0.01"})))
    names = [found.text for found in part(data, "word/charts/chart1.xml").iterfind(f".//{C}cat//{C}v")]
    assert names == ["甲 9999.99万元，占100.00%", "乙 0.00万元，占0.00%", "丙 0.01万元，占0.00%"]


def test_the_same_document_gives_the_same_bytes(written):
    assert word(disclosure()) == written


def test_what_xml_cannot_hold_and_markup_are_words_at_most(tmp_path):
    nasty = "<w:p>&amp;\x00\x0b\ufffe]]> \"'"
    built = Built().title(nasty).heading(f"一、{nasty}", 1).line(nasty).table([[nasty, "1.00"]], 1, nasty)
    built.figure(pie(nasty, {nasty: "1.00"}))
    path = tmp_path / "坏.docx"
    path.write_bytes(word(built))
    assert OpenXmlValidator().validate(path).errors == []
    assert "<w:p>&amp;]]> \"'" in words(read_bytes(path.read_bytes(), "坏.docx"))


@needs_office
@pytest.mark.usefixtures("faces")
def test_libreoffice_shows_every_amount_whole_and_the_contents_tell_its_pages(whole, written, tmp_path):
    source = tmp_path / "公开.docx"
    source.write_bytes(written)
    made = converter.CONVERTER.convert(converter.program(), source, "pdf", 120)
    assert made
    pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf_of(source))]
    text = "".join(pages)
    for _, _, _, _, _, amount in cells(whole.document()):
        assert "".join(amount.split()) in text
    entries = read_bytes(written, "公开.docx")
    listed = [entries.quote(block.span) for block in entries.blocks if block.role is Role.CONTENTS]
    told = [entry.rsplit("\t", 1) for entry in listed if "\t" in entry]
    front = next(number for number, page in enumerate(pages) if number > 1 and page.startswith("第一部分"))
    parts = [(words, int(number)) for words, number in told if words.startswith("第")]
    for words_of, number in parts:
        found = next(at for at, page in enumerate(pages) if at >= front and "".join(words_of.split()) in page)
        assert abs(found - front + 1 - number) <= 1


@needs_office
@pytest.mark.usefixtures("faces")
def test_libreoffice_draws_every_chart_with_its_numbers(tmp_path):
    figures = [
        pie("结构", {"一般公共预算财政拨款收入": "9999.99", "其他收入": "0.01", "上级补助收入": "0.00"}),
        pie("单项", {"基本支出": "55.50"}),
        columns("变动", ["2022年度", "2023年度"], 收入=["94.19", "-3.50"], 支出=["0.00", None]),
    ]
    built = Built().line("如图。")
    for number, figure in enumerate(figures, 1):
        built.figure(figure).caption(f"图{number}").turn()
    source = tmp_path / "图.docx"
    source.write_bytes(word(built.line("完。")))
    assert converter.CONVERTER.convert(converter.program(), source, "pdf", 120)
    printed = pypdfium2.PdfDocument(pdf_of(source))
    assert len(printed) == 4
    for page, figure in zip(printed, figures, strict=False):
        text = "".join(page.get_textpage().get_text_bounded().split())
        for series in figure.series:
            values = (value for value in series.values if value is not None)
            assert all(value.printed in text for value in values)
        assert all(name in text for name in figure.categories)
        grey = page.render(scale=1).to_pil().convert("L").getcolors(1 << 16)
        inked = sum(count for count, shade in grey if shade < 200)
        assert inked > 2000  # bars and slices, not words alone


def pdf_of(source: Path) -> Path:
    return next(path for path in source.parent.rglob("*.pdf"))
