"""Tables between bars: placed where the bars or the types of the columns tell, left as text where neither does."""

from jiheng.document import Role
from jiheng.extraction import extract
from jiheng.policy import library

ACCOUNT = [
    "项目",
    "预算数",
    "合计",
    "31.40",
    "因公出国（境）费",
    "",
    "公务接待费",
    "11.40",
    "公务用车购置及运行费",
    "20.00",
]
FUNDS = [
    ["项目绩效自评表（2023年度）"],
    ["项目名称", "乡村公路养护"],
    ["资金情况（万元）", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "80", "76", "10", "95%", "9.5"],
    ["", "其中：财政拨款", "80", "76", "", "95%", ""],
]
YUNNAN = [
    ["绩效指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"],
    ["产出指标", "数量指标", "受助学生人数", "≧", "420", "人", "418", "20", "19.9", "两人转学"],
    ["质量指标", "资助对象准确率", "═", "100", "%", "100%", "20", "20", ""],
    ["成本指标", "生均补助标准", "═", "1000", "元", "1000", "20", "20", ""],
    ["效益指标", "社会效益指标", "政策知晓率", "≧", "90", "%", "93%", "30", "30", ""],
    ["满意度指标", "服务对象满意度指标", "学生满意度", "≧", "95", "%", "96%", "5", "5", ""],
    ["家长满意度", "≧", "95", "%", "97%", "5", "5", ""],
]


def cell_a_line(cells):
    """A cell a line with its bar behind it, as text is taken from web pages."""
    return "".join(f"{cell} |\n" if cell else "|\n" for cell in cells)


def filled_up(rows, width):
    """The same, each row filled up to its width with bars that touch."""
    return "".join(cell_a_line(row) + ("|" * (width - len(row)) + "\n" if len(row) < width else "") for row in rows)


def body(table):
    return [[cell.text for cell in row if cell.text] for row in table.rows()]


def test_cells_on_lines_of_their_own_are_rows_under_their_header(read):
    for text in (cell_a_line(ACCOUNT), "".join(f"{cell}\n|\n" if cell else "|\n" for cell in ACCOUNT)):
        (table,) = read(f"2023年“三公”经费支出预算表\n单位：万元\n{text}二、情况说明\n").tables
        assert table.unit == "万元"
        assert body(table)[1:] == [
            ["合计", "31.40"],
            ["因公出国（境）费"],
            ["公务接待费", "11.40"],
            ["公务用车购置及运行费", "20.00"],
        ]


def test_rows_on_lines_may_be_ruled_as_marked_up_text_is(read):
    text = "| 项目 | 预算数 |\n|---|---|\n| 公务接待费 | 4.20 |\n| 公务用车运行维护费 | 3.00 |\n"
    (table,) = read(text).tables
    assert body(table) == [["项目", "预算数"], ["公务接待费", "4.20"], ["公务用车运行维护费", "3.00"]]


def test_rows_that_bars_fill_up_stand_where_the_bars_say(read):
    (table,) = read(filled_up(FUNDS, 8)).tables
    cells = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert (cells[2, 3], cells[3, 3], cells[4, 3]) == ("全年执行数", "76", "76")
    assert cells[3, 6] == "9.5"


def test_a_row_filled_up_otherwise_than_its_header_is_never_shifted(read):
    shifted = [*FUNDS[:3], ["年度资金总额", "80", "76", "10", "95%", "9.5"]]
    for table in read(filled_up(shifted, 8)).tables:
        under = {cell.column: cell.text for cell in table.cells if cell.text in {"全年预算数", "全年执行数", "分值"}}
        figures = {cell.column: cell.text for cell in table.cells if cell.text in {"80", "76", "10"}}
        assert {under[column]: figures[column] for column in figures} == {
            "全年预算数": "80",
            "全年执行数": "76",
            "分值": "10",
        }


def test_a_header_of_two_lines_gives_its_columns_in_their_order(read):
    stream = "|" + "".join(f" {cell} |" if cell else "\n|" for row in YUNNAN for cell in row)
    document = read(stream)
    (table,) = document.tables
    last = {cell.column: cell.text for cell in table.rows()[-1]}
    assert (last[2], last[4], last[6], last[8]) == ("家长满意度", "95", "97%", "5")
    assert not [block for block in document.blocks if block.role is Role.PARAGRAPH and "家长" in block.flow.text]


def test_words_between_bars_that_are_no_table_stay_text(read):
    document = read("首页 | 公开 | 互动\n关于本站 | 联系我们\n网站地图 | 帮助\n本年收入100万元。\n")
    assert document.tables == ()
    assert any("100万元" in block.flow.text for block in document.blocks if block.flow)


ONE_LINE = (
    "项目支出绩效自评表 绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
    "产出指标(50分) 数量指标 检测样品数量 ≥300批 310批 25 25 质量指标 检测结果准确率 ≥98% 99% 25 25 "
    "效益指标(30分) 社会效益指标 问题样品处置率 ≥95% 96% 30 30 满意度指标(10分) 满意度指标 公众满意度 ≥90% 92% 10 10"
)


def test_a_form_on_one_line_is_read_where_each_cell_fits_its_column(read):
    (table,) = read(ONE_LINE).tables
    assert body(table)[1] == ["产出指标（50分）", "数量指标", "检测样品数量", "≥300批", "310批", "25", "25"]
    assert body(table)[-1][-4:] == ["≥90%", "92%", "10", "10"]


def test_a_form_whose_cells_have_run_together_gives_no_facts(read):
    text = ONE_LINE.replace(" ", "").replace("项目支出绩效自评表", "全年支出80万元。")
    document = read(text)
    own = library().pack(document.parts[0].policy)
    ledger = extract(document, {}, own)
    assert document.tables == ()
    assert [document.quote(fact.span) for fact in ledger.facts] == ["80万元"]
    assert not ledger.statements
