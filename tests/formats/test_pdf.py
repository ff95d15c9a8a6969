"""PDF: printed lines, ruled tables with merged cells and over pages, no headers and page numbers, honest refusals."""

import json
import pickle
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.document import Role, Span
from jiheng.formats import Limits, Unreadable, read, read_bytes
from jiheng.formats.pages.geometry import Letter
from jiheng.formats.pages.lines import lines
from tests.formats.printed import HEIGHT, bar, grid, line, pdf, ruled, text


def document(*pages, **options):
    return read_bytes(pdf(*pages, **options), "公开.pdf")


def cells(found):
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


def test_every_printed_line_is_a_block_with_its_place(tmp_path):
    path = tmp_path / "决算 公开.pdf"
    path.write_bytes(
        pdf(text(90, 100, "2023年收入合计94.19万元，"), text(66, 120, "下降15.07%。") + text(300, 120, "右"))
    )
    found = read(path)
    assert found.text == "2023年收入合计94.19万元，\n下降15.07%。\t右\n"
    assert [b.role for b in found.blocks] == [Role.PARAGRAPH, Role.PAGE_BREAK, Role.PARAGRAPH]
    start = found.text.index("94.19")
    place = found.place(Span(start, start + 5))
    assert place.page == 1
    # nine characters before it: 2023 in half width (6 points each), 年收入合计 in full width (12 each)
    assert place.box == pytest.approx(
        (90 + 4 * 6 + 5 * 12, HEIGHT - 102, 90 + 4 * 6 + 5 * 12 + 5 * 6, HEIGHT - 90), abs=2
    )
    across = found.place(Span(start, found.text.index("15.07") + 5))
    assert [mark.page for mark in across.run] == [1, 2]
    assert pickle.loads(pickle.dumps(found)).place(Span(start, start + 5)) == place  # noqa: S301 - our own bytes


def test_letters_are_put_in_order_and_doubled_ones_read_once():
    content = text(150, 100, "合计") + text(126, 100, "收入") + text(126.2, 100, "收入") + text(126, 130, "次行")
    assert document(content).text == "收入合计\n次行\n"


def test_text_that_is_not_drawn_is_not_read_beside_what_is():
    hidden = "BT 3 Tr ET\n" + text(60, 120, "隐藏 12.50") + "BT 0 Tr ET\n"
    assert document(text(60, 100, "收入") + hidden).text == "收入\n"
    assert document(hidden + bar(50, 50, 300, 300)).text == "隐藏 12.50\n"  # words behind the picture of a scan


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("1 g " + text(60, 130, "白纸白字") + "0 g ", False),
        (bar(50, 118, 200, 140) + text(60, 130, "黑底黑字"), False),
        ("0.3 g " + bar(50, 118, 200, 140) + "1 g " + text(60, 130, "深底白字") + "0 g ", True),
        ("0.9 g " + bar(50, 118, 200, 140) + "0 g " + text(60, 130, "浅底黑字"), True),
        ("1 g 1 Tr " + text(60, 130, "空心字样") + "0 Tr 0 g ", True),
        (text(700, 130, "页外文字"), False),
    ],
)
def test_what_has_the_colour_of_its_ground_or_lies_beside_the_page_is_not_read(words, seen):
    found = document(text(60, 100, "收入") + words).text
    assert found.startswith("收入\n")
    assert (len(found) > len("收入\n")) is seen


@pytest.mark.parametrize(
    "boxes",
    [
        {"box": "", "shared": "/MediaBox[0 0 595 842]"},
        {"box": "/MediaBox[595 842 0 0]"},
        {"box": "/MediaBox[0 0 595 842]/CropBox[-50 -50 700 900]"},
        {"shared": "/CropBox[0 0 595 830]"},
    ],
)
def test_a_page_is_as_large_as_its_boxes_make_it_however_they_are_written(boxes):
    assert document(text(60, 30, "顶端标题") + text(60, 120, "收入"), **boxes).text == "顶端标题\n收入\n"
    assert document(text(60, 120, "收入") + text(620, 120, "页外文字"), **boxes).text == "收入\n"


def test_marks_of_another_face_stand_in_the_room_that_is_left_for_them():
    """As LibreOffice sets them: one run of Chinese signs with narrow gaps, the marks in a run before it."""
    words = zip("财政“三公”经费", (0, 12, 24, 30, 42, 54, 60, 72), (12, 12, 6, 12, 12, 6, 12, 12), strict=True)
    letters = [Letter(sign, left, 0, left + width, 11, 0 if sign in "“”" else 1) for sign, left, width in words]
    assert [line.text for line in lines(letters, 1)] == ["财政“三公”经费"]


def test_figures_in_columns_are_no_line_that_is_spaced_out():
    assert document(text(60, 100, "甲") + text(200, 100, "5") + text(300, 100, "2") + text(400, 100, "3")).text == (
        "甲\t5\t2\t3\n"
    )


def test_blanks_come_from_gaps():
    content = text(100, 100, "第一部分") + text(160, 100, "概况") + text(100, 130, "名称") + text(220, 130, "金额")
    assert document(content).text == "第一部分 概况\n名称\t金额\n"


@pytest.mark.parametrize(("rotate", "turn"), [(90, "0 1 -1 0"), (0, "0 1 -1 0"), (270, "0 -1 1 0"), (90, "1 0 0 1")])
def test_turned_pages_are_read_as_their_text_runs(rotate, turn):
    step = {"0 1 -1 0": (20, 0), "0 -1 1 0": (-20, 0), "1 0 0 1": (0, 20)}[turn]
    content = text(300, 300, "收入合计", turn=turn) + text(300 + step[0], 300 + step[1], "支出", turn=turn)
    watermark = text(100, 700, "水印", turn="0.7 0.7 -0.7 0.7")
    found = document(content + watermark, rotate=rotate)
    assert found.text == "收入合计\n支出\n"
    left, bottom, right, top = found.place(Span(0, 4)).box
    assert left - 14 <= 300 <= right + 14
    assert bottom - 14 <= HEIGHT - 300 <= top + 14


XS, YS = [60, 160, 260, 360], [100, 120, 140, 160]
ROWS = [["项目", "本年", "上年"], ["合计", "1,234.56", "—"], ["其中", "", "8"]]
PLAIN = [(row, column, 1, 1, words) for row, line_ in enumerate(ROWS) for column, words in enumerate(line_)]


def test_a_ruled_table():
    found = document(text(60, 80, "收入表") + ruled(XS, YS, ROWS) + text(60, 190, "注"))
    (table,) = found.tables
    assert cells(table) == PLAIN
    assert found.text == "收入表\n项目\t本年\t上年\n合计\t1,234.56\t—\n其中\t\t8\n注\n"
    assert table.page == 1
    assert found.place(table.cells[4].span).page == 1


@pytest.mark.parametrize(
    "drawn",
    [
        "".join(bar(x - 0.3, 100, x + 0.3, 160) for x in XS) + "".join(bar(60, y - 0.3, 360, y + 0.3) for y in YS),
        "".join(f"{x} {HEIGHT - y - 20} 100 20 re S\n" for x in XS[:-1] for y in YS[:-1]),
        "".join(line(x, y, x + 97, y) for x in XS[:-1] for y in YS)
        + "".join(line(x, y, x, y + 18) for x in XS for y in YS[:-1]),
        "".join(line(60, y, 360, y) for y in YS) + "".join(line(x, 100, x, 160) for x in XS[1:-1]),
        "q 1 0 0 -1 0 842 cm\n"
        + "".join(f"60 {y} m 360 {y} l S\n" for y in YS)
        + "Q\n"
        + "".join(line(x, 100, x, 160) for x in XS),
        "".join(bar(x, y, x + 1, y + 1) for y in YS for x in range(60, 361, 2))
        + "".join(bar(x, y, x + 1, y + 1) for x in XS for y in range(100, 161, 2)),
        "".join(f"{x + 1} {HEIGHT - y - 19} 98 18 re S\n" for x in XS[:-1] for y in YS[:-1]),
    ],
    ids=["bars", "boxes", "pieces", "open sides", "own coordinates", "dots", "cells apart"],
)
def test_however_the_lines_are_drawn(drawn):
    words = ruled(XS, YS, ROWS).replace(grid(XS, YS), "")
    assert cells(document(drawn + words).tables[0]) == PLAIN


def test_merged_cells():
    drawn = (
        line(60, 100, 360, 100)
        + line(160, 120, 360, 120)
        + line(60, 140, 360, 140)
        + line(60, 160, 360, 160)
        + "".join(line(x, 100, x, 160) for x in (60, 160, 360))
        + line(260, 120, 260, 160)
    )
    words = (
        text(65, 125, "项目", 10) + text(165, 114, "金额", 10) + text(165, 134, "本年", 10) + text(265, 134, "上年", 10)
    )
    (table,) = document(drawn + words).tables
    assert cells(table) == [
        (0, 0, 2, 1, "项目"),
        (0, 1, 1, 2, "金额"),
        (1, 1, 1, 1, "本年"),
        (1, 2, 1, 1, "上年"),
        (2, 0, 1, 1, ""),
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, ""),
    ]


def test_lines_inside_a_cell():
    drawn = grid([60, 120, 180], [100, 160])
    words = (
        text(62, 112, "附属单位", 10)
        + text(62, 126, "上缴收入", 10)
        + text(122, 112, "12345,678,9", 10)
        + text(122, 126, "01.23", 10)
    )
    found = document(drawn + words)
    assert [c.text for c in found.tables[0].cells] == ["附属单位上缴收入", "12345,678,901.23"]
    assert found.quote(found.tables[0].cells[0].span) == "附属单位\n上缴收入"
    words = text(62, 112, "产", 10) + text(62, 124, "出", 10) + text(122, 112, "100", 10) + text(122, 126, "200", 10)
    assert [c.text for c in document(drawn + words).tables[0].cells] == ["产出", "100 200"]


def test_a_code_that_its_narrow_cell_breaks_is_whole_again():
    drawn = grid([60, 108, 180], [100, 130, 160])
    words = text(65, 112, "201060", 9) + text(65, 124, "1", 9) + text(65, 142, "11.62", 9) + text(65, 154, "9.3", 9)
    assert [c.text for c in document(drawn + words).tables[0].cells] == ["2010601", "", "11.62 9.3", ""]


def test_a_row_that_goes_on_over_the_page_is_one_row():
    xs = [60, 148, 220, 308, 380]
    upper = ruled(
        xs, [700, 720, 740], [["项目", "金额", "项目", "金额"], ["政府性基金预算财", "1.20", "社会保障和就业支", "3.4"]]
    )
    rest = [["政拨款收入", "", "出", ""], ["上级补助收入", "2.10", "卫生健康支出", "5.6"]]
    (found,) = document(upper, ruled(xs, [60, 80, 100], rest)).tables
    assert [[c.text for c in row] for row in found.rows()] == [
        ["项目", "金额", "项目", "金额"],
        ["政府性基金预算财政拨款收入", "1.20", "社会保障和就业支出", "3.4"],
        ["上级补助收入", "2.10", "卫生健康支出", "5.6"],
    ]


def test_the_end_of_a_sentence_goes_on_over_the_page():
    xs = [60, 148, 220]
    upper = ruled(xs, [700, 720], [["完成项目任务顺利", "10.00"]])
    (found,) = document(upper, ruled(xs, [60, 80], [["开展。", ""]])).tables
    assert [c.text for c in found.cells] == ["完成项目任务顺利开展。", "10.00"]


def test_words_that_are_set_in_go_on_over_the_page():
    xs = [60, 148, 220]
    upper = grid(xs, [700, 720]) + text(98, 714, "经济效益") + text(152, 714, "10.00")
    lower = grid(xs, [60, 80]) + text(98, 74, "指标")
    assert [c.text for c in document(upper, lower).tables[0].cells] == ["经济效益指标", "10.00"]


def test_words_of_a_cell_that_run_downwards():
    words = [(84, "一般公共"), (70, "预算")]
    down = "".join(text(x, 112 + 11 * at, sign, 10) for x, column in words for at, sign in enumerate(column))
    (found,) = document(
        grid([60, 100, 160], [100, 150, 170]) + down + text(65, 165, "1.00") + text(105, 165, "2.00")
    ).tables
    assert [c.text for c in found.cells] == ["一般公共预算", "", "1.00", "2.00"]
    assert document(grid([60, 100, 160], [100, 150, 170]) + down).place(found.cells[0].span).box is not None


def test_a_code_that_goes_on_over_the_page_is_one_code():
    upper = grid([60, 102, 190, 240], [700, 730]) + text(65, 712, "208050", 9) + text(106, 712, "机关事业单位养老", 9)
    upper += text(200, 712, "2.26", 9)
    lower = ruled([60, 102, 190, 240], [60, 80, 100], [["5", "保险缴费", ""], ["2080506", "职业年金", "2.17"]], 9)
    (found,) = document(upper, lower).tables
    assert [[c.text for c in row] for row in found.rows()] == [
        ["2080505", "机关事业单位养老保险缴费", "2.26"],
        ["2080506", "职业年金", "2.17"],
    ]


@pytest.mark.parametrize(
    "first",
    [["三、其他收入", "", "", ""], ["其中：拨款", "", "", ""], ["政拨款", "", "出", "7.8"], ["301", "", "", ""]],
)
def test_a_row_of_its_own_at_the_top_of_a_page_stays_one(first):
    xs = [60, 148, 220, 308, 380]
    upper = ruled(
        xs, [700, 720, 740], [["项目", "金额", "项目", "金额"], ["政府性基金预算财", "1.20", "卫生支出", "3.4"]]
    )
    (found,) = document(upper, ruled(xs, [60, 80], [first])).tables
    assert [c.text for c in found.rows()[2]] == first


def test_a_table_over_three_pages_is_one_table():
    head = ["科目", "名称", "金额"]
    first = text(60, 80, "支出表") + ruled(XS, [700, 720, 740], [head, ["201", "行政", "1"]])
    second = ruled([x + 1 for x in XS], [60, 80, 100], [head, ["202", "外交", "2"]])
    third = ruled(XS, [60, 80], [["203", "国防", "3"]]) + text(60, 120, "注：完")
    found = document(first, second, third)
    (table,) = found.tables
    assert [c.text for c in table.cells] == [*head, "201", "行政", "1", "202", "外交", "2", "203", "国防", "3"]
    assert [c.row for c in table.cells][::3] == [0, 1, 2, 3]
    assert found.text.endswith("203\t国防\t3\n注：完\n")
    assert [found.place(c.span).page for c in table.cells][::3] == [1, 1, 2, 3]


def test_tables_of_two_pages_stay_two_where_text_or_columns_part_them():
    one, other = ruled(XS, [700, 720], [["甲", "1", "2"]]), ruled(XS, [90, 110], [["乙", "3", "4"]])
    assert len(document(one, text(60, 60, "表二") + other).tables) == 2
    assert len(document(one, ruled([60, 200, 300, 360], [90, 110], [["乙", "3", "4"]])).tables) == 2
    assert len(document(one, other).tables) == 1
    assert len(document(one + ruled(XS, [740, 760], [["丙", "5", "6"]])).tables) == 2


def test_a_piece_with_fewer_columns_is_laid_on_the_finer_grid():
    one = ruled(XS, [700, 720, 740], [["甲", "1", "2"], ["乙", "3", "4"]])
    (table,) = document(one, ruled([60, 160, 360], [60, 80], [["说明", "5"]])).tables
    assert cells(table)[-2:] == [(2, 0, 1, 1, "说明"), (2, 1, 1, 2, "5")]


def test_frames_axes_and_underlines_are_no_tables():
    frame = grid([40, 550], [40, 800]) + text(60, 100, "框内") + line(60, 103, 90, 103)
    chart = line(100, 300, 100, 400) + "".join(line(100, y, 300, y) for y in range(300, 401, 20)) + text(120, 350, "图")
    found = document(frame + chart)
    assert not found.tables
    assert found.text == "框内\n图\n"


def test_headers_footers_and_page_numbers_are_left_out():
    bodies = ["收入合计", "12", "支出合计", "2024"]
    pages = [
        text(60, 50, "某某局2023年度部门决算") + text(60, 400, body) + text(290, 800, f"— {number} —")
        for number, body in enumerate(bodies, 1)
    ]
    assert document(*pages).text == "收入合计\n12\n支出合计\n2024\n"
    assert document(text(60, 400, "收入") + text(290, 800, "1")).text == "收入\n"
    assert document(text(60, 400, "收入") + text(290, 800, "94.19")).text == "收入\n94.19\n"


def test_what_repeats_below_a_title_stays():
    pages = [text(60, 60, f"{name}表") + text(400, 80, "单位：万元") + text(60, 400, "正文") for name in "甲乙丙丁"]
    assert document(*pages).text.count("单位：万元") == 4


def test_a_picture_is_a_figure_and_a_page_of_pictures_says_so():
    picture = "q 300 0 0 200 100 300 cm /I Do Q\n"
    found = document(text(60, 100, "前") + picture + text(60, 700, "后"), image=True)
    assert [b.role for b in found.blocks] == [Role.PARAGRAPH, Role.FIGURE, Role.PARAGRAPH]
    scan = "q 595 0 0 842 0 0 cm /I Do Q\n"
    found = document(text(60, 100, "第一页"), scan, text(60, 100, "第三页"), image=True)
    assert [b.role for b in found.blocks].count(Role.FIGURE) == 1
    assert found.notes == (
        '第 2 页没有文字（扫描件或图片），未能审核；安装文字识别（pip install "jiheng[ocr]"）后可以识别。',
    )
    with pytest.raises(Unreadable, match="2 页都没有文字"):
        document(scan, scan, image=True)
    with pytest.raises(Unreadable, match="没有文字"):
        document("")


def test_hostile_files():
    whole = pdf(text(60, 100, "收入"), text(60, 100, "支出"))

    def refusal(data, **limits):
        with pytest.raises(Unreadable) as refused:
            read_bytes(data, "坏.pdf", Limits.of(limits))
        assert refused.value.message.endswith("。")
        return refused.value.message

    assert "重新保存" in refusal(b"%PDF-1.7\n" + bytes(500))
    assert "重新保存" in refusal(whole[:200])
    assert "上限" in refusal(whole, pages=1)
    assert "上限" in refusal(whole, characters=3)
    encrypt = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>/ID[<"
        + b"43" * 16
        + b"><"
        + b"43" * 16
        + b">]"
    )
    assert "取消密码" in refusal(pdf(text(60, 100, "收入"), extra=encrypt))


@given(st.integers(0, 2**32))
def test_a_changed_file_never_raises_anything_else(seed):
    chance = random.Random(seed)
    data = bytearray(pdf(text(60, 80, "收入") + ruled(XS, YS, ROWS)))
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(Unreadable):
        read_bytes(bytes(data), "改.pdf")


@given(st.lists(st.tuples(*[st.integers(50, 90)] * 4), max_size=12))
def test_any_lines_make_cells_that_do_not_overlap(strokes):
    drawn = "".join(line(*(n * 5 for n in stroke)) for stroke in strokes)
    drawn += "".join(
        line(x0 * 5, y0 * 5, x1 * 5, y0 * 5) + line(x0 * 5, y0 * 5, x0 * 5, y1 * 5) for x0, y0, x1, y1 in strokes
    )
    words = "".join(text(260 + 30 * place, 300, "字") for place in range(5))
    for table in document(drawn + words).tables:
        taken = sum(cell.row_span * cell.column_span for cell in table.cells)
        assert len(table.grid()) == taken


def test_every_cell_of_a_real_disclosure_is_read_right(shared):
    """The nine tables of the real PDF beside the repository, against their hand-made truth."""
    path = shared / "samples" / "shanghai-2024-disclosure-social-work.pdf"
    truth = json.loads((shared / "truth" / "shanghai-2024-disclosure-social-work.json").read_text("utf-8"))["tables"]
    tables = read(path).tables[1:]  # the first one lists the units
    assert [table.page for table in tables] == [expected["page"] for expected in truth]
    for expected, table in zip(truth, tables, strict=True):
        rows = [[cell.text.replace(" ", "") for cell in row] for row in table.rows()]
        for row in expected["rows"]:
            wanted = [row["code"]] * bool(row["code"]) + [row["name"].replace(" ", "")] * bool(row["name"])
            wanted += list(row["cells"].values())
            assert any(wanted == got[at : at + len(wanted)] for got in rows for at in range(len(got))), wanted


WIDE = [
    ["科目", "合计", "基本支出", "项目支出", "其他"],
    ["201", "9.00", "5.00", "3.00", "1.00"],
    ["208", "7.00", "4.00", "3.00", ""],
    ["合计", "16.00", "9.00", "6.00", "1.00"],
]


def sheets(*parts, title="支出决算表", beside=""):
    """Columns of one table on pages of their own, as a spreadsheet prints what is too wide."""
    ys = [100, 120, 140, 160, 180]
    pages = []
    for at, part in enumerate(parts):
        xs = [60 + 80 * place for place in range(len(WIDE[0][part]) + 1)]
        above = text(60, 60, title) if at == 0 else text(60, 60, beside) if beside else ""
        pages.append(above + ruled(xs, ys, [line[part] for line in WIDE], 9))
    return pages


@pytest.mark.parametrize("parts", [(slice(0, 3), slice(3, 5)), (slice(0, 2), slice(2, 4), slice(4, 5))])
@pytest.mark.parametrize("beside", ["", "单位：万元"])
def test_columns_that_follow_on_later_pages_stand_beside(parts, beside):
    read = document(*sheets(*parts, beside=beside))
    (found,) = read.tables
    assert [[c.text for c in row] for row in found.rows()] == WIDE
    assert read.place(found.rows()[1][-1].span).page == len(parts)
    assert beside in read.text


def test_a_table_of_the_same_form_under_a_title_of_its_own_is_another():
    (one,), (other,) = sheets(slice(0, 5)), sheets(slice(0, 5), title="收入决算表")
    assert len(document(one, other).tables) == 2


def test_a_column_alone_that_belongs_to_no_table_is_lines():
    found = document(ruled([60, 200], [100, 120, 140, 160, 180, 200], [["甲"], ["乙"], ["丙"], ["丁"], ["戊"]]))
    assert not found.tables
    assert found.text.split() == ["甲", "乙", "丙", "丁", "戊"]
