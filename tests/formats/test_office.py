"""Documents that only LibreOffice reads: the same words as the Word file they were made from."""

import random
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from zipfile import ZipFile

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
    for name in ("坏.doc", "坏.xls", "坏.wps", "坏"):  # LibreOffice shows any bytes as letters
        with pytest.raises(Unreadable, match="已损坏"):
            read_bytes(data[:512] + random.Random(3).randbytes(50_000), name)
    assert read_bytes(data, "报告.doc").text


@needs_office
def test_nothing_is_fetched_from_a_network(made, tmp_path):
    """A picture that lies elsewhere is not asked for: a stranger's file must not make this machine speak."""
    asked = []

    class Elsewhere(BaseHTTPRequestHandler):
        def handle_one_request(self):
            asked.append(self.client_address)

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        picture = (
            '<text:p><draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
            f'<draw:image xlink:href="http://127.0.0.1:{server.server_port}/a.png" xlink:show="embed" '
            'xlink:actuate="onLoad"/></draw:frame></text:p>'
        )
        with ZipFile(made / "报告.odt") as held:
            parts = {name: held.read(name) for name in held.namelist()}
        parts["content.xml"] = parts["content.xml"].replace(b"</office:text>", f"{picture}</office:text>".encode())
        path = tmp_path / "外链.odt"
        with ZipFile(path, "w") as file:
            for name, data in parts.items():
                file.writestr(name, data)
        assert "94.19" in read(path).text
        server.shutdown()
    assert asked == []


@needs_office
def test_one_converter_serves_a_batch_and_leaves_nothing_behind(made, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(office, "CONVERTER", converter.Converter())
    warmed = []
    started = converter._started
    monkeypatch.setattr(converter, "_started", lambda *given: warmed.append(given) or started(*given))
    for _ in range(3):
        assert read(made / "报告.doc").text
    assert sum("--convert-to" not in given for given in warmed) == 1
    office.CONVERTER.close()
    assert list(tmp_path.iterdir()) == []


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
