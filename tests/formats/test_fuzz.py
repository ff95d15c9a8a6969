"""Valid files of every format changed in their structure: a refusal in words or a sound document, nothing else."""

import random
import re
import zipfile
import zlib
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from jiheng.formats import Unreadable, read_bytes
from tests import office
from tests.formats import printed
from tests.formats import test_ofd as ofd
from tests.formats.made import docx, p, spreadsheet, table, zipped

VALUES = (
    "",
    "0",
    "-1",
    "99999999999999999999",
    "1e308",
    "nan",
    "甲",
    "A1:XFD1048576",
    "../../x",
    "&#0;",
    "\ufffe",
    "x" * 999,
)
PIECE = re.compile(r"<[^<>]*>|[^<>]+")
VALUE = re.compile(r'"[^"]*"')
WORD = re.compile(r"\S+\s*")
LINES = ["某某局2023年度部门决算", "收入合计1,094.19万元，其中：", "（一）财政拨款100万元。"]


def workbook():
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    look = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet("收入 表")
    sheet.merge_range("A1:C1", "收入决算表")
    for row in range(1, 6):
        sheet.write_row(row, 0, ["甲 & 乙", row * 1.1, row])
        sheet.write_formula(row, 3, "=B2*2", look, row)
    book.close()
    return file.getvalue()


def pages():
    return printed.pdf(
        printed.text(60, 80, LINES[0]) + printed.ruled([60, 160, 280], [100, 120, 140], [["甲", "1"], ["乙", "2"]])
    )


def web_page():
    rows = '<tr><td rowspan="2" colspan=3>甲</td><td>1</td></tr><tr><td>2</td></tr>'
    head = "<head><meta charset=utf-8><style>p{}</style></head>"
    return f"<html>{head}<body><p>{LINES[1]}</p><table>{rows}</table></body></html>".encode()


MAIL = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
SEEDS = {
    "文.txt": "\n".join(LINES).encode("gb18030"),
    "页.html": web_page(),
    "页.mht": MAIL + web_page() + b"\r\n--x--\r\n",
    "报告.docx": docx("".join(map(p, LINES)) + table(["甲", "乙"], ["丙", "丁"]), numbering="<w:num w:numId='1'/>"),
    "附表.xlsx": workbook(),
    "旧表.xls": spreadsheet('<Row><Cell ss:Index="2" ss:MergeAcross="1"><Data>甲</Data></Cell></Row>'),
    "公开.pdf": pages(),
    "公开.ofd": ofd.ofd(ofd.text(20, 30, LINES[1]) + ofd.grid([20, 60, 100], [40, 50, 60])),
    "材料.zip": zipped({"报告.txt": "收入合计\n".encode(), "内/表.xlsx": workbook()}),
}


def spliced(pieces, chance):
    """A few pieces dropped, doubled, swapped or given another value."""
    pieces = list(pieces)
    for _ in range(chance.randint(1, 6)):
        if not pieces:
            break
        here, there = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        way = chance.randrange(5)
        if way == 0:
            del pieces[here]
        elif way == 1:
            pieces[there:there] = pieces[here : here + chance.randint(1, 9)]
        elif way == 2:
            pieces[here], pieces[there] = pieces[there], pieces[here]
        elif way == 3:
            value, quoted = chance.choice(VALUES), VALUE.split(pieces[here], maxsplit=1)
            pieces[here] = f'"{value}"'.join(quoted) if len(quoted) > 1 else value
        else:
            pieces[here] = (pieces[here] * chance.choice((2, 50, 2000)))[:100_000]
    return pieces


def changed_markup(data, chance):
    return "".join(spliced(PIECE.findall(data.decode("utf-8", "replace")), chance)).encode("utf-8", "replace")


def changed_container(data, chance):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for name in chance.sample(sorted(parts), min(chance.randint(1, 2), len(parts))):
        if chance.random() < 0.15:
            del parts[name]
        elif name.endswith(".xlsx"):
            parts[name] = changed_container(parts[name], chance)
        else:
            parts[name] = changed_markup(parts[name], chance)
    return zipped(parts)


def changed_pages(data, chance):
    """Objects of a PDF changed, inside its packed streams too; its table of places need not fit, as in real damage."""

    def unpacked(found):
        content = b"".join(part.encode() for part in spliced(WORD.findall(zlib.decompress(found[1]).decode()), chance))
        return b"stream\n" + zlib.compress(content) + b"\nendstream"

    if chance.random() < 0.5:
        return re.sub(rb"stream\n(.*?)\nendstream", unpacked, data, count=2, flags=re.DOTALL)
    pieces = re.split(rb"(\d+|/\w+|<<|>>|\[|\]|\bR\b)", data)
    for _ in range(chance.randint(1, 8)):
        here = chance.randrange(len(pieces))
        pieces[here] = chance.choice(
            (b"", b"-1", b"99999999999", b"0", b"/Pages", b"1 0 R", pieces[here] * 3, chance.choice(pieces))
        )
    return b"".join(pieces)


def changed(name, chance):
    data = SEEDS[name]
    if chance.random() < 0.25:  # the bytes themselves
        raw = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        return bytes(raw[: chance.randint(len(raw) // 2, len(raw))])
    if name.endswith(".pdf"):
        return changed_pages(data, chance)
    return changed_container(data, chance) if data.startswith(b"PK") else changed_markup(data, chance)


def read_or_refusal(data, name):
    try:
        return read_bytes(data, name)
    except Unreadable as error:
        return error.message


def answered(data, name):
    """The document, whose parts are where they say; or None after a refusal in one sentence."""
    document = read_or_refusal(data, name)
    if isinstance(document, str):
        assert re.fullmatch(r".+。", document)
        return None
    end = len(document.text)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= end
        document.place(block.span)
    for found in document.tables:
        assert all(found.span.holds(cell.span) for cell in found.cells)
        assert len(found.grid()) == sum(cell.row_span * cell.column_span for cell in found.cells)
    return document


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_themselves_are_read(name):
    if name.endswith(".zip"):
        return
    assert "合计" in answered(SEEDS[name], name).text or "甲" in answered(SEEDS[name], name).text


@pytest.mark.parametrize("name", SEEDS)
@given(seed=st.integers(0, 2**48))
def test_a_changed_file_is_read_or_refused(name, seed):
    answered(changed(name, random.Random(seed)), name)


@pytest.mark.nightly
@office.needed
@pytest.mark.parametrize(
    ("source", "form"), [("附表.xlsx", "xls"), ("报告.docx", "doc"), ("报告.docx", "rtf"), ("报告.docx", "odt")]
)
def test_changed_files_of_other_programs_are_read_or_refused(tmp_path, source, form):
    """Old formats are what LibreOffice makes of the seeds; their bytes are changed."""
    (tmp_path / source).write_bytes(SEEDS[source])
    data, chance = office.saved(tmp_path / source, form, tmp_path).read_bytes(), random.Random(form)
    assert answered(data, f"旧.{form}")
    for _ in range(300 if form == "xls" else 20):
        raw = bytearray(data)
        for _ in range(chance.randint(1, 40)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        answered(bytes(raw), f"旧.{form}")
