"""Comments in the user's own Word file: on the figure, and nothing else touched."""

import shutil
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.shared import RGBColor

from jiheng import services
from jiheng.cli import main
from jiheng.reporting.audit import Unsuited
from tests import office

from .commenting import HEAD, WHOLE, WRONG, W, commented, document_of, marked, parts, saved, text_of


def test_a_comment_stands_on_the_very_figure(word_report):
    data = commented(word_report)
    (comment,) = docx.Document(BytesIO(data)).comments
    assert comment.author == "绩衡"
    assert marked(data) == "46.00%"
    assert comment.text.startswith("【错误】")
    assert "应为：40.00%" in comment.text
    assert "依据：" in comment.text


def test_words_and_looks_stay(word_report):
    data = commented(word_report)
    assert text_of(data) == text_of(word_report.read_bytes())
    looks = [(run.text, run.bold, run.font.color.rgb) for run in docx.Document(BytesIO(data)).paragraphs[1].runs]
    assert [look for look in looks if look[0]] == [
        (WHOLE, None, None),
        ("项目支出40.00万元，占", True, None),
        ("4", True, None),
        ("6.00%", None, RGBColor(0xC0, 0, 0)),
        ("。", None, RGBColor(0xC0, 0, 0)),
    ]


def test_every_other_part_is_copied_byte_for_byte(word_report):
    before, after = parts(word_report.read_bytes()), parts(commented(word_report))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
    assert before.keys() <= after.keys()


def test_comments_that_were_there_stay(word_report):
    document = docx.Document(word_report)
    document.add_comment(document.paragraphs[0].runs, text="请核对单位名称", author="王某")
    document.save(word_report)
    data = commented(word_report)
    assert [(comment.author, comment.comment_id) for comment in docx.Document(BytesIO(data)).comments] == [
        ("王某", 0),
        ("绩衡", 1),
    ]
    assert marked(data) == HEAD
    assert marked(data, 1) == "46.00%"


def test_a_figure_of_a_table_cell(tmp_path):
    document = docx.Document()
    document.add_paragraph(HEAD)
    document.add_paragraph("收入支出决算总表")
    document.add_paragraph("单位：万元")
    rows = [("项目", "金额"), ("基本支出", "60.00"), ("项目支出", "40.00"), ("本年支出合计", "100.00")]
    table = document.add_table(4, 2)
    for line, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(line.cells, words, strict=True):
            cell.text = word
    table.cell(2, 1).add_paragraph(WHOLE + WRONG)
    data = commented(saved(document, tmp_path / "表.docx"))
    found = [marked(data, comment.comment_id) for comment in docx.Document(BytesIO(data)).comments]
    assert "46.00%" in found


def test_tracked_changes_stay(word_report):
    document = docx.Document(word_report)
    run = document.paragraphs[1].runs[2]._r
    change = run.makeelement(f"{W}ins", {f"{W}id": "7", f"{W}author": "李某"})
    run.addprevious(change)
    change.append(run)
    document.save(word_report)
    data = commented(word_report)
    inserted = list(docx.Document(BytesIO(data)).element.iter(f"{W}ins"))
    assert [word.text for node in inserted for word in node.iter(f"{W}t")] == ["6.00%", "。"]
    assert marked(data) == "46.00%"


def test_the_same_file_gives_the_same_bytes(word_report):
    assert commented(word_report) == commented(word_report)


def test_a_file_that_is_no_word_file_is_refused(tmp_path, capfd):
    path = tmp_path / "报告.txt"
    path.write_text(f"{HEAD}\n{WHOLE}{WRONG}\n", "utf-8")
    assert main(["audit", str(path), "--format", "docx", "-o", str(tmp_path / "出.docx")]) == 2
    assert "另存为 .docx" in capfd.readouterr().err
    assert not (tmp_path / "出.docx").exists()
    with pytest.raises(Unsuited):
        document_of(services.audit(path))


def test_a_folder_takes_a_file_for_each_report(word_report, tmp_path):
    other = word_report.with_name("另一.docx")
    shutil.copy(word_report, other)
    assert main(["audit", str(word_report), str(other), "--format", "docx", "-o", str(tmp_path / "出")]) == 1
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == [
        "另一（审核意见）.docx",
        "部门 决算（审核意见）.docx",
    ]
    assert main(["audit", str(word_report), str(other), "--format", "docx", "-o", str(tmp_path / "一.docx")]) == 2


def test_what_takes_no_comments_does_not_stop_the_others_of_a_folder(word_report, tmp_path, capfd):
    (word_report.parent / "说明.txt").write_text(f"{HEAD}\n{WHOLE}{WRONG}\n", "utf-8")
    assert main(["audit", str(word_report.parent), "--format", "docx", "-o", str(tmp_path / "出")]) == 3
    assert "说明.txt：不是 Word 文件" in capfd.readouterr().err
    assert [path.name for path in (tmp_path / "出").iterdir()] == ["部门 决算（审核意见）.docx"]


def test_a_result_never_falls_on_another_report_of_the_folder(word_report, tmp_path, capfd):
    shutil.copy(word_report, word_report.with_name("部门 决算（审核意见）.docx"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert (
        main(["audit", str(word_report), *map(str, tmp_path.glob("*）.docx")), "--format", "docx", "-o", str(tmp_path)])
        == 2
    )
    assert "不能覆盖" in capfd.readouterr().err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_signs_that_xml_cannot_hold_are_left_out_of_a_comment(word_report):
    audit = services.audit(word_report)
    odd = replace(audit, findings=(replace(audit.findings[0], message="上年\x0b数\x00不\ufffe符"),))
    (comment,) = docx.Document(BytesIO(document_of(odd).data)).comments
    assert comment.text.startswith("【错误】上年数不符")


def test_a_file_that_was_changed_meanwhile_is_not_written(word_report):
    audit = services.audit(word_report)
    docx.Document().save(word_report)
    with pytest.raises(Unsuited):
        document_of(audit)


@office.needed
def test_libreoffice_shows_the_comment(word_report, tmp_path):
    path = tmp_path / "批注.docx"
    path.write_bytes(commented(word_report))
    shown = office.saved(path, "fodt", tmp_path).read_text("utf-8")
    assert "office:annotation" in shown
    assert "应为：40.00%" in shown


@office.needed
@pytest.mark.parametrize("filter_name", ["MS Word 2007 XML", "Office Open XML Text"])
def test_a_file_that_libreoffice_wrote(word_report, tmp_path, filter_name):
    path = office.saved(word_report, f"docx:{filter_name}", tmp_path / "出")
    data = commented(path)
    assert "46.00%" in [marked(data, comment.comment_id) for comment in docx.Document(BytesIO(data)).comments]
    before, after = parts(path.read_bytes()), parts(data)
    assert {name for name in before if after[name] != before[name]} <= {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
