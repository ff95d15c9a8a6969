"""Tables of panels and forms that no line parts, printed cell by cell as programs do."""

from jiheng.formats.pdf import read
from tests.formats.printed import pdf
from tests.formats.test_columns import at, line

LABELS = ("一、一般公共预算", "财政拨款")  # one name over two lines
PLACES = ((50, "left"), (152, "left"), (240, "right"), (242, "left"), (370, "left"), (460, "right"))


def header(y):
    """A header of two levels, the words of both in the middle of their cells."""
    names = zip((90, 155, 205, 290, 375, 425), ("项目", "行次", "金额") * 2, strict=True)
    over = line(y, (140, "收入", "middle"), (340, "支出", "middle"))
    return over + line(y + 20, *((edge, words, "middle") for edge, words in names))


NUMBERS = line(140, (90, "栏次", "middle"), (205, "1", "middle"), (290, "栏次", "middle"), (425, "2", "middle"))
ABOVE = at(280, 60, "收入支出决算总表", "middle") + at(460, 80, "单位：元")


def panel(y, *words):
    """A row of two panels; the second begins two points behind the first's amount."""
    return line(y, *((edge, word, side) for (edge, side), word in zip(PLACES, words, strict=True)))


BROKEN = (
    at(50, 156, LABELS[0], "left")
    + at(50, 168, LABELS[1], "left")
    + panel(162, "", "1", "8,100.00", "一、公共服务", "32", "60.00")
)
BODY = (
    NUMBERS
    + BROKEN
    + panel(184, "二、事业收入", "2", "155.00", "二、外交支出", "33", "")
    + panel(204, "", "3", "", "三、教育支出", "34", "8,195.00")
    + panel(224, "收入总计", "4", "8,255.00", "支出总计", "35", "8,255.00")
)
ROWS = [
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["栏次", "", "1", "栏次", "", "2"],
    ["".join(LABELS), "1", "8,100.00", "一、公共服务", "32", "60.00"],
    ["二、事业收入", "2", "155.00", "二、外交支出", "33", ""],
    ["", "3", "", "三、教育支出", "34", "8,195.00"],
    ["收入总计", "4", "8,255.00", "支出总计", "35", "8,255.00"],
]


def tables(*pages):
    found = read(pdf(*pages), "表.pdf").tables
    return [[[cell.text.replace("\n", "") for cell in cells] for cells in one.rows()] for one in found]


def test_panels_whose_figures_nearly_touch_stay_apart():
    assert tables(ABOVE + header(100) + BODY) == [[["收入", "支出"], *ROWS]]


def test_a_header_that_ends_a_page_is_that_of_the_table_on_the_next():
    first = at(50, 680, "正文一句。", "left") + at(280, 700, "收入支出决算总表", "middle") + at(460, 720, "单位：元")
    found = read(pdf(first + header(740), BODY), "表.pdf")
    assert [[cell.text.replace("\n", "") for cell in cells] for cells in found.tables[0].rows()] == [
        ["收入", "支出"],
        *ROWS,
    ]
    assert found.text.count("行次") == 2


def test_a_watermark_behind_a_table_is_no_word_of_it():
    behind = "0.9 g BT /F 90 Tf 1 0 0 1 60 640 Tm <" + "内部资料".encode("utf-16-be").hex() + "> Tj ET 0 g\n"
    assert tables(behind + ABOVE + header(100) + BODY) == [[["收入", "支出"], *ROWS]]


FORM = [
    (100, [(50, "项目名称"), (130, "乡村道路养护项目")]),
    (120, [(50, "主管部门"), (130, "某县交通局"), (290, "实施单位"), (350, "某县公路站")]),
    (140, [(50, "绩效指标"), (130, "一级指标"), (210, "三级指标"), (290, "指标值"), (350, "完成值"), (410, "得分")]),
    (160, [(130, "产出指标"), (210, "养护里程"), (290, "≥120公里"), (350, "133公里"), (410, "10")]),
    (180, [(210, "验收合格率"), (290, "≥95%"), (350, "96%"), (410, "10")]),
    (200, [(130, "效益指标"), (210, "群众满意度"), (290, "≥90%"), (350, "92%"), (410, "9")]),
    (220, [(50, "总分"), (410, "29")]),
]


def form(rows, up=0):
    return "".join(at(x, y - up, words, "left") for y, cells in rows for x, words in cells)


def columns(row):
    return [words for words in row if words]


def test_a_form_without_lines_is_a_table():
    (found,) = tables(at(250, 70, "绩效自评表", "left") + form(FORM))
    assert [columns(row) for row in found] == [[words for _, words in cells] for _, cells in FORM]
    places = {words: at for row in found[2:6] for at, words in enumerate(row) if words}
    assert places["10"] == places["9"] == places["得分"]
    assert places["验收合格率"] == places["三级指标"]


def test_a_form_over_two_pages_is_one():
    first = at(250, 680, "绩效自评表", "left") + form(FORM[:2], -600)
    (found,) = tables(first, form(FORM[2:], 100))
    assert [columns(row) for row in found] == [[words for _, words in cells] for _, cells in FORM]


def test_sentences_in_two_columns_are_no_form():
    prose = "".join(
        at(50, 100 + 20 * place, f"本年支出{place}项工作按时", "left") + at(300, 100 + 20 * place, "均已完成", "left")
        for place in range(6)
    )
    assert tables(prose) == []
