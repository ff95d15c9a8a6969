"""Notes in the user's own PDF: on the figure, seen in every program, the file's own bytes before them untouched."""

import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace

import pdfplumber
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from jiheng import services
from jiheng.cli import main
from jiheng.findings import Severity
from jiheng.reporting import annotations
from jiheng.reporting.audit import Unsuited
from jiheng.services.originals import original
from tests.formats.printed import pdf, text

HEAD = text(60, 80, "四川省云岭县水务局2023年度部门决算")
BODY = text(60, 110, "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目")
WRONG = text(60, 140, "支出40.00万元，占46.00%。")
RED = 40  # how much more red than blue a highlighted pixel is at least


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "部门 决算.pdf"
    path.write_bytes(pdf(HEAD + text(60, 110, "目录"), HEAD + BODY + WRONG))
    return path


def document_of(audit):
    return annotations.document(audit, original(audit.document))


def annotated(path):
    return annotations.whole([document_of(services.audit(path))], ())


def notes(data, tmp_path):
    """The annotations by page (from 1), popups left out."""
    path = tmp_path / "结果.pdf"
    path.write_bytes(data)
    pages = PdfReader(path).pages
    found = [(number, link.get_object()) for number, page in enumerate(pages, 1) for link in page.get("/Annots", ())]
    return [(number, note) for number, note in found if note["/Subtype"] != "/Popup"]


def words_under(path, page, box):
    """The letters whose middle lies in a box of user space."""
    left, bottom, right, top = map(float, box)
    with pdfplumber.open(path) as opened:
        shown = opened.pages[page - 1]
        letters = [(sign["text"], (sign["x0"] + sign["x1"]) / 2, (sign["y0"] + sign["y1"]) / 2) for sign in shown.chars]
    return "".join(text for text, x, y in letters if left < x < right and bottom < y < top)


def test_a_note_stands_on_the_very_figure(report, tmp_path):
    ((page, note),) = notes(annotated(report), tmp_path)
    assert page == 2
    assert words_under(report, page, note["/Rect"]) == "46.00%"
    assert note["/Subtype"] == "/Highlight"
    assert note["/T"] == "绩衡"
    assert note["/Contents"].startswith("【错误】")
    assert "应为：40.00%" in note["/Contents"]
    window = note["/Popup"].get_object()
    assert window["/Parent"].get_object()["/NM"] == note["/NM"]


def test_the_file_itself_stays_byte_for_byte_and_the_notes_are_the_same_each_time(report):
    data = annotated(report)
    assert data.startswith(report.read_bytes())
    assert len(data) > len(report.read_bytes())
    assert annotated(report) == data


def test_a_second_audit_reads_the_same_and_keeps_the_notes(report, tmp_path):
    again = tmp_path / "再审.pdf"
    again.write_bytes(annotated(report))
    assert services.audit(again).document.text == services.audit(report).document.text
    assert annotated(again) == again.read_bytes()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_colour_shows_on_the_figure_and_nowhere_else(report, tmp_path, rotate):
    report.write_bytes(pdf(HEAD + BODY + WRONG, rotate=rotate))
    ((_, note),) = notes(annotated(report), tmp_path)
    with pypdfium2.PdfDocument(tmp_path / "结果.pdf") as opened:
        opened[0].set_rotation(0)
        image = opened[0].render(scale=1).to_pil()
    left, bottom, right, top = map(float, note["/Rect"])
    height = image.height
    coloured = [
        (x, y)
        for x in range(image.width)
        for y in range(height)
        for red, _, blue in [image.getpixel((x, y))[:3]]
        if red - blue > RED
    ]
    assert min(x for x, _ in coloured) == pytest.approx(left, abs=1.5)
    assert max(x for x, _ in coloured) == pytest.approx(right, abs=1.5)
    assert min(y for _, y in coloured) == pytest.approx(height - top, abs=1.5)
    assert max(y for _, y in coloured) == pytest.approx(height - bottom, abs=1.5)


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_other_programs_complain_of_nothing_new(report, tmp_path):
    notes(annotated(report), tmp_path)
    said = [
        subprocess.run(["pdftoppm", "-r", "20", name, "page"], cwd=tmp_path, capture_output=True, check=True).stderr
        for name in (report.name, "结果.pdf")
    ]
    assert said[0] == said[1]


def test_a_finding_over_two_lines_is_marked_on_both(report, tmp_path):
    report.write_bytes(
        pdf(
            HEAD
            + text(60, 110, "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占6")
            + text(60, 140, "6.00%；项目支出40.00万元，占40.00%。")
        )
    )
    found = notes(annotated(report), tmp_path)
    assert any(len(note.get("/QuadPoints", ())) == 16 for _, note in found)


def test_a_finding_without_a_place_is_a_note_on_the_first_page(report, tmp_path):
    audit = services.audit(report)
    unplaced = replace(audit, document=replace(audit.document, locator=None))
    ((page, note),) = notes(document_of(unplaced).data, tmp_path)
    assert (page, note["/Subtype"]) == (1, "/Text")
    assert "位置：" in note["/Contents"]


def test_grave_findings_have_a_colour_of_their_own():
    assert len(set(annotations.COLOURS.values())) == len(Severity)


def test_a_report_without_findings_stays_as_it_is(report):
    report.write_bytes(pdf(HEAD + BODY + text(60, 140, "支出40.00万元，占40.00%。")))
    assert annotated(report) == report.read_bytes()


def test_files_that_cannot_take_notes_are_refused_in_words(report, tmp_path):
    other = tmp_path / "报告.txt"
    other.write_text("2023年度本年支出合计100.00万元。", "utf-8")
    with pytest.raises(Unsuited, match="不是单独的 PDF"):
        annotated(other)
    audit = services.audit(report)
    report.write_bytes(report.read_bytes() + b"\n")
    with pytest.raises(Unsuited, match="有了改动"):
        document_of(audit)
    writer = PdfWriter(clone_from=report)
    writer.encrypt("", "所有者", algorithm="RC4-128")
    writer.write(report)
    with pytest.raises(Unsuited, match="设有保护"):
        annotated(report)


def test_the_command_writes_one_file_for_each_report(report, tmp_path, capsys):
    out = tmp_path / "结果"
    assert main(["audit", str(report), "--format", "pdf", "-o", str(out)]) == 1
    assert [file.name for file in out.iterdir()] == ["部门 决算（审核意见）.pdf"]
    capsys.readouterr()
    other = tmp_path / "报告.txt"
    other.write_text("甲", "utf-8")
    assert main(["audit", str(other), "--format", "pdf", "-o", str(tmp_path / "a.pdf")]) == 2
    assert "--format docx" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_a_damaged_file_that_can_be_read_is_annotated_or_refused_without_noise(report, capfd):
    report.write_bytes(report.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    with suppress(Unsuited):
        assert annotated(report).startswith(report.read_bytes())
    assert not capfd.readouterr().err
