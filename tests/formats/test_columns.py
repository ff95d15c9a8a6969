"""Tables that no line parts: read where header and rows fit, text where they do not."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.formats.pdf import read
from tests.formats.printed import bar, pdf, text

SIZE = 10
WIDTHS = {True: SIZE, False: SIZE / 2}
TITLE, UNIT = "支出决算表", "单位：万元"


def wide(words):
    return sum(WIDTHS[sign > "\u2e7f"] for sign in words)


def at(edge, y, words, side="right"):
    """Words that end, begin or have their middle at an edge."""
    back = {"left": 0, "middle": wide(words) / 2, "right": wide(words)}[side]
    return text(edge - back, y, words, SIZE) if words else ""


def line(y, *cells):
    """A printed line: (edge, words, side) for each cell."""
    return "".join(at(edge, y, words, side) for edge, words, side in cells)


def row(y, code, name, *amounts, edges=(330, 420, 510)):
    cells = [(edge, amount, "right") for edge, amount in zip(edges, amounts, strict=False)]
    return line(y, (60, code, "left"), (120, name, "left"), *cells)


HEAD = line(
    120,
    (80, "科目编码", "middle"),
    (190, "科目名称", "middle"),
    (310, "本年支出合计", "middle"),
    (400, "基本支出", "middle"),
    (490, "项目支出", "middle"),
)
ABOVE = at(297, 80, TITLE, "middle") + at(510, 100, UNIT)
ROWS = [
    ("", "合计", "1,094.19", "994.19", "100.00"),
    ("201", "一般公共服务支出", "994.19", "994.19", ""),
    ("20136", "其他共产党事务支出", "994.19", "994.19", ""),
    ("221", "住房保障支出", "100.00", "", "100.00"),
]
BODY = "".join(row(140 + 20 * place, *cells) for place, cells in enumerate(ROWS))
FIRST = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]


def tables(*pages):
    found = read(pdf(*pages), "表.pdf").tables
    return [[[cell.text for cell in cells] for cells in one.rows()] for one in found]


def test_figures_stand_in_the_columns_of_their_header():
    assert tables(ABOVE + HEAD + BODY) == [[FIRST, *map(list, ROWS)]]


def test_lines_under_the_header_or_behind_rows_change_nothing():
    shaded = "".join(bar(55, 128 + 40 * place, 515, 148 + 40 * place) for place in range(2))
    assert tables("0.9 g\n" + shaded + "0 g\n" + bar(55, 124, 515, 125) + ABOVE + HEAD + BODY) == [
        [FIRST, *map(list, ROWS)]
    ]


def test_a_column_that_holds_nothing_is_known_by_its_header():
    head = HEAD + at(450, 120, "经营", "middle")
    (found,) = tables(ABOVE + head + BODY)
    assert found[0] == [*FIRST[:4], "经营", "项目支出"]
    assert found[1] == ["", "合计", "1,094.19", "994.19", "", "100.00"]


def test_numbers_of_the_columns_stand_in_them_though_set_in_the_middle():
    numbers = line(140, (190, "栏次", "middle"), (305, "1", "middle"), (395, "2", "middle"), (485, "3", "middle"))
    body = "".join(row(160 + 20 * place, *cells) for place, cells in enumerate(ROWS))
    (found,) = tables(ABOVE + HEAD + numbers + body)
    assert found[1] == ["", "栏次", "1", "2", "3"]
    assert found[2:] == [*map(list, ROWS)]


def test_words_over_several_columns():
    head = line(120, (130, "项目", "middle"), (310, "本年支出合计", "middle"), (445, "其中", "middle")) + line(
        140,
        (80, "科目编码", "middle"),
        (190, "科目名称", "middle"),
        (400, "基本支出", "middle"),
        (490, "项目支出", "middle"),
    )
    body = "".join(row(160 + 20 * place, *cells) for place, cells in enumerate(ROWS))
    middle = head.replace(at(310, 120, "本年支出合计", "middle"), at(310, 130, "本年支出合计", "middle"))
    (table,) = read(pdf(ABOVE + middle + body), "表.pdf").tables
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.row < 2}
    assert spans["项目"] == (1, 2)
    assert spans["本年支出合计"] == (2, 1)
    assert spans["其中"] == (1, 2)
    assert spans["基本支出"] == (1, 1)


def test_a_name_over_two_lines_is_one_row():
    body = (
        row(140, *ROWS[0])
        + row(160, *ROWS[1])
        + at(120, 180, "社会保障和就业", "left")
        + row(186, "208", "", "5.00", "5.00")
        + at(120, 192, "支出", "left")
        + row(212, *ROWS[3])
    )
    (found,) = tables(ABOVE + HEAD + body)
    assert found[3] == ["208", "社会保障和就业支出", "5.00", "5.00", ""]
    assert len(found) == 5


@pytest.mark.parametrize("head", [HEAD, ""], ids=["header again", "no header"])
def test_a_table_over_two_pages_is_one(head):
    second = head + "".join(row(140 + 20 * place, *cells) for place, cells in enumerate(ROWS[2:]))
    first = ABOVE + HEAD + "".join(row(140 + 20 * place, *cells) for place, cells in enumerate(ROWS[:2]))
    assert tables(first, second) == [[FIRST, *map(list, ROWS)]]


@pytest.mark.parametrize(
    "page",
    [
        ABOVE + BODY,  # no header
        ABOVE + HEAD + BODY + row(220, "222", "粮油物资储备支出", "3.00", edges=(370,)),  # between two columns
        ABOVE + HEAD + BODY + row(220, "", "", "3.00", "3.00"),  # amounts without a name
        ABOVE + HEAD + BODY.replace(at(330, 160, "994.19"), at(345, 160, "994.19")),  # neither flush nor in the middle
        "".join(text(60, 100 + 20 * place, f"收入 {place}.50 万元，支出 {place}.25 万元。") for place in range(4)),
    ],
)
def test_what_does_not_fit_stays_text(page):
    assert tables(page) == []


def test_a_table_whose_rest_is_in_no_table_is_none_either():
    first = ABOVE + HEAD + "".join(row(140 + 20 * place, *cells) for place, cells in enumerate(ROWS[:2]))
    second = HEAD + row(140, *ROWS[2]) + row(160, "221", "住房保障支出", "100.00", edges=(375,)) + row(180, *ROWS[3])
    assert tables(first)
    assert not tables(first, second)
    assert tables(first, ABOVE + second) == tables(first)


def test_a_name_over_two_lines_begins_the_only_row_of_a_page():
    body = at(120, 140, "一般公共", "left") + row(146, "201", "", "9.00", "9.00") + at(120, 152, "服务支出", "left")
    assert tables(ABOVE + HEAD + body) == [[FIRST, ["201", "一般公共服务支出", "9.00", "9.00", ""]]]


PIECES = st.sampled_from(
    ["合计", "201", "20101", "1.00", "1,094.19", "—", "一、公共服务", "决算数", "单位：万元", "5", "支出"]
)
PLACES = st.tuples(st.integers(4, 9), st.integers(0, 12), PIECES)


@given(st.lists(PLACES, max_size=40, unique_by=lambda place: place[:2]))
def test_no_sign_is_lost_or_doubled_wherever_words_stand(places):
    clear = [(x, y, words) for x, y, words in places if wide(words) <= 39]
    page = at(60, 60, "表", "left") + "".join(at(40 * x, 100 + 17 * y, words, "left") for x, y, words in clear)
    found = read(pdf(page), "表.pdf")
    printed = Counter("".join(words for _, _, words in clear) + "表")
    assert Counter("".join(found.text.split())) == printed
    for table in found.tables:
        held = {
            (r, c)
            for one in table.cells
            for r in range(one.row, one.row + one.row_span)
            for c in range(one.column, one.column + one.column_span)
        }
        assert len(held) == sum(one.row_span * one.column_span for one in table.cells)
