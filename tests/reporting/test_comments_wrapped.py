"""Comments on figures that runs, fields, controls, boxes and notes hold: marked, valid, and no word lost."""

from io import BytesIO
from random import Random

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from jiheng import services
from jiheng.cli import main
from jiheng.reporting.audit import Unsuited
from tests import office
from tests.formats.made import docx as made
from tests.formats.made import p, zipped

from .commenting import HEAD, WHOLE, WRONG, W, commented, document_of, marked, paragraph, parts, run, saved, text_of


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
    data = document_of(audit).data
    assert [finding.stated for finding in audit.findings if finding.kind == "ratio"] == ["46.00%"]
    number = next(number for number, finding in enumerate(audit.findings) if finding.kind == "ratio")
    assert marked(data, number) == "46.00%"
    again = tmp_path / "再.docx"
    assert invalid(data, again) == invalid(path.read_bytes(), tmp_path / "原.docx")
    assert services.audit(again).document.text == audit.document.text


def as_text(path, target):
    """The words that LibreOffice reads in a file, without those of comments."""
    tree = etree.parse(office.saved(path, "fodt", target))
    space = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    notes = list(tree.iter(f"{{{space}}}annotation"))
    told = ["".join(note.itertext()) for note in notes]
    for note in notes:
        tail = note.tail
        note.clear()
        note.tail = tail
    return "".join("".join(tree.find(f".//{{{space}}}text").itertext()).split()), told


CONTROL = "<w:sdt><w:sdtPr><w:id w:val='5'/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
SUM = CODE.replace("DOCPROPERTY x", "=SUM(ABOVE)")
COMPUTED = FIELD.format("begin") + SUM + FIELD.format("separate") + "{}" + FIELD.format("end")
HELD = {
    "a field that computes": COMPUTED,
    "a control for a value": CONTROL.format("<w:text/>", "{}"),
    "a simple field": "<w:fldSimple w:instr='DOCPROPERTY x'>{}</w:fldSimple>",
}


@office.needed
def test_libreoffice_keeps_every_word_where_figures_stand_in_fields_and_controls(tmp_path):
    shares = ["46.00%", "47.00%", "48.00%"]
    ways = (way.format(run(share)) for way, share in zip(HELD.values(), shares, strict=True))
    body = "".join(paragraph(run(WHOLE + BEFORE[:-1]) + way + run(AFTER)) for way in ways)
    held = CONTROL.format("", paragraph(run(WHOLE + WRONG.replace("46", "49"))))
    path = tmp_path / "控件.docx"
    path.write_bytes(made(p(HEAD) + body + held + p("第二段。")))
    data = commented(path)
    assert [marked(data, number) for number in range(4)] == [*shares, "49.00%"]
    answered = tmp_path / "批注.docx"
    answered.write_bytes(data)
    words, _ = as_text(path, tmp_path)
    same, told = as_text(answered, tmp_path)
    assert same == words
    assert [("【错误】" in one, "编号：" in one) for one in told] == [(True, True)] * 4


@office.needed
def test_an_old_word_file_is_answered_with_a_docx(word_report, tmp_path):
    old = office.saved(word_report, "doc", tmp_path / "旧")
    before = old.read_bytes()
    assert main(["audit", str(old), "--format", "docx", "-o", str(tmp_path / "出")]) == 1
    (answered,) = (tmp_path / "出").iterdir()
    assert answered.name == "部门 决算（审核意见）.docx"
    data = answered.read_bytes()
    assert "46.00%" in [marked(data, comment.comment_id) for comment in docx.Document(answered).comments]
    assert old.read_bytes() == before


def test_alternate_content_is_marked_from_outside_whichever_version_is_shown(tmp_path):
    choice = f"<mc:Choice Requires='wps'>{run('46.00%')}</mc:Choice><mc:Fallback>{run('46.00%')}</mc:Fallback>"
    way = f"{run(BEFORE[:-1])}<mc:AlternateContent>{choice}</mc:AlternateContent>{run(AFTER)}"
    path = tmp_path / "备选.docx"
    path.write_bytes(made(p(HEAD) + paragraph(run(WHOLE) + way)))
    body = etree.fromstring(parts(commented(path))["word/document.xml"])[0]
    tags = [etree.QName(child).localname for child in body[1]]
    at = tags.index("AlternateContent")
    assert (tags[at - 1], tags[at + 1]) == ("commentRangeStart", "commentRangeEnd")


def test_words_with_their_reading_are_marked_as_a_whole(tmp_path):
    ruby = f"<w:r><w:ruby><w:rt>{run('si')}</w:rt><w:rubyBase>{run('46.00%')}</w:rubyBase></w:ruby></w:r>"
    path = tmp_path / "注音.docx"
    path.write_bytes(made(p(HEAD) + paragraph(run(WHOLE + BEFORE[:-1]) + ruby + run(AFTER))))
    body = etree.fromstring(parts(commented(path))["word/document.xml"])[0]
    tags = [etree.QName(child).localname for child in body[1]]
    at = tags.index("commentRangeStart")
    assert body[1][at + 1].find(f"{W}ruby") is not None
    assert tags[at + 2] == "commentRangeEnd"


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
