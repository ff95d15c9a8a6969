"""Flattened tables: cells behind tabs and cells a line, rebuilt where they fit their header, else left as text."""

import pytest

from jiheng.document import Role
from jiheng.extraction import extract
from jiheng.policy import library

HEADER = [
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "实际完成值",
    "得分",
]
ROWS = [
    ["", "产出指标", "数量指标", "开展培训", "≥", "3", "次", "10", "4", "10"],
    ["", "", "", "印发手册", "≥", "200", "册", "10", "200", "10"],
    ["", "", "质量指标", "培训合格率", "≥", "90", "%", "20", "95", "20"],
    ["", "效益指标", "社会效益指标", "群众办事便利程度", "定性", "高", "", "30", "高", "28"],
    ["", "满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%", "20", "92", "20"],
]
TITLE = "附件3\n2024年度项目支出绩效自评表\n单位：万元\n"


def cells(rows, gap="\n"):
    """Cells on lines of their own behind a tab, rows parted by blank lines."""
    return gap.join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def tabs(rows):
    """A row a line, its cells parted by tabs."""
    return "".join("\t".join(row) + "\n" for row in rows)


def body(table):
    """The filled cells of each row: column and words."""
    return [{cell.column: cell.text for cell in row if cell.text} for row in table.rows()]


def filled(row):
    return {column: text for column, text in enumerate(row) if text}


@pytest.mark.parametrize("flatten", [cells, tabs])
def test_an_indicator_form_is_a_table_again(read, flatten):
    (table,) = read(TITLE + flatten([HEADER, *ROWS])).tables
    assert body(table) == [filled(row) for row in [HEADER, *ROWS]]
    assert (table.caption, table.unit, table.missing) == ("2024年度项目支出绩效自评表", "万元", ())
    reach = {cell.text: cell.row_span for cell in table.cells}
    assert (reach["绩效指标"], reach["产出指标"], reach["数量指标"], reach["质量指标"]) == (6, 3, 2, 1)


@pytest.mark.parametrize("page", ["- {} -", "第 {} 页", "{}"])
@pytest.mark.parametrize("head", ["", "泸县城市管理局2024年度部门决算\n"])
def test_a_table_goes_on_over_the_number_and_the_head_of_a_page(read, page, head):
    lines = cells([HEADER, *ROWS]).split("\n")
    at = [len(HEADER) + 1 + len(ROWS[0]) + 1, len(HEADER) + 1 + len(ROWS[0]) + 1 + 4, len(lines) - 4]
    for number, place in reversed(list(enumerate(at, 4))):
        lines[place:place] = [page.format(number), *head.splitlines()]
    (table,) = read(TITLE + "\n".join(lines)).tables
    assert body(table) == [filled(row) for row in [HEADER, *ROWS]]


def test_cells_keep_their_places(read):
    document = read(TITLE + cells([HEADER, *ROWS]))
    assert all(document.quote(cell.span).strip() == cell.text for cell in document.tables[0].cells)


def test_a_cell_broken_over_lines_is_one(read):
    rows = [["", "产出指标\n(50分)", *ROWS[0][2:]], *ROWS[1:]]
    text = cells([HEADER, *rows]).replace("群众办事便利程度", "群众办事\n\n便利程度")
    (table,) = read(TITLE + text).tables
    words = {cell.text for cell in table.cells}
    assert {"产出指标（50分）", "群众办事便利程度"} <= words


def test_a_lost_score_is_named_and_nothing_shifts(read):
    rows = [*ROWS[:3], ROWS[3][:9], ROWS[4]]  # the last cell left, a grade, can be no score
    (table,) = read(TITLE + cells([HEADER, *rows])).tables
    assert table.missing == ((4, 9),)
    assert body(table) == [filled(line) for line in [HEADER, *rows]]


def test_where_two_cells_could_be_lost_neither_is_guessed(read):
    rows = [ROWS[0][:9], *ROWS[1:]]  # 10 could be the weight or the attainment, 4 the attainment or the score
    document = read(TITLE + cells([HEADER, *rows]))
    (table,) = document.tables
    assert table.missing == ((1, 7), (1, 8), (1, 9))
    assert body(table) == [filled(line) for line in [HEADER, ROWS[0][:7], *ROWS[1:]]]
    assert [flow.text for _, flow in document.flows()][-2:] == ["10", "4"]


def test_a_lost_score_with_the_line_break_behind_it(read):
    lost = [*ROWS[3][:9], *ROWS[2][2:]]  # the next row begins in the same breath, without its blank cells
    (table,) = read(TITLE + cells([HEADER, *ROWS[:2], lost, ROWS[4]])).tables
    assert table.missing == ((3, 9),)
    assert body(table)[3:] == [filled(ROWS[3][:9]), filled(ROWS[2]), filled(ROWS[4])]


@pytest.mark.parametrize("row", range(len(ROWS)))
@pytest.mark.parametrize("column", range(10))
def test_no_lost_cell_shifts_another(read, row, column):
    rows = [list(line) for line in ROWS]
    del rows[row][column]
    document = read(TITLE + cells([HEADER, *rows]))
    whole = [filled(line) for line in [HEADER, *ROWS]]
    for line in body(document.tables[0]):
        assert any(line.items() <= right.items() for right in whole), line


def test_a_row_that_cannot_be_told_stays_text(read):
    rows = [*ROWS[:2], ["", "", "质量指标", "培训合格率", "902095"], *ROWS[3:]]
    document = read(TITLE + cells([HEADER, *rows]))
    (table,) = document.tables
    assert body(table) == [filled(line) for line in [HEADER, *ROWS[:2], *ROWS[3:]]]
    assert "902095" in [flow.text for _, flow in document.flows()]


def test_rows_run_together_are_told_apart(read):
    run = [cell for row in ROWS for cell in row]
    (table,) = read(TITLE + cells([HEADER, run])).tables
    assert body(table) == [filled(row) for row in [HEADER, *ROWS]]


def test_a_header_run_into_its_first_row(read):
    (table,) = read(TITLE + cells([HEADER + ROWS[0], *ROWS[1:]])).tables
    assert body(table) == [filled(row) for row in [HEADER, *ROWS]]


def test_labels_totals_and_blocks_of_another_width(read):
    rows = [
        ["项目名称", "环卫车辆更新"],
        ["主管部门", "某县城管局", "实施单位", "某县环卫所"],
        ["项目资金", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", "120", "100（调减20万）", "96.89", "10", "96.89%", "9"],
        HEADER,
        *ROWS,
        ["总分", "100", "97"],
    ]
    (table,) = read(TITLE + cells(rows)).tables
    read_rows = body(table)
    assert read_rows[0] == {0: "项目名称", 1: "环卫车辆更新"}
    assert read_rows[3] == {1: "年度资金总额", 2: "120", 3: "100（调减20万）", 4: "96.89", 5: "10", 6: "96.89%", 7: "9"}
    assert read_rows[-1] == {0: "总分", 7: "100", 9: "97"}


@pytest.mark.parametrize("flatten", [cells, tabs])
def test_a_title_between_two_tables_parts_them(read, flatten):
    first = [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "9.00"], ["", "合计", "9.00"]]
    second = [["", "合计", "公务接待费"], ["预算数", "3.00", "3.00"], ["决算数", "2.00", "2.00"]]
    text = f"支出预算表\n单位：万元\n{flatten(first)}“三公”经费支出表\n单位：元\n{flatten(second)}"
    tables = read(text).tables
    assert [(table.caption, table.unit) for table in tables] == [("支出预算表", "万元"), ("“三公”经费支出表", "元")]
    assert [body(table) for table in tables] == [[filled(row) for row in rows] for rows in (first, second)]


def test_unknown_layouts_stay_text(read):
    document = read("说明如下。\n\t甲\n\t12\n\n\t乙\n\t13\n\t14\n\n\t丙\n")
    assert document.tables == ()
    assert [flow.text for _, flow in document.flows()] == ["说明如下。", "甲", "12", "乙", "13", "14", "丙"]
    assert all(block.role is Role.PARAGRAPH for block in document.blocks)


def test_a_tab_behind_a_list_number_makes_no_cell(read):
    document = read("1.\t负责城市管理工作，依法行政。\n2.\t负责市容环境卫生，依法处罚。\n")
    assert document.tables == ()
    assert [block.number for block in document.blocks] == ["1.", "2."]


INCOME = [
    "项目",
    "本年收入合计",
    "财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位",
    "上缴收入",
    "其他收入",
]
INCOME += ["功能分类", "科目编码", "科目名称"]


def printed(lines, note="注：本表反映部门本年度取得的各项收入情况。"):
    return "收入决算表\n单位：万元\n" + "\n".join(lines) + f"\n{note}\n"


def test_a_printed_table_is_placed_as_far_as_it_is_certain(read):
    lines = [
        *INCOME,
        "合计",
        "12.00",
        "9.00",
        "3.00",
        "201",
        "一般公共服务支出",
        "9.00",
        "20101",
        "人大事务",
        "9.00",
        "9.00",
    ]
    document = read(printed([*lines, "213", "农林水支", "出", "3.00", "3.00"]))
    (table,) = document.tables
    assert (table.caption, table.unit) == ("收入决算表", "万元")
    assert body(table)[2:] == [
        {1: "合计", 2: "12.00"},
        {0: "201", 1: "一般公共服务支出", 2: "9.00"},
        {0: "20101", 1: "人大事务", 2: "9.00"},
        {0: "213", 1: "农林水支出", 2: "3.00"},
    ]
    assert {row for row, _ in table.missing} == {2, 4, 5}
    assert [(cell.row, cell.column, cell.column_span, cell.text) for cell in table.adrift] == [
        (2, 3, 5, "9.00"),
        (2, 4, 5, "3.00"),
        (4, 3, 6, "9.00"),
        (5, 3, 6, "3.00"),
    ]


def test_a_printed_table_goes_on_behind_a_page_break(read):
    header = ["项目", "合计", "基本支出", "项目支出", "功能分类科目编码", "科目名称"]
    first = ["201", "一般公共服务支出", "9.00", "4.00", "5.00"]
    second = ["213", "农林水支出", "3.00", "1.00", "2.00"]
    text = printed([*header, *first, "—7—", *header, *second]).replace("收入决算表", "一般公共预算财政拨款支出决算表")
    (table,) = read(text).tables
    assert body(table)[2:] == [dict(enumerate(first)), dict(enumerate(second))]


def test_two_sides_are_told_apart_by_their_names(read):
    lines = [
        "收入",
        "支出",
        "项目",
        "决算数",
        "项目",
        "决算数",
        "一、一般公共预算财政拨款收入",
        "9.00",
        "一、一般公共服务支出",
    ]
    lines += [
        "二、政府性基金预算财政拨款收入",
        "二、外交支出",
        "三、国防支出",
        "1.00",
        "本年收入合计",
        "9.00",
        "本年支出合计",
        "9.00",
    ]
    (table,) = read(printed(lines).replace("收入决算表", "收入支出决算总表")).tables
    assert body(table)[2:] == [
        {0: "一、一般公共预算财政拨款收入", 1: "9.00", 2: "一、一般公共服务支出"},
        {0: "二、政府性基金预算财政拨款收入", 2: "二、外交支出"},
        {2: "三、国防支出", 3: "1.00"},
        {0: "本年收入合计", 1: "9.00", 2: "本年支出合计", 3: "9.00"},
    ]


def test_a_printed_table_that_no_pack_lists_is_read_by_its_header(read):
    lines = ["科目编码", "科目名称", "本年支出", "合计", "基本支出", "项目支出", "合计", "12.00", "8.00", "4.00"]
    lines += ["201", "一般公共服务支出", "9.00", "9.00", "213", "农林水支出", "3.00"]
    (table,) = read(printed(lines)).tables
    assert body(table) == [
        dict(enumerate(["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"])),
        {1: "合计", 2: "12.00", 3: "8.00", 4: "4.00"},
        {0: "201", 1: "一般公共服务支出", 2: "9.00"},
        {0: "213", 1: "农林水支出", 2: "3.00"},
    ]
    assert [(cell.row, cell.column, cell.column_span) for cell in table.adrift] == [(2, 3, 2)]


def test_a_figure_that_may_stand_in_several_columns_is_a_fact_of_its_row_and_never_compared(read):
    lines = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "合计", "12.00", "8.00", "4.00"]
    document = read(printed([*lines, "201", "一般公共服务支出", "9.00", "9.00"]).replace("收入决算表", "支出决算表"))
    ledger = extract(document, {}, library().pack("national"))
    (adrift,) = [fact for fact in ledger.facts if fact.among]
    assert (adrift.concept, adrift.quantity.printed, adrift.measure) == ("一般公共服务支出", "9.00", "决算数")
    assert adrift.among == ("基本支出", "项目支出")
    assert adrift.key.entity == ""
    assert not [unread for unread in ledger.unread if document.quote(unread.span) == "9.00"]


def test_numbers_of_lines_are_no_figures(read):
    lines = ["收入", "支出", "项目", "行次", "决算数", "项目", "行次", "决算数", "栏次", "1", "栏次", "2"]
    lines += ["一、一般公共预算财政拨款收入", "1", "9.00", "一、一般公共服务支出", "32", "7.00"]
    lines += ["二、政府性基金预算财政拨款收入", "2", "二、外交支出", "33", "本年收入合计", "3", "9.00"]
    (table,) = read(printed(lines)).tables
    assert body(table)[3:] == [
        dict(enumerate(["一、一般公共预算财政拨款收入", "1", "9.00", "一、一般公共服务支出", "32", "7.00"])),
        {0: "二、政府性基金预算财政拨款收入", 1: "2", 3: "二、外交支出", 4: "33"},
        {0: "本年收入合计", 1: "3", 2: "9.00"},
    ]


def test_a_printed_table_whose_blank_corner_is_lost(read):
    lines = [
        "合计",
        "因公出国（境）费",
        "公务用车购置及运行维护费",
        "公务接待费",
        "预算数",
        "3.00",
        "1.00",
        "1.00",
        "1.00",
    ]
    (table,) = read(printed([*lines, "决算数", "2.00", "1.00", "1.00"])).tables
    assert body(table)[1:] == [{0: "预算数", 1: "3.00", 2: "1.00", 3: "1.00", 4: "1.00"}, {0: "决算数", 1: "2.00"}]
    assert [(cell.column, cell.column_span) for cell in table.adrift] == [(2, 2), (3, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        ["合计", "9.00", "4.00", "5.00", "201", "一般公共服务支出", "9.00", "4.00", "5.00", "1.00"],
        ["9.00", "4.00", "5.00", "201", "一般公共服务支出", "9.00", "4.00", "5.00"],
    ],
)
def test_rows_that_do_not_fit_an_unlisted_header_stay_text(read, rows):
    assert read(printed(["科目编码", "科目名称", "支出合计", "基本支出", "项目支出", *rows])).tables == ()


def test_a_printed_table_of_unknown_layout_stays_text(read):
    document = read(printed(["序号", "单位", "金额", "1", "甲单位", "12.00", "2", "乙单位", "13.00"]))
    assert document.tables == ()
    assert document.sections == ()
