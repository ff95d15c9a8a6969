"""Comments in the user's own Word file: on the figure, and nothing else touched."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from random import Random

import docx
import pytest
from docx.shared import RGBColor

from jiheng import services
from jiheng.cli import main
from jiheng.reporting import comments
from jiheng.reporting.audit import Unsuited

HEAD = "四川省云岭县水务局2023年度部门决算"
WHOLE = "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；"
WRONG = "项目支出40.00万元，占46.00%。"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document, path):
    document.save(path)
    return path


@pytest.fixture
def report(tmp_path):
    """A paragraph in three runs; the wrong figure is cut in its middle and has a look of its own."""
    document = docx.Document()
    document.add_paragraph(HEAD)
    paragraph = document.add_paragraph(WHOLE)
    paragraph.add_run("项目支出40.00万元，占4").bold = True
    run = paragraph.add_run("6.00%。")
    run.font.color.rgb = RGBColor(0xC0, 0, 0)
    return saved(document, tmp_path / "部门 决算.docx")


def commented(path):
    return comments.whole([comments.document(services.audit(path))], ())


def parts(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def marked(data, number=0):
    """The words between the two marks of a comment."""
    words, inside = [], False
    for element in docx.Document(BytesIO(data)).element.body.iter():
        if element.get(f"{W}id") == str(number):
            inside = {"commentRangeStart": True, "commentRangeEnd": False}.get(element.tag[len(W) :], inside)
        if inside and element.tag == f"{W}t":
            words.append(element.text or "")
    return "".join(words)


def text_of(data):
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def test_a_comment_stands_on_the_very_figure(report):
    data = commented(report)
    (comment,) = docx.Document(BytesIO(data)).comments
    assert comment.author == "绩衡"
    assert marked(data) == "46.00%"
    assert comment.text.startswith("【错误】")
    assert "应为：40.00%" in comment.text
    assert "依据：" in comment.text


def test_words_and_looks_stay(report):
    data = commented(report)
    assert text_of(data) == text_of(report.read_bytes())
    looks = [(run.text, run.bold, run.font.color.rgb) for run in docx.Document(BytesIO(data)).paragraphs[1].runs]
    assert [look for look in looks if look[0]] == [
        (WHOLE, None, None),
        ("项目支出40.00万元，占", True, None),
        ("4", True, None),
        ("6.00%", None, RGBColor(0xC0, 0, 0)),
        ("。", None, RGBColor(0xC0, 0, 0)),
    ]


def test_every_other_part_is_copied_byte_for_byte(report):
    before, after = parts(report.read_bytes()), parts(commented(report))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
    assert before.keys() <= after.keys()


def test_comments_that_were_there_stay(report):
    document = docx.Document(report)
    document.add_comment(document.paragraphs[0].runs, text="请核对单位名称", author="王某")
    document.save(report)
    data = commented(report)
    assert [(comment.author, comment.comment_id) for comment in docx.Document(BytesIO(data)).comments] == [
        ("王某", 0),
        ("绩衡", 1),
    ]
    assert marked(data) == HEAD
    assert marked(data, 1) == "46.00%"


def test_a_second_audit_of_the_commented_file_reads_the_same(report):
    again = report.with_name("再审.docx")
    again.write_bytes(commented(report))
    assert services.audit(again).document.text == services.audit(report).document.text
    assert len(list(docx.Document(BytesIO(commented(again))).comments)) == 2


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


def test_tracked_changes_stay(report):
    document = docx.Document(report)
    run = document.paragraphs[1].runs[2]._r
    change = run.makeelement(f"{W}ins", {f"{W}id": "7", f"{W}author": "李某"})
    run.addprevious(change)
    change.append(run)
    document.save(report)
    data = commented(report)
    inserted = list(docx.Document(BytesIO(data)).element.iter(f"{W}ins"))
    assert [word.text for node in inserted for word in node.iter(f"{W}t")] == ["6.00%", "。"]
    assert marked(data) == "46.00%"


def test_the_same_file_gives_the_same_bytes(report):
    assert commented(report) == commented(report)


def test_a_file_that_is_no_word_file_is_refused(tmp_path, capfd):
    path = tmp_path / "报告.txt"
    path.write_text(f"{HEAD}\n{WHOLE}{WRONG}\n", "utf-8")
    assert main(["audit", str(path), "--format", "docx", "-o", str(tmp_path / "出.docx")]) == 2
    assert "另存为 .docx" in capfd.readouterr().err
    assert not (tmp_path / "出.docx").exists()
    with pytest.raises(Unsuited):
        comments.document(services.audit(path))


def test_a_folder_takes_a_file_for_each_report(report, tmp_path):
    other = report.with_name("另一.docx")
    shutil.copy(report, other)
    assert main(["audit", str(report), str(other), "--format", "docx", "-o", str(tmp_path / "出")]) == 1
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == [
        "另一（审核意见）.docx",
        "部门 决算（审核意见）.docx",
    ]
    assert main(["audit", str(report), str(other), "--format", "docx", "-o", str(tmp_path / "一.docx")]) == 2


def test_a_file_that_was_changed_meanwhile_is_not_written(report):
    audit = services.audit(report)
    docx.Document().save(report)
    with pytest.raises(Unsuited):
        comments.document(audit)


def test_libreoffice_shows_the_comment(report, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "批注.docx"
    path.write_bytes(commented(report))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = path.with_suffix(".fodt").read_text("utf-8")
    assert "office:annotation" in shown
    assert "应为：40.00%" in shown


def shattered(seed, path):
    """The report with its runs cut at random, tabs and breaks between some, and the findings close together."""
    chance = Random(seed)
    document = docx.Document()
    document.add_paragraph(HEAD)
    for line in (WHOLE + WRONG, WHOLE + WRONG.replace("46", "48"), WHOLE.replace("60.00%", "61.00%") + WRONG):
        paragraph = document.add_paragraph(style=chance.choice(["Normal", "List Number"]))
        rest = line
        while rest:
            size = chance.randint(1, 9)
            run = paragraph.add_run(rest[:size])
            run.italic = chance.random() < 0.5
            more = chance.choice((0, 2))
            run.add_text(rest[size : size + more])
            rest = rest[size + more :]
        paragraph.insert_paragraph_before().add_run("第一\t第二").add_break()
    return saved(document, path)


@pytest.mark.parametrize("seed", range(6))
def test_runs_cut_anywhere_keep_their_words_and_carry_every_comment(tmp_path, seed):
    path = shattered(seed, tmp_path / "碎.docx")
    audit = services.audit(path)
    data = commented(path)
    again = tmp_path / "再.docx"
    again.write_bytes(data)
    read = services.audit(again)
    assert (read.document.text, read.ids) == (audit.document.text, audit.ids)
    assert len(audit.findings) >= 3
    for number, finding in enumerate(audit.findings):
        quote = audit.document.quote(finding.span)
        assert marked(data, number) in quote
        assert finding.stated not in quote or marked(data, number) == finding.stated
