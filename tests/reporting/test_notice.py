"""The notice of correction, opened again as its reader does."""

from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openxml_audit import OpenXmlValidator

from jiheng.reporting import notice
from jiheng.reporting.audit import Failure
from tests import office


def letter(*audits, failures=()):
    return notice.whole([notice.document(audit) for audit in audits], failures)


def opened(data):
    return docx.Document(BytesIO(data))


def lines(data):
    return [paragraph.text for paragraph in opened(data).paragraphs]


def test_the_letter_names_unit_file_and_each_problem(audit):
    said = lines(letter(audit))
    assert said[:2] == ["整改通知书", "清江县商贸局："]
    assert "发现问题1处：错误1处，提醒0处，提示0处" in said[2]
    assert "清江 商贸局.txt" in said[2]
    assert "应为：12.19万元" in said
    assert "改为：“减少12.19万元，下降12.94%”" in said
    assert "依据：财预〔2016〕143号" in said


def test_what_a_person_decides_stays_a_gap(audit):
    said = lines(letter(audit))
    assert said[-1] == "____年____月____日"
    assert "____年____月____日前" in said[-3]


def test_the_page_follows_the_standard(audit):
    document = opened(letter(audit))
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert round(section.page_width.mm) == round(Mm(210).mm)
    text = document.paragraphs[2]
    assert text.runs[0].font.size == Pt(16)
    assert text.paragraph_format.line_spacing == Pt(28)
    assert text.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_the_file_is_valid(audit, clean, tmp_path):
    path = tmp_path / "通知书.docx"
    path.write_bytes(letter(audit, clean))
    wrong = [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in wrong if "[schema]" in error] == []


def test_the_unit_is_named_once_in_the_opening(audit):
    assert lines(letter(audit))[2].count("清江县商贸局") == 0
    assert "你单位2023年度部门决算公开（清江 商贸局.txt）" in lines(letter(audit))[2]


def test_a_clean_document_asks_for_nothing(clean):
    said = lines(letter(clean))
    assert "没有发现需要整改的问题" in said[2]
    assert not any("整改，并将" in line for line in said)


def test_what_was_not_checked_is_not_called_right(clean):
    said = lines(letter(replace(clean, results=())))
    assert "未发现问题不等于没有问题" in said[2]


def test_each_unit_has_a_page_and_unread_files_are_named(audit, clean):
    document = opened(letter(audit, clean, failures=[Failure("坏.docx", "打不开。")]))
    titles = [paragraph for paragraph in document.paragraphs if paragraph.text == "整改通知书"]
    assert len(titles) == len(document.sections) == 3
    numbers = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in document.sections]
    assert numbers == ["1", "1", "1"]
    feet = [section.footer.paragraphs[0]._p.iter(qn("w:t")) for section in document.sections]
    assert ["".join(word.text for word in foot) for foot in feet] == ["— 1 —"] * 3
    assert document.paragraphs[-1].text == "坏.docx：打不开。"


def test_characters_that_xml_cannot_hold_are_left_out(audit):
    odd = replace(audit, findings=(replace(audit.findings[0], message="合\x0b计\x00不\ufffe符"),))
    assert "问题：合计不符" in lines(letter(odd))


@office.needed
def test_libreoffice_makes_a_page_of_it(audit, tmp_path):
    path = tmp_path / "通知 书.docx"
    path.write_bytes(letter(audit))
    assert office.saved(path, "pdf", tmp_path).read_bytes().startswith(b"%PDF")
