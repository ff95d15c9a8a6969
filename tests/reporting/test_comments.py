"""Comments in the user's own Word file: on the figure, and nothing else touched."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from random import Random

import docx
import pytest
from docx.shared import RGBColor
from lxml import etree
from openxml_audit import OpenXmlValidator

from jiheng import services
from jiheng.cli import main
from jiheng.reporting import comments
from jiheng.reporting.audit import Unsuited
from tests.formats.made import docx as made
from tests.formats.made import p, zipped

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


def run(words, look=""):
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(content):
    return f"<w:p>{content}</w:p>"


FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
CODE = "<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>"
BEFORE, AFTER = "项目支出40.00万元，占4", "。"
WAYS = {
    "a link": f"{run(BEFORE)}<w:hyperlink w:anchor='x'>{run('6.0')}{run('0%')}</w:hyperlink>{run(AFTER)}",
    "a field": run(BEFORE)
    + FIELD.format("begin")
    + CODE
    + FIELD.format("separate")
    + run("6.00%")
    + FIELD.format("end")
    + run(AFTER),
    "a simple field": f"{run(BEFORE)}<w:fldSimple w:instr='DOCPROPERTY x'>{run('6.00%')}</w:fldSimple>{run(AFTER)}",
    "a control": f"{run(BEFORE)}<w:sdt><w:sdtContent>{run('6.00%')}</w:sdtContent></w:sdt>{run(AFTER)}",
    "an insertion": f"{run(BEFORE)}<w:ins w:id='1' w:author='a'>{run('6.00%')}</w:ins>{run(AFTER)}",
    "a deletion inside": f"{run(BEFORE)}<w:del w:id='1' w:author='a'><w:r><w:delText>5</w:delText></w:r></w:del>"
    f"{run('6.00%')}{run(AFTER)}",
    "bookmarks": f"{run(BEFORE)}<w:bookmarkStart w:id='1' w:name='b'/>{run('6.0')}<w:bookmarkEnd w:id='1'/>"
    f"{run('0%')}{run(AFTER)}",
    "one run of many parts": f"<w:r><w:rPr><w:b/></w:rPr><w:t>{BEFORE}</w:t><w:t>6.00</w:t><w:t>%</w:t><w:tab/>"
    "<w:t>。</w:t></w:r>",
}


def invalid(data, path):
    """What the rules of Office Open XML say against a file."""
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("way", WAYS)
def test_a_figure_in_any_wrapping_is_marked_and_the_file_stays_valid(tmp_path, way):
    path = tmp_path / "包.docx"
    path.write_bytes(made(p(HEAD) + paragraph(run(WHOLE) + WAYS[way])))
    audit = services.audit(path)
    data = comments.document(audit).data
    assert [finding.stated for finding in audit.findings if finding.kind == "ratio"] == ["46.00%"]
    number = next(number for number, finding in enumerate(audit.findings) if finding.kind == "ratio")
    assert marked(data, number) == "46.00%"
    again = tmp_path / "再.docx"
    assert invalid(data, again) == invalid(path.read_bytes(), tmp_path / "原.docx")
    assert services.audit(again).document.text == audit.document.text


def test_a_figure_in_a_text_box_is_marked_by_the_whole_box(tmp_path):
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(run(WHOLE + WRONG))}</w:txbxContent></v:textbox>"
    path = tmp_path / "框.docx"
    path.write_bytes(made(p(HEAD) + paragraph(f"{run('见图')}{box}</v:shape></w:pict></w:r>{run('。')}")))
    data = commented(path)
    assert "46.00%" in marked(data)
    assert "见图" not in marked(data)
    assert text_of(data)[1] == "见图。"


def test_a_figure_in_a_footnote_is_marked_at_the_note_s_own_mark(tmp_path):
    note = f'<w:footnote w:id="7">{p(WHOLE + WRONG)}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(HEAD) + paragraph(run("前") + mark.format(3) + run("中") + mark.format(7) + run("后"))
    path = tmp_path / "注.docx"
    path.write_bytes(made(body, footnotes=f'<w:footnote w:id="3">{p("说明")}</w:footnote>{note}'))
    data = commented(path)
    body = etree.fromstring(parts(data)["word/document.xml"])[0]
    line = body[1]
    tags = [(child.tag[len(W) :], "".join(child.itertext())) for child in line]
    at = tags.index(("commentRangeStart", ""))
    assert tags[at - 1] == ("r", "中")
    assert line[at + 1].find(f"{W}footnoteReference").get(f"{W}id") == "7"
    assert tags[at + 2][0] == "commentRangeEnd"
    (comment,) = docx.Document(BytesIO(data)).comments
    assert "位置：" in comment.text


def test_a_main_part_in_another_encoding(tmp_path):
    parts_of_it = parts(made(p(HEAD) + p(WHOLE + WRONG)))
    name = "word/document.xml"
    text = parts_of_it[name].decode().partition("?>")[2] or parts_of_it[name].decode()
    path = tmp_path / "码.docx"
    path.write_bytes(zipped({**parts_of_it, name: f'<?xml version="1.0" encoding="utf-16"?>{text}'.encode("utf-16")}))
    assert marked(commented(path)) == "46.00%"


def test_a_file_that_word_could_not_open_takes_no_comments(tmp_path):
    whole = parts(made(p(HEAD) + p(WHOLE + WRONG)))
    path = tmp_path / "残.docx"
    path.write_bytes(zipped({"word/document.xml": whole["word/document.xml"]}))
    with pytest.raises(Unsuited, match="必需的部分"):
        commented(path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("filter_name", ["MS Word 2007 XML", "Office Open XML Text"])
def test_a_file_that_libreoffice_wrote(report, tmp_path, filter_name):
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", f"docx:{filter_name}", "--outdir", str(tmp_path / "出"), str(report)]
    subprocess.run(["soffice", profile, "--headless", *target], check=True, capture_output=True, timeout=120)
    path = tmp_path / "出" / report.name
    data = commented(path)
    assert "46.00%" in [marked(data, comment.comment_id) for comment in docx.Document(BytesIO(data)).comments]
    before, after = parts(path.read_bytes()), parts(data)
    assert {name for name in before if after[name] != before[name]} <= {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
