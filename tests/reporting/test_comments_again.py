"""A commented file that is audited again, archives, old files: every way in which a Word file comes back."""

import zipfile

import docx

from jiheng import services
from jiheng.cli import main
from tests.formats.made import zipped

from .commenting import commented, parts


def test_a_second_audit_of_the_commented_file_reads_the_same(word_report):
    again = word_report.with_name("再审.docx")
    again.write_bytes(commented(word_report))
    assert services.audit(again).document.text == services.audit(word_report).document.text
    assert commented(again) == again.read_bytes()


def test_a_comment_follows_what_the_next_audit_says_and_keeps_what_others_wrote(word_report):
    again = word_report.with_name("再审.docx")
    again.write_bytes(commented(word_report))
    document = docx.Document(again)
    (comment,) = document.comments
    comment.add_paragraph("请财务室核对")
    next(each for each in comment.paragraphs if each.text == "应为：40.00%").runs[0].text = "应为：41.00%"
    document.save(again)
    again.write_bytes(commented(again))
    (comment,) = docx.Document(again).comments
    assert "应为：40.00%" in comment.text
    assert comment.text.endswith("请财务室核对")
    document = docx.Document(again)
    next(run for run in document.paragraphs[1].runs if run.text == "6.00%").text = "0.00%"
    document.save(again)
    again.write_bytes(commented(again))
    (comment,) = docx.Document(again).comments
    assert comment.text.startswith("【已消除】")
    assert comment.text.endswith("请财务室核对")
    assert commented(again) == again.read_bytes()


def test_a_relationship_to_comments_that_are_not_there_is_no_hindrance(word_report):
    whole = parts(word_report.read_bytes())
    links = whole["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    row = f'<Relationship Id="rId99" Type="{kind}" Target="comments.xml"/></Relationships>'
    whole["word/_rels/document.xml.rels"] = links.replace("</Relationships>", row).encode()
    word_report.write_bytes(zipped(whole))
    assert "word/comments.xml" in parts(commented(word_report))


def test_a_report_in_an_archive_is_answered_too(word_report, tmp_path):
    archive = tmp_path / "报送.zip"
    with zipfile.ZipFile(archive, "w") as made_of:
        made_of.write(word_report, word_report.name)
    assert main(["audit", str(archive), "--format", "docx", "-o", str(tmp_path / "出.docx")]) == 1
    assert (tmp_path / "出.docx").read_bytes() == commented(word_report)
