"""One report in every format: the same lines and the same cells, so that nothing later depends on the file."""

import html as markup

import pytest

from jiheng.document import Role
from jiheng.formats import read
from tests.formats import test_ofd as ofd
from tests.formats.made import docx, p, table
from tests.formats.printed import pdf, ruled
from tests.formats.printed import text as printed

LINES = [
    "某某市某某局2023年度部门决算",
    "第一部分 概况",
    "一、收入情况",
    "2023年收入合计1,094.19万元，下降15.07%，其中：",
    "（一）一般公共预算财政拨款收入100万元。",
    "GDP增速6.5%，①甲②乙〔2023〕5号",
]
ROWS = [["项目", "2023年决算数", "比上年增减"], ["收入合计", "1,094.19", "-15.07%"], ["其中：拨款", "", "—"]]
AFTER = ["注：本表金额单位为万元。"]


def as_txt():
    return "\n".join([*LINES, *("\t".join(row) for row in ROWS), *AFTER]).encode("gb18030")


def as_docx():
    return docx("".join(map(p, LINES)) + table(*ROWS) + "".join(map(p, AFTER)))


def as_html():
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    before, after = ("".join(f"<p>{markup.escape(line)}</p>" for line in lines) for lines in (LINES, AFTER))
    return f"<html><body>{before}<table>{rows}</table>{after}</body></html>".encode()


def as_pdf():
    before = "".join(printed(60, 80 + 25 * place, line) for place, line in enumerate(LINES))
    return pdf(before + ruled([60, 160, 280, 400], [300, 320, 340, 360], ROWS) + printed(60, 390, AFTER[0]))


def as_ofd():
    def words(x, y, line):
        steps = " ".join("4" if ord(sign) > 0xFF else "2" for sign in line[:-1])
        return ofd.text(x, y, line, deltas=steps) if line else ""

    before = "".join(words(20, 30 + 10 * place, line) for place, line in enumerate(LINES))
    inside = "".join(
        words(22 + 50 * column, 127 + 10 * row, cell)
        for row, cells in enumerate(ROWS)
        for column, cell in enumerate(cells)
    )
    return ofd.ofd(before + ofd.grid([20, 70, 120, 170], [120, 130, 140, 150]) + inside + words(20, 170, AFTER[0]))


@pytest.mark.parametrize("make", [as_txt, as_docx, as_html, as_pdf, as_ofd])
def test_the_same_text(tmp_path, make):
    path = tmp_path / f"报告{make.__name__.removeprefix('as_')}"
    path.write_bytes(make())
    assert read(path).text.split() == as_txt().decode("gb18030").split()


@pytest.mark.parametrize("make", [as_docx, as_html, as_pdf, as_ofd])
def test_the_same_blocks_and_cells(tmp_path, make):
    path = tmp_path / "报告"
    path.write_bytes(make())
    document = read(path)
    lines = [document.quote(block.span) for block in document.blocks if block.role is Role.PARAGRAPH]
    assert lines == [*LINES, *AFTER]
    (found,) = document.tables
    assert [[cell.text for cell in row] for row in found.rows()] == ROWS
    assert document.quote(found.span) == "\n".join("\t".join(row) for row in ROWS)
    assert all(document.quote(cell.span) == cell.text for cell in found.cells)
