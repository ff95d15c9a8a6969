"""Scanned pages: read where the extra is installed, marked as such, and refused page by page where it is not."""

from io import BytesIO
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from PIL import Image, ImageDraw, ImageFont

from jiheng import services
from jiheng.formats import Unreadable, read_bytes
from jiheng.formats.pdf import recognition
from tests.formats.printed import pdf, text

FONT = next(iter(Path(pylopdf_fonts_zh_cn.__file__).parent.rglob("*.?tf")))
LINES = [
    "云岭县水务局2023年度部门决算",
    "本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；",
    "项目支出40.00万元，占46.00%。",
]
ROWS = [["项目", "决算数", "上年数"], ["基本支出", "60.00", "1,094.19"], ["项目支出", "40.00", "35.5"]]
XS, YS = (150, 600, 900, 1300), (700, 790, 880, 970)
installed = pytest.mark.skipif(not recognition.available(), reason="the extra ocr is not installed")


def scan(*, lines=LINES, rows=ROWS):
    """A page of 200 dots an inch with words and a ruled table, as a picture."""
    page = Image.new("L", (1654, 2339), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 40)
    for number, line in enumerate(lines):
        pen.text((150, 200 + 120 * number), line, fill=20, font=font)
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=30, width=3)
    for x in XS:
        pen.line((x, YS[0], x, YS[-1]), fill=30, width=3)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            pen.text((XS[column] + 25, YS[row] + 20), cell, fill=20, font=font)
    return page


def scanned(*pages):
    file = BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return file.getvalue()


@installed
def test_words_figures_and_ruled_cells_are_read_and_marked_as_recognized():
    found = read_bytes(scanned(scan()), "扫描.pdf")
    assert found.text.splitlines()[: len(LINES)] == LINES
    (table,) = found.tables
    assert [[cell.text for cell in row] for row in table.rows()] == ROWS
    assert "第 1 页是扫描件" in found.notes[0]
    assert "对照原件" in found.notes[0]


@installed
def test_a_recognized_figure_has_its_place_on_the_picture():
    found = read_bytes(scanned(scan()), "扫描.pdf")
    cell = next(cell for cell in found.tables[0].cells if cell.text == "1,094.19")
    left, bottom, right, top = found.place(cell.span).box
    scale = 72 / 200
    assert XS[2] * scale < left < right < XS[3] * scale
    assert 842 - YS[2] * scale < bottom < top < 842 - YS[1] * scale


@installed
def test_an_audit_of_a_scan_finds_the_error_and_says_how_it_was_read(tmp_path):
    path = tmp_path / "扫描 件.pdf"
    path.write_bytes(scanned(scan()))
    audit = services.audit(path)
    assert any(finding.stated == "46.00%" and finding.expected == "40.00%" for finding in audit.findings)
    assert audit.document.notes


@installed
def test_after_a_scan_other_files_are_read_within_their_own_limits():
    read_bytes(scanned(scan()), "扫描.pdf")
    assert "收入" in read_bytes(pdf(text(60, 100, "收入")), "公开.pdf").text


@installed
def test_a_white_page_is_still_refused():
    with pytest.raises(Unreadable, match="都没有文字"):
        read_bytes(scanned(Image.new("L", (1654, 2339), 255)), "白.pdf")


def test_without_the_extra_a_scan_is_refused_and_told_how_to_be_read(monkeypatch):
    monkeypatch.setattr(recognition, "available", lambda: False)
    with pytest.raises(Unreadable, match=r"1 页都没有文字.*jiheng\[ocr\]"):
        read_bytes(scanned(scan()), "扫描.pdf")
