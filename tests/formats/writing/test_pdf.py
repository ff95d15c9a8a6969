"""PDF files set without an office program, as a reader, a screen reader and an archive see them."""

import re
import sys
from itertools import pairwise

import pypdfium2
import pytest
from pypdfium2 import raw

from jiheng.document import Role
from jiheng.formats import Unreadable, converter
from jiheng.formats.writing import write
from jiheng.formats.writing.fitting import is_figure
from jiheng.formats.writing.pdf import office
from jiheng.policy.look import look
from tests.formats.writing.built import Built, pie
from tests.formats.writing.disclosure import disclosure

LOOK = look()


def pdf(built):
    return write(built.document(), LOOK, ".pdf", (), built.gaps)


def pages(data):
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def squeezed(text):
    return "".join(text.split())


def faces(data):
    return set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+(\w+)", data))


@pytest.fixture(scope="module")
def whole():
    return disclosure()


@pytest.fixture(scope="module")
def written(whole):
    return pdf(whole)


def test_every_word_and_amount_is_printed_in_the_packaged_faces(whole, written):
    text = squeezed("".join(pages(written)))
    document = whole.document()
    for block in document.blocks:
        if block.table is None and block.role is not Role.PARAGRAPH:
            assert squeezed(document.quote(block.span)) in text
    for table in document.tables:
        for cell in table.cells:
            assert not is_figure(cell.text) or cell.text in text
    names = {name.decode().partition("-")[0] for name in faces(written)}
    assert names == {"NotoSerifSC", "NotoSansSC"}


def test_the_outline_and_the_contents_tell_the_true_pages(whole, written):
    file = pypdfium2.PdfDocument(written)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in file.get_toc()]
    document = whole.document()
    headings = [document.quote(block.span) for block in document.blocks if block.role is Role.HEADING]
    assert [squeezed(title) for title, _ in marks] == [squeezed(heading) for heading in headings]
    text = [squeezed(page) for page in pages(written)]
    for title, page in marks:
        assert squeezed(title) in text[page]
    front = next(page for title, page in marks if title.startswith("第一部分"))
    lines = {squeezed(line) for page in pages(written)[:front] for line in page.splitlines()}
    told = {(line.rstrip("0123456789").rstrip("."), line.rpartition(".")[2]) for line in lines}
    assert {(squeezed(title), str(page - front + 1)) for title, page in marks if title.startswith("第")} <= told


@pytest.mark.parametrize("seed", range(4))
def test_no_heading_or_caption_of_a_table_is_the_last_of_a_page(seed):
    built = disclosure(seed)
    document = built.document()
    leads = {
        squeezed(document.quote(block.span))
        for block, after in pairwise(document.blocks)
        if block.role is Role.HEADING and after.role is not Role.PAGE_BREAK
    }
    for page in pages(pdf(built)):
        lines = [squeezed(line) for line in page.splitlines() if squeezed(line).strip("—0123456789")]
        assert not lines or lines[-1] not in leads


def test_the_file_is_tagged_speaks_chinese_and_keeps_to_the_standards_for_archives_and_all_readers(written):
    assert raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(written).raw)
    assert b"pdfuaid" in written
    assert b"pdfaid" in written
    assert b"/Lang" in written
    assert pypdfium2.PdfDocument(written).get_metadata_dict()["Title"] == "清川市水务局 2023年度部门决算公开"


def test_page_numbers_begin_after_cover_and_contents(written):
    text = pages(written)
    assert "—" not in text[0] + text[1]
    first = next(number for number, page in enumerate(text) if number > 1 and "第一部分" in page)
    assert squeezed(text[first]).endswith("—1—")


def test_wide_tables_lie(written):
    sizes = [tuple(round(side) for side in page.get_size()) for page in pypdfium2.PdfDocument(written)]
    assert set(sizes) == {(595, 842), (842, 595)}


def test_the_same_document_gives_the_same_bytes(written):
    assert pdf(disclosure()) == written


def test_words_are_never_markup():
    words = '#set page(width: 1cm) *a* _b_ $x$ `c` <d> @e \\ [f] // g "h" #panic()'
    assert squeezed(words) in squeezed("".join(pages(pdf(Built().title("甲").heading(words, 1).line(words)))))


def test_a_rare_character_is_shown_or_left_to_the_machine_but_never_stops_the_report():
    text = "".join(pages(pdf(Built().title("𠮷𡈽县").heading("一、概况", 1).line("㙟㽏镇，𠮷𡈽县。"))))
    assert "㙟㽏镇" in text


def test_headings_that_skip_a_level_are_written_all_the_same():
    data = pdf(Built().title("甲").heading("（一）先", 3).line("文。").heading("一、后", 1))
    assert "（一）先" in "".join(pages(data))


def test_what_no_column_is_wide_enough_for_breaks_inside_its_cell():
    data = pdf(Built().title("甲").table([["网址", "金额"], [f"http://a.example/{'b' * 200}", "22222222.00"]]))
    page = pypdfium2.PdfDocument(data)[0]
    right = max(page.get_textpage().get_charbox(at)[2] for at in range(page.get_textpage().count_chars()))
    assert right <= page.get_width()
    assert "22222222.00" in "".join(pages(data))


def test_an_empty_document_is_a_page():
    assert len(pypdfium2.PdfDocument(pdf(Built()))) == 1


@pytest.mark.parametrize("parts", [{"甲": "0.00"}, {"甲": "-1.00", "乙": "2.00"}, {"甲": "5.00"}, {}])
def test_every_chart_can_be_drawn(parts):
    data = pdf(Built().title("甲").heading("一、图", 1).figure(pie("结构", parts)).caption("图1"))
    text = squeezed("".join(pages(data)))
    for name, amount in parts.items():
        assert name in text
        assert amount in text


def test_a_gap_is_coloured_and_nothing_else(written):
    wanted = tuple(bytes.fromhex(LOOK.gap_colour))
    coloured = []
    for number, page in enumerate(pypdfium2.PdfDocument(written)):
        colours = page.render(scale=1).to_pil().convert("RGB").getcolors(1 << 24)
        coloured += [number] if wanted in {colour for _, colour in colours} else []
    assert coloured == [number for number, text in enumerate(pages(written)) if "【此处" in text]
    assert len(coloured) == 1


@pytest.mark.skipif(converter.program() is None, reason="LibreOffice is not installed")
@pytest.mark.usefixtures("faces")
def test_without_typst_the_word_file_is_printed(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "2023年收入1.00万元" in squeezed("".join(pages(pdf(Built().title("甲局").line("2023年收入1.00万元。")))))


def test_without_any_typesetter_the_report_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(Unreadable, match=r"\.docx"):
        pdf(Built().title("甲局"))
