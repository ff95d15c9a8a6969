"""A Word report with a wrong share, its commented twin, and what stands between the marks of a comment."""

import zipfile
from io import BytesIO

import docx

from jiheng import services
from jiheng.reporting import comments
from jiheng.services.originals import original

HEAD = "四川省云岭县水务局2023年度部门决算"
WHOLE = "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；"
WRONG = "项目支出40.00万元，占46.00%。"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def saved(document, path):
    document.save(path)
    return path


def document_of(audit):
    return comments.document(audit, original(audit.document))


def commented(path):
    return comments.whole([document_of(services.audit(path))], ())


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


def run(words, look=""):
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(content):
    return f"<w:p>{content}</w:p>"
