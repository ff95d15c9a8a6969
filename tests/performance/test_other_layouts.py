"""Forms that came from elsewhere: other columns, other files; the same scores, total and findings from each."""

from io import BytesIO

import docx
import pytest
from openpyxl import Workbook

from jiheng.performance.scoring.verdict import Judgement
from tests.performance.reading import score_file

TITLE = "2023年度项目支出绩效自评表"
HEADS = ["一级指标", "二级指标", "三级指标", "目标值", "实际值", "权重", "自评分", "未完成原因及拟采取的改进措施"]
ROWS = [
    ["产出指标", "数量指标", "新建垃圾分类亭", "≥30座", "27座", "20", "18", "三座选址未定"],
    ["产出指标", "质量指标", "设施验收合格率", "≥100%", "100%", "15", "15", ""],
    ["产出指标", "时效指标", "12月底前完工率", "≥95%", "90%", "15", "15", ""],
    ["效益指标", "社会效益指标", "生活垃圾分类知晓率", "≥85%", "82.3%", "15", "14.52", "宣传覆盖不足"],
    ["效益指标", "生态效益指标", "可回收物回收率", "≥35%", "36.1%", "15", "15", ""],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "91%", "10", "10", ""],
]
FUNDS = [
    ["项目名称", "生活垃圾分类示范片区建设"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "300", "280", "252", "10", "90%", "9"],
]
TOTAL = ["总分", "", "", "", "", "100", "96.52", ""]
LINES = [*FUNDS, HEADS, *ROWS, TOTAL]


def as_docx():
    document = docx.Document()
    document.add_heading(TITLE, 1)
    table = document.add_table(rows=0, cols=len(HEADS))
    for line in LINES:
        for cell, text in zip(table.add_row().cells, line, strict=False):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html():
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in LINES)
    return f"<html><meta charset=utf-8><body><h1>{TITLE}</h1><table>{rows}</table></body></html>".encode()


def as_text(encoding="gb18030"):
    return "\n".join([TITLE, "", *("\t".join(line) for line in LINES)]).encode(encoding)


def as_xlsx():
    book = Workbook()
    page = book.worksheets[0]
    for line in [[TITLE], *LINES]:
        page.append([float(text) if text.replace(".", "", 1).isdecimal() else text for text in line])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def shuffled():
    """The same columns in another order: points first, reasons before figures."""
    order = (5, 0, 1, 2, 7, 6, 3, 4)
    lines = [[line[at] for at in order] for line in (HEADS, *ROWS, TOTAL)]
    return "\n".join([TITLE, "", *("\t".join(line) for line in [*FUNDS, *lines])]).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", as_docx()), ("b.html", as_html()), ("c.txt", as_text()), ("d.txt", as_text("utf-16")),
        ("e.xlsx", as_xlsx()), ("f.txt", shuffled()),
    ],
)  # fmt: skip
def test_a_form_in_another_layout_is_scored_alike(name, data):
    (found,) = score_file(data, name)
    judged = {one.score.indicator.name: (one.judgement, one.expected) for one in found.verdicts}
    # 27/30 × 20 = 18; 90/95 × 15 = 14.21; 82.3/85 × 15 = 14.52
    assert judged.pop("12月底前完工率") == (Judgement.DIFFERS, "14.21")
    assert {judgement for judgement, _ in judged.values()} == {Judgement.AGREES}
    assert len(judged) == 6
    assert (found.total.judgement, found.total.stated) == (Judgement.AGREES, found.total.stated_sum)
    assert found.fit.departures == ()
    assert [doubt.name for doubt in found.doubts] == ["spending"]
