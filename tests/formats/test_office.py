"""Documents that only LibreOffice reads: the same words as the Word file they were made from."""

import sys
import time

import pytest
import xlsxwriter
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
def test_an_old_workbook_says_what_the_new_one_says(tmp_path):
    path = tmp_path / "表 格.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("自评表")
    sheet.merge_range("B2:D2", "自评表")
    sheet.write_row("B3", ["预算数", "执行数", "执行率"])
    sheet.write("B4", 94.1, book.add_format({"num_format": "#,##0.00"}))
    sheet.write("C4", True)
    sheet.write_formula("D4", "=0.5+0.485", book.add_format({"num_format": "0.0%"}), 0.985)
    sheet.write_formula("B5", "=1/0", None, "#DIV/0!")
    sheet.write("C5", 45291, book.add_format({"num_format": "yyyy/m/d"}))
    hidden = book.add_worksheet("隐")
    hidden.write("A1", "不印")
    hidden.hide()
    book.close()
    old = converter.CONVERTER.convert(converter.program(), path, "xls", 120)
    expected, found = read(path), read(old)
    assert found.text == expected.text == "自评表\n预算数\t执行数\t执行率\n94.10\tTRUE\t98.5%\n#DIV/0!\t2023-12-31\t\n"
    assert list(found.tables[0].cells) == list(expected.tables[0].cells)
    assert found.place(found.tables[0].cells[6].span).cell == "自评表!D4"
    assert read_bytes(old.read_bytes(), "表.et").text == expected.text
    damaged = bytearray(old.read_bytes())
    for at in range(600, len(damaged), 97):
        damaged[at] ^= 0x55
    with pytest.raises(Unreadable):
        read_bytes(bytes(damaged), "坏.xls")


@needs_office
def test_a_damaged_file_is_refused_and_the_next_is_read(made):
    data = (made / "报告.doc").read_bytes()
    with pytest.raises(Unreadable, match="另存为"):
        office.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "坏.doc")
    assert read_bytes(data, "报告.doc").text


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
def test_a_converter_that_hangs_is_stopped(monkeypatch, tmp_path):
    stand_in = tmp_path / "soffice"
    stand_in.write_text("#!/bin/sh\nsleep 60\n")
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(stand_in))
    monkeypatch.setattr(office, "CONVERTER", converter.Converter())
    begun = time.monotonic()
    with pytest.raises(Unreadable, match="1 秒"):
        office.read(b"{\\rtf1 a}", "慢.rtf", Limits.of({"seconds": 1}))
    assert time.monotonic() - begun < 10


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
