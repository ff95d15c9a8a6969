"""Documents that only LibreOffice reads: the same words as the Word file they were made from."""

import pytest
from docx import Document

from jiheng.formats import Limits, Unreadable, converter, office, read, read_bytes

needs_office = pytest.mark.skipif(converter.program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Files in formats of others, made by LibreOffice from one Word file."""
    folder = tmp_path_factory.mktemp("旧 格式")
    source = folder / "报告.docx"
    report = Document()
    report.add_paragraph("第一部分 概况")
    report.add_paragraph("2023年收入合计94.19万元。")
    grid = report.add_table(2, 3)
    for place, words in enumerate(["项目", "", "上年", "收入", "94.19", "81"]):
        grid.cell(place // 3, place % 3).text = words
    grid.cell(0, 0).merge(grid.cell(0, 1))
    report.add_paragraph("注：完")
    report.save(source)
    for kind in ("doc", "rtf", "odt", "pdf"):
        assert converter.CONVERTER.convert(converter.program(), source, kind, 120)
    return folder


@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_the_same_words_as_in_the_word_file(made, kind):
    expected, found = read(made / "报告.docx"), read(made / f"报告.{kind}")
    assert found.text.replace("\t\n", "\n") == expected.text
    assert [cell.text for cell in found.tables[0].cells if cell.text] == [c.text for c in expected.tables[0].cells]


@needs_office
def test_content_counts_not_the_ending(made):
    data = (made / "报告.doc").read_bytes()
    assert read_bytes(data, "报告.wps").text == read(made / "报告.docx").text
    assert read_bytes(data, "报告").text == read(made / "报告.docx").text


@needs_office
def test_a_damaged_file_is_refused_and_the_next_is_read(made):
    data = (made / "报告.doc").read_bytes()
    with pytest.raises(Unreadable, match="另存为"):
        office.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "坏.doc")
    assert read_bytes(data, "报告.doc").text


@needs_office
def test_a_file_that_takes_too_long_is_stopped(made):
    with pytest.raises(Unreadable, match="0 秒"):
        office.read((made / "报告.doc").read_bytes(), "慢.doc", Limits.of({"seconds": 0}))


def test_without_libreoffice_the_sentence_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(Unreadable, match="apt install libreoffice"):
        read_bytes(b"{\\rtf1 a}", "报告.rtf")


def test_a_web_archive():
    page = "<html><body><p>收入=合计</p></body></html>".encode("gbk").hex("=", 1).upper()
    data = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        "Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"={page}\r\n--B--\r\n"
    ).encode()
    assert read_bytes(data, "导出.doc").text == "收入=合计\n"
    with pytest.raises(Unreadable, match="没有文字"):
        read_bytes(data.replace(b"text/html", b"text/none"), "导出.mht")
