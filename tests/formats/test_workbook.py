"""Workbooks: every visible sheet is a table, its numbers as the cells show them."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from jiheng.document import Role, Span
from jiheng.formats import Limits, Unreadable, read, read_bytes
from tests.formats.made import spreadsheet, zipped


def made(fill):
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    fill(book)
    book.close()
    return file.getvalue()


def cells(found):
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


def test_a_sheet_with_merged_cells_title_and_gaps(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("收入表")
        sheet.merge_range("B2:D2", "收入决算表")
        sheet.merge_range("B3:B4", "项\n目")
        sheet.merge_range("C3:D3", "金额")
        sheet.write_row("C4", ["本年", "上年"])
        sheet.write_row("B6", ["合计", 94.19, 81])

    path = tmp_path / "决算 表.xlsx"
    path.write_bytes(made(fill))
    document = read(path)
    (found,) = document.tables
    assert document.text == "收入决算表\n项\n目\t金额\n本年\t上年\n\n合计\t94.19\t81\n"
    assert found.caption == "收入决算表"
    assert cells(found) == [
        (0, 0, 1, 3, "收入决算表"),
        (1, 0, 2, 1, "项目"),
        (1, 1, 1, 2, "金额"),
        (2, 1, 1, 1, "本年"),
        (2, 2, 1, 1, "上年"),
        (4, 0, 1, 1, "合计"),
        (4, 1, 1, 1, "94.19"),
        (4, 2, 1, 1, "81"),
    ]
    assert [document.quote(c.span) for c in found.cells][1] == "项\n目"
    assert document.place(found.cells[6].span).cell == "收入表!C6"
    assert document.place(Span(found.cells[1].span.start + 2, found.cells[1].span.end)).cell == "收入表!B3"
    assert [(b.role, b.table, b.span) for b in document.blocks] == [(Role.TABLE, 0, found.span)]
    assert found.cells[-1] == list(found.cells)[7]
    assert len(found.cells) == 8


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.15067, "0.00%", "15.07%"),
        (0.985, "0%", "99%"),
        (-0.15, "0.0%", "-15.0%"),
        (94.1, "0.00", "94.10"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567.891, "#,##0.00_);[Red](#,##0.00)", "1,234,567.89"),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (94.125, "0.00", "94.13"),  # half away from zero, as the cell shows it
        (1.005, "0.00", "1.01"),
        (2.5, "0.##", "2.5"),
        (2.0, "0.##", "2"),
        (2.256, "0.0#", "2.26"),
        (12.3456, "General", "12.3456"),
        (1234567.0, '#,##0.0,"千"', "1234567"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (0.00001, "General", "0.00001"),
        (2100000000123, "0", "2100000000123"),
        (5, '0"个"', "5"),
        (1.5, "yyyy", "1900-01-01 12:00:00"),
    ],
)
def test_numbers_as_cells_show_them(value, code, shown):
    def fill(book):
        book.add_worksheet().write_number(0, 0, value, book.add_format({"num_format": code}))

    assert read_bytes(made(fill), "数.xlsx").text == f"{shown}\n"


def test_other_values():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "01")
        sheet.write(0, 1, True)
        sheet.write_number(0, 2, 45291, book.add_format({"num_format": "yyyy/m/d"}))
        sheet.write_formula(0, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 4, "=A1*2", book.add_format({"num_format": "0.0%"}), 0.5)
        sheet.write_rich_string(0, 5, "合", book.add_format({"bold": True}), "计")
        sheet.write(0, 6, "甲\t乙")

    document = read_bytes(made(fill), "值.xlsx")
    assert [c.text for c in document.tables[0].cells] == [
        "01",
        "TRUE",
        "2023-12-31",
        "#DIV/0!",
        "50.0%",
        "合计",
        "甲乙",
    ]


def test_a_formula_that_was_never_calculated_is_not_blank(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["合计", "=SUM(B2:B3)"])
    book.active.append(["甲", 1])
    path = tmp_path / "公式.xlsx"
    book.save(path)
    total = read(path).tables[0].cells[1]
    assert total.text == ""
    assert "公式" in total.note
    assert all(not cell.note for cell in read(path).tables[0].cells if cell != total)


def test_a_formula_without_a_value_shows_none_in_any_format():
    book = openpyxl.Workbook()
    for row in range(1, 60):
        book.active.append([f"项目{row}", row, f"=B{row}*2"])
        book.active.cell(row, 3).number_format = "0.00%"
    file = BytesIO()
    book.save(file)
    cells = read_bytes(file.getvalue(), "公式.xlsx").tables[0].cells
    assert {(cell.text, bool(cell.note)) for cell in cells if cell.column == 2} == {("", True)}
    assert not any(cell.note for cell in cells if cell.column < 2)


def test_a_formula_whose_result_is_no_words_is_calculated():
    def fill(book):
        sheet = book.add_worksheet()
        for row in range(60):
            sheet.write(row, 0, row)
            sheet.write_formula(row, 1, '=IF(A1>30,"超","")', None, "超" if row > 30 else "")

    parts = parts_of(made(fill))
    parts[SHEET] = re.sub(rb'(<c r="B\d+")(?: t="str")?>', rb'\1 t="str">', parts[SHEET])
    cells = read_bytes(zipped(parts), "公式.xlsx").tables[0].cells
    assert [cell.text for cell in cells if cell.column == 1] == ["超" if row > 30 else "" for row in range(60)]
    assert not any(cell.note for cell in cells)


def test_words_in_the_cells_of_another_encoding():
    def fill(book):
        book.add_worksheet().write_row(0, 0, ["甲", 1])

    parts = parts_of(made(fill))
    sheet = parts[SHEET].decode().replace('encoding="UTF-8"', 'encoding="GB18030"')
    sheet = sheet.replace(' t="s"><v>0</v>', ' t="inlineStr"><is><t>决算<!-- 年 -->报表</t></is>')
    assert read_bytes(zipped({**parts, SHEET: sheet.encode("gb18030")}), "表.xlsx").text == "决算报表\t1\n"


def test_hidden_and_empty_sheets_are_no_tables():
    def fill(book):
        book.add_worksheet("一").write("A1", "甲")
        hidden = book.add_worksheet("二")
        hidden.write("A1", "乙")
        hidden.hide()
        book.add_worksheet("三")
        book.add_worksheet("四").write_row("B2", ["丁", "戊"])

    document = read_bytes(made(fill), "多表.xlsx")
    assert document.text == "甲\n丁\t戊\n"
    assert [table.caption for table in document.tables] == ["一", "四"]
    assert document.place(document.tables[1].cells[1].span).cell == "四!C2"


def test_a_workbook_without_words_is_refused():
    with pytest.raises(Unreadable, match="没有文字"):
        read_bytes(made(lambda book: book.add_worksheet()), "空.xlsx")


def test_far_cells_do_not_blow_up_the_sheet():
    def styled(book):
        sheet = book.add_worksheet()
        sheet.write("A1", "甲")
        sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))

    assert read_bytes(made(styled), "远.xlsx").text == "甲\n"

    def filled(book):
        sheet = book.add_worksheet("远")
        sheet.write("A1", "甲")
        sheet.write("XFD1048576", "乙")

    with pytest.raises(Unreadable, match="零散内容"):
        read_bytes(made(filled), "远.xlsx")


def test_a_merge_over_the_whole_sheet_is_cut_at_its_edges():
    whole = made(lambda book: book.add_worksheet().merge_range("A1:B2", "甲"))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert cells(read_bytes(zipped(parts), "合.xlsx").tables[0]) == [(0, 0, 1, 1, "甲")]


def test_hostile_workbooks():
    whole = made(lambda book: book.add_worksheet().write("A1", "甲" * 5000))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"

    def refusal(limits=None, **changed):
        data = zipped({**parts, **{sheet if name == "sheet" else name: part for name, part in changed.items()}})
        with pytest.raises(Unreadable) as refused:
            read_bytes(data, "坏.xlsx", *([limits] if limits else []))
        return refused.value.message

    assert "实体" in refusal(sheet=b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[sheet])
    assert "压缩炸弹" in refusal(sheet=parts[sheet] + b" " * 50_000_000)
    assert "重新保存" in refusal(sheet=b"<worksheet><sheetData><row><c r='A1'><v>")
    assert "重新保存" in refusal(**{"xl/workbook.xml": b"<workbook"})
    assert "上限" in refusal(limits=Limits.of({"characters": 100}))
    assert refusal(**{"xl/workbook.xml": b"<workbook/>"})


def test_a_workbook_in_one_xml_file(tmp_path):
    """As older systems export it, under the ending .xls; cells say where they stand, and how far they reach."""

    def cell(words, kind="String", more=""):
        return f'<Cell{more}><Data ss:Type="{kind}">{words}</Data></Cell>'

    styles = '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style></Styles>'
    head = cell("项目", more=' ss:MergeAcross="1"') + cell("金额")
    line = cell("201") + cell("支出 &amp; 其他") + cell("1094.1", "Number", ' ss:StyleID="s1"')
    far = cell("远", more=' ss:Index="9999"')
    last = cell("合计", more=' ss:Index="2"') + cell("0.30000000000000004", "Number")
    data = spreadsheet(f'<Row>{head}</Row><Row ss:Index="3">{line}</Row><Row>{last}</Row>', styles)
    path = tmp_path / "旧 表.xls"
    path.write_bytes(data)
    found = read(path)
    assert found.text == "项目\t金额\n\n201\t支出 & 其他\t1,094.10\n\t合计\t0.3\n"
    assert cells(found.tables[0])[:2] == [(0, 0, 1, 2, "项目"), (0, 2, 1, 1, "金额")]
    assert found.place(found.tables[0].cells[-1].span).cell == "支出 表!C4"
    with pytest.raises(Unreadable, match="重新保存"):
        read_bytes(data[:-20], "断.xls")
    with pytest.raises(Unreadable, match="零散内容"):
        read_bytes(spreadsheet(f'<Row>{head}</Row><Row ss:Index="1048576">{far}</Row>'), "远.xls")


@pytest.mark.parametrize(("stored", "shown"), [("_x0041_", "A"), ("_xD800_", ""), ("_x0000_", ""), ("_x000D_", "")])
def test_characters_that_text_cannot_hold(stored, shown):
    parts = parts_of(made(lambda book: book.add_worksheet().write("A1", "甲乙")))
    parts[STRINGS] = parts[STRINGS].replace("甲乙".encode(), f"甲{stored}乙".encode())
    assert read_bytes(zipped(parts), "符.xlsx").text == f"甲{shown}乙\n"


def test_formats_of_any_length_and_number():
    def fill(book):
        book.add_worksheet().write("A1", 5, book.add_format({"num_format": "0.000"}))

    parts = parts_of(made(fill))
    styles = "xl/styles.xml"
    for code in ("[" * 200_000, '"' * 200_001, "_0" * 100_000):
        looks = "".join(f'<xf numFmtId="164" fontId="{number}"/>' for number in range(2000))
        changed = parts[styles].replace(b"0.000", code.replace('"', "&quot;").encode())
        changed = changed.replace(b"</cellXfs>", looks.encode() + b"</cellXfs>")
        assert read_bytes(zipped({**parts, styles: changed}), "式.xlsx").text == "5\n"


@pytest.mark.parametrize("size", [600, 2000])
def test_a_cut_off_old_workbook(size):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + "Workbook".encode("utf-16-le") + bytes(size)
    with pytest.raises(Unreadable, match="重新保存"):
        read_bytes(head, "旧.xls")


def parts_of(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
VALUES = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(-1e16, 1e16, allow_nan=False).map(lambda number: round(number, 2)),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text("甲<&>\"' \n_x000D1.0", max_size=8),
    st.booleans(),
    st.none(),
)


CODES = st.lists(st.sampled_from(["General", "0.00", "#,##0.0#", "0.0%", "yyyy-mm-dd"]), min_size=5, max_size=5)
TABLES = st.lists(st.lists(VALUES, max_size=5), min_size=1, max_size=8)
ROWS = st.lists(st.integers(0, 7), min_size=1, max_size=90)  # each one of the table's: so many are alike


def of_table(table, rows, codes):
    """A workbook of which the parts are given."""

    def fill(book):
        looks = [book.add_format({"num_format": code}) for code in codes]
        sheet = book.add_worksheet()
        for number, place in enumerate(rows):
            for column, value in enumerate(table[place % len(table)]):
                sheet.write(number, column, value, looks[column])

    return parts_of(made(fill))


@given(TABLES, ROWS, CODES)
def test_a_regular_sheet_reads_as_any_other_form_of_it(table, rows, codes):
    """A comment in the sheet makes it irregular: then every cell goes through the XML parser."""
    parts = of_table(table, rows, codes)
    other = {**parts, SHEET: parts[SHEET].replace(b"<sheetData>", b"<!-- a --><sheetData>")}
    other |= {STRINGS: parts[STRINGS].replace(b"<si>", b"<si >")} if STRINGS in parts else {}
    assert workbook_or_refusal(zipped(parts)) == workbook_or_refusal(zipped(other))


@given(TABLES, ROWS)
def test_every_cell_holds_what_openpyxl_finds_there(table, rows):
    data = zipped(of_table(table, rows, ["General"] * 5))
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    try:
        (found,) = read_bytes(data, "表.xlsx").tables
    except Unreadable:
        assert not any(str(value or "").strip() for row in sheet.iter_rows(values_only=True) for value in row)
        return
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    top, left = min(cell.row for cell in filled), min(cell.column for cell in filled)
    ours = {(cell.row + top, cell.column + left): cell.text for cell in found.cells}
    for cell in filled:
        text = ours.pop((cell.row, cell.column))
        if isinstance(cell.value, bool | str):
            assert text == str(cell.value).upper() if isinstance(cell.value, bool) else without_breaks(cell.value)
        else:
            assert Decimal(text) == Decimal(f"{cell.value:.15g}")
    assert not any(ours.values())


def without_breaks(words):
    return re.sub(r"\s*\n\s*", "", re.sub(r"(?<=\d)\s*\n\s*(?=\d)", " ", words)).strip()


FORMS = {
    "single quotes": lambda sheet: re.sub(rb'="([^"]*)"', rb"='\1'", sheet),
    "line ends": lambda sheet: re.sub(rb"(?=<row|<c |</row)", b"\r\n  ", sheet),
    "line ends of rows": lambda sheet: re.sub(rb"(<row[^>]*>|</row>)", b"\\1\n", sheet),
    "no numbers of rows": lambda sheet: re.sub(rb'<row r="\d+"', b"<row", sheet),
    "no names of cells": lambda sheet: re.sub(rb'<c r="[A-Z]+\d+"', b"<c", sheet),
    "a prefix": lambda sheet: re.sub(rb"<(/?)(?=[\w]+[\s/>])", rb"<\1x:", sheet).replace(b"xmlns=", b"xmlns:x="),
    "padded numbers": lambda sheet: re.sub(rb"(<v>-?\d+\.\d+)(?=</v>)", rb"\g<1>00", sheet),
    "whole numbers of Java": lambda sheet: re.sub(
        rb'(<c r="[A-Z]+\d+"(?: s="\d+")?><v>-?\d+)(?=</v>)', rb"\1.0", sheet
    ),
    "another order": lambda sheet: re.sub(rb'( r="[A-Z]+\d+")((?: [st]="\w+")+)', rb"\2\1", sheet),
    "strict": lambda sheet: sheet.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    "UTF-16": lambda sheet: sheet.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
    "a comment in a cell": lambda sheet: sheet.replace(b"<v>", b"<!-- a --><v><!-- b -->"),
    "CDATA": lambda sheet: re.sub(rb"<v>([^<]*)</v>", rb"<v><![CDATA[\1]]></v>", sheet),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_the_same_sheet_say_the_same(form):
    def fill(book):
        sheet, money = book.add_worksheet(), book.add_format({"num_format": "#,##0.00", "bold": True})
        sheet.merge_range("A1:D1", "合并的题目")
        for row in range(1, 80):
            sheet.write_row(row, 0, [f"项目{row}", row * 1.25, row])
            sheet.write_number(row, 3, row * 1000.5, money if row % 3 else None)

    parts = parts_of(made(fill))
    other = {**parts, SHEET: FORMS[form](parts[SHEET])}
    assert other[SHEET] != parts[SHEET]
    found = workbook_or_refusal(zipped(other))
    assert found == workbook_or_refusal(zipped(parts))
    assert found[0].startswith("合并的题目\n项目1\t1.25\t1\t1,000.50\n")


def workbook_or_refusal(data):
    try:
        document = read_bytes(data, "表.xlsx")
    except Unreadable as error:
        return error.message
    return document.text, [list(table.cells) for table in document.tables]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("100.0", "100"), ("12.50", "12.5"), ("1E-05", "0.00001"), ("1.0E7", "10000000"), ("0.30000000000000004", "0.3")],
)
def test_numbers_of_programs_that_write_them_in_their_own_way(stored, shown):
    def fill(book):
        sheet = book.add_worksheet()
        for row in range(3):
            sheet.write_row(row, 0, ["甲", 7])

    parts = parts_of(made(fill))
    parts[SHEET] = parts[SHEET].replace(b'"B2"><v>7<', f'"B2"><v>{stored}<'.encode())
    found = read_bytes(zipped(parts), "数.xlsx")
    assert found.text == f"甲\t7\n甲\t{shown}\n甲\t7\n"


def test_merged_cells_that_cover_each_other_cost_no_time():
    def fill(book):
        sheet = book.add_worksheet()
        for row in range(2000):
            sheet.write_row(row, 0, [1] * 100)

    parts = parts_of(made(fill))
    many = "".join(f'<mergeCell ref="A{row}:CV2000"/>' for row in range(1999, 0, -1)).encode()
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"</sheetData><mergeCells>" + many + b"</mergeCells>")
    assert read_bytes(zipped(parts), "并.xlsx").tables
