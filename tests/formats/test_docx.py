"""Word files: what is printed is read, with its numbers, tables and places; what is not printed is not."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jiheng.document import Role, Span
from jiheng.formats import read, read_bytes
from tests.formats.made import W, cell, docx, p, table


def lines(data):
    """The text of every block of words, with its role."""
    document = read_bytes(data, "报告.docx")
    return [(block.role.value, document.quote(block.span)) for block in document.blocks]


def words(data):
    return [text for _, text in lines(data)]


def cells(found):
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="自定标题"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="table" w:styleId="tt"><w:name w:val="表"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="n"><w:name w:val="编号标题"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""

NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
  <w:lvl w:ilvl="4"><w:start w:val="3"/><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/></w:lvl>
  <w:lvl w:ilvl="5"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>
    <w:lvlText w:val="第%6部分"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def item(text, depth, number=1):
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_part_of_the_text():
    body = "".join(
        item(*row)
        for row in [
            *[
                ("概况", 0),
                ("职能", 1),
                ("机构", 1),
                ("2023年收入", 2),
                ("支出", 2),
                ("说明", 0),
                ("收入", 1),
                ("甲", 3),
            ],
            *[("黑点", 4), ("概述", 5), ("重新开始", 0, 2), ("接着", 0, 1)],
        ]
    )
    assert words(docx(body, numbering=NUMBERING)) == [
        "一、概况",
        "（一）职能",
        "（二）机构",
        "1. 2023年收入",
        "2. 支出",
        "二、说明",
        "（一）收入",
        "2.1.1 甲",
        "黑点",
        "第1部分概述",
        "五、重新开始",
        "六、接着",
    ]


def test_a_style_gives_level_look_and_number():
    body = (
        p("概况", '<w:pStyle w:val="1"/>')
        + p("收入", '<w:pStyle w:val="x"/>')
        + p("第一部分\t3", '<w:pStyle w:val="t1"/>')
        + p("正文", '<w:pStyle w:val="loop"/>', "<w:b w:val='0'/>")
        + p("编号", '<w:pStyle w:val="n"/>')
        + p("粗体", '<w:jc w:val="center"/>', "<w:b/>")
        + p("无此样式", '<w:pStyle w:val="不存在"/>')
    )
    document = read_bytes(docx(body, STYLES, NUMBERING), "样式.docx")
    found = [(b.role, document.quote(b.span), b.level, b.bold, b.centred) for b in document.blocks]
    assert found == [
        (Role.HEADING, "概况", 1, True, True),
        (Role.HEADING, "收入", 3, True, True),
        (Role.CONTENTS, "第一部分\t3", 0, False, False),
        (Role.PARAGRAPH, "正文", 0, False, False),
        (Role.PARAGRAPH, "（一）编号", 0, False, False),
        (Role.PARAGRAPH, "粗体", 0, True, True),
        (Role.PARAGRAPH, "无此样式", 0, False, False),
    ]


def test_tracked_changes_are_read_as_accepted_and_hidden_text_is_not_read():
    body = (
        "<w:p><w:r><w:t>收入</w:t></w:r><w:ins><w:r><w:t>94.19</w:t></w:r></w:ins>"
        "<w:del><w:r><w:tab/><w:delText>81.00</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>万元</w:t></w:r></w:moveTo>"
        "<w:r><w:rPr><w:vanish/><w:b/></w:rPr><w:t>隐藏</w:t><w:br/><w:t>隐藏</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>。</w:t></w:r></w:p>"
        + p("删去段落", "<w:rPr><w:del/></w:rPr>")
        + p("标记")
        + table(["甲", "乙"], ["丙", "丁"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    )
    document = read_bytes(docx(body), "修订.docx")
    assert document.text == "收入94.19万元。\n删去段落标记\n丙\t丁\n"


def test_fields_show_their_results_and_contents_are_told_apart():
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        f"<w:p>{mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        f"<w:r><w:t>代码</w:t></w:r>{mark('separate')}"
        f"<w:r><w:t>一、概况</w:t><w:tab/></w:r>{mark('begin')}<w:r><w:instrText>PAGEREF a</w:instrText></w:r>"
        f"{mark('separate')}<w:r><w:t>3</w:t></w:r>{mark('end')}</w:p><w:p><w:r><w:t>二、说明</w:t></w:r>{mark('end')}</w:p>"
        "<w:p><w:fldSimple w:instr='SEQ 表'><w:r><w:t>1</w:t></w:r></w:fldSimple>"
        "<w:hyperlink><w:r><w:t>附表</w:t></w:r>"
        "</w:hyperlink></w:p>"
    )
    assert lines(docx(body)) == [("contents", "一、概况\t3"), ("contents", "二、说明"), ("paragraph", "1附表")]


def test_text_boxes_are_read_once_after_their_paragraph_and_pictures_are_figures():
    box = f"<w:txbxContent>{p('框中文字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent><w:t>后</w:t></w:r></w:p>"
        "<w:p><w:r><w:drawing><wp:docPr id='1' name='图' descr='图1 收入构成'/></w:drawing></w:r></w:p>"
        f"<w:p><w:r><w:t>旧</w:t><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    document = read_bytes(docx(body), "图.docx")
    assert [document.quote(block.span) for block in document.blocks] == ["前后", "框中文字", "", "旧", "框中文字"]
    assert (document.blocks[2].role, document.blocks[2].title) == (Role.FIGURE, "图1 收入构成")


def test_signs_breaks_and_formulas_inside_a_paragraph():
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>公用</w:t>"
        "<w:noBreakHyphen/><w:tab/><w:t>经费</w:t>"
        "<w:br/><w:t>次行</w:t><w:br w:type='page'/><w:t>次页</w:t></w:r>"
        "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
        "<w:ruby><w:rt><w:r><w:t>zhù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>注</w:t>"
        "</w:r></w:rubyBase></w:ruby><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>"
        + p("")
        + p("下一节", "<w:sectPr/>")
    )
    assert lines(docx(body)) == [
        ("paragraph", "公用-\t经费\n次行"),
        ("page_break", ""),
        ("paragraph", "次页a+b注\uf0fe"),
        ("paragraph", "下一节"),
        ("page_break", ""),
    ]


def test_merged_cells_are_one_cell_printed_where_it_begins():
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        [(p("项目"), restart), (p("金额"), '<w:gridSpan w:val="2"/>'), (p("备注"), restart)],
        [(p(""), go_on), "本年|数", "上年数", (p("重复"), go_on)],
        ["合计", "1,234.56", "", "100|200"],
    )
    document = read_bytes(docx(p("表一") + body + p("完")), "表.docx")
    (found,) = document.tables
    assert cells(found) == [
        (0, 0, 2, 1, "项目"),
        (0, 1, 1, 2, "金额"),
        (0, 3, 2, 1, "备注"),
        (1, 1, 1, 1, "本年数"),
        (1, 2, 1, 1, "上年数"),
        (2, 0, 1, 1, "合计"),
        (2, 1, 1, 1, "1,234.56"),
        (2, 2, 1, 1, ""),
        (2, 3, 1, 1, "100 200"),
    ]
    assert document.text == "表一\n项目\t金额\t备注\n本年\n数\t上年数\n合计\t1,234.56\t\t100\n200\n完\n"
    assert [document.quote(c.span) for c in found.cells][3] == "本年\n数"
    assert document.blocks[1].table == 0
    assert document.blocks[1].span == found.span
    assert len(found.grid()) == 12


def test_old_merges_empty_columns_before_a_row_and_cells_in_wrappers():
    body = table(
        [(p("甲"), '<w:hMerge w:val="restart"/>'), (p(""), "<w:hMerge/>"), "乙"],
        ["丙", "丁", "戊"],
    ).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>', 2)
    wrapped = f"<w:sdt><w:sdtContent>{cell('己')}</w:sdtContent></w:sdt>"
    body = body.replace(
        "</w:tbl>", f"<w:sdt><w:sdtContent><w:tr>{wrapped}{cell('庚')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    )
    (found,) = read_bytes(docx(body), "表.docx").tables
    assert cells(found) == [
        (0, 1, 1, 2, "甲"),
        (0, 3, 1, 1, "乙"),
        (1, 1, 1, 1, "丙"),
        (1, 2, 1, 1, "丁"),
        (1, 3, 1, 1, "戊"),
        (2, 0, 1, 1, "己"),
        (2, 1, 1, 1, "庚"),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own():
    inner = table(["内一", "内二"], ["内三", "内四"])
    body = table(["甲", (p("前") + inner + p("后"), "")], ["乙", (inner, "")])
    document = read_bytes(docx(body), "套表.docx")
    outer, first, second = document.tables
    assert cells(outer) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "前内一内二内三内四后"),
        (1, 0, 1, 1, "乙"),
        (1, 1, 1, 1, "内一内二内三内四"),
    ]
    assert document.quote(first.span) == document.quote(second.span) == "内一\t内二\n内三\t内四"
    assert outer.cells[1].span.holds(first.span)
    assert [block.table for block in document.blocks] == [0]


def test_a_frame_around_text_is_no_table():
    body = table([(p("框内第一段") + p("第二段"), "")]) + table([(table(["甲", "乙"]), "")])
    document = read_bytes(docx(body), "框.docx")
    assert document.text == "框内第一段\n第二段\n甲\t乙\n"
    assert len(document.tables) == 1


def test_numbers_of_cells_are_counted_like_those_of_paragraphs():
    body = table([(item("", 2), ""), "甲"], [(item("", 2), ""), "乙"])
    (found,) = read_bytes(docx(body, numbering=NUMBERING), "序号.docx").tables
    assert [c.text for c in found.cells] == ["1.", "甲", "2.", "乙"]


def test_notes_stand_at_the_end():
    notes = f'<w:footnote w:type="separator">{p("线")}</w:footnote><w:footnote w:id="1">{p("注：含结转")}</w:footnote>'
    assert words(docx(p("正文"), footnotes=notes)) == ["正文", "注：含结转"]


def test_a_place_leads_back_to_the_words_in_the_file():
    data = docx(p("概况") + table(["甲", "收入94.19万元"]) + item("说明", 0), numbering=NUMBERING)
    document = read_bytes(data, "定位.docx")
    start = document.text.index("94.19")
    run = document.place(Span(start, start + 5)).run
    import zipfile
    from io import BytesIO

    root = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(run.part))
    (first,) = root.xpath(run.first, namespaces=root.nsmap)
    assert first.text[run.start : run.end] == "94.19"
    assert run.last == run.first
    number = document.text.index("一、")
    assert document.place(Span(number, number + 2)).run.first == "/w:document/w:body/w:p[2]"
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes: documents travel between processes
    assert copy.place(Span(start, start + 5)).run == run
    assert copy.place(Span(start, start + 5)).line == 2


def test_strict_open_xml_is_read_like_the_usual_one():
    strict = W.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = f"<w:document {strict}><w:body>{p('严格')}</w:body></w:document>"
    assert words(docx("", **{"word/document.xml": document})) == ["严格"]


def test_what_python_docx_writes_is_read_back(tmp_path):
    docx_library = pytest.importorskip("docx")
    made = docx_library.Document()
    made.add_heading("收入支出决算", 2)
    made.add_paragraph("2023年收入合计94.19万元。")
    grid = made.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            grid.cell(row, column).text = f"{row}行{column}列"
    grid.cell(0, 0).merge(grid.cell(1, 1))
    path = tmp_path / "决算 报告.docx"
    made.save(path)
    document = read(path)
    assert [(b.role, b.level) for b in document.blocks[:2]] == [(Role.HEADING, 2), (Role.PARAGRAPH, 0)]
    (found,) = document.tables
    assert cells(found)[0][:4] == (0, 0, 2, 2)
    assert cells(found)[0][4] == "0行0列0行1列1行0列1行1列"
    assert cells(found)[1:] == [(0, 2, 1, 1, "0行2列"), (1, 2, 1, 1, "1行2列")] + [
        (2, column, 1, 1, f"2行{column}列") for column in range(3)
    ]


PROPERTIES = (
    '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/>',
    '<w:sz w:val="24"/>',
    "<w:bCs/>",
    "<w:b/>",
    '<w:b w:val="0"/>',
    "<w:b\n/>",
    "<w:vanish/>",
    '<w:vanish w:val="0"/>',
    "<w:specVanish/>",
    '<w:del w:id="1" w:author="甲"/>',
    '<w:ins w:id="2" w:author="甲"/>',
    '<w:rPrChange w:id="3" w:author="甲"><w:rPr><w:b/><w:sz w:val="9"/></w:rPr></w:rPrChange>',
    '<w:rPrChange w:id="4" w:author="甲"><w:rPr><w:sz w:val="9"/></w:rPr></w:rPrChange>',
    '<w:lang w:val="a/>b"/>',
)
LOOKS = st.lists(st.sampled_from(PROPERTIES), max_size=3).map(lambda found: f"<w:rPr>{''.join(found)}</w:rPr>")
RUNS = st.lists(
    st.tuples(LOOKS, st.sampled_from(["决算", "1.2万元", " ", "<w:tab/>", "<w:br/>"])), min_size=1, max_size=4
)


def run(look, text):
    return f"<w:r>{look}{text if text.startswith('<') else f'<w:t>{text}</w:t>'}</w:r>"


@given(st.lists(st.tuples(LOOKS, RUNS), min_size=1, max_size=5), st.booleans())
def test_formatting_that_is_only_looks_changes_nothing(paragraphs, in_table):
    """A blank in the tag keeps formatting from being taken out before the file is parsed."""
    body = [f"<w:p><w:pPr>{look}</w:pPr>{''.join(run(*one) for one in runs)}</w:p>" for look, runs in paragraphs]
    text = p("第一部分") + (table([(one, "") for one in body]) if in_table else "".join(body))

    def found(body):
        document = read_bytes(docx(body), "报告.docx")
        places = [document.place(Span(at, at + 1)).run for at in range(len(document.text))]
        return document.text, document.blocks, document.tables, places

    assert found(text) == found(text.replace("<w:rPr>", "<w:rPr >"))


def test_edges_drawn_a_hair_apart_are_one():
    """A column of the grid too narrow for words is what is left between edges that do not meet; it parts no cells."""
    head = tc("项目", 899) + tc("决算数", 901, span=2, merge="restart") + tc("备注", 900)
    under = tc("", 900, span=2) + tc("", 900, merge="continue") + tc("", 900)
    line = tc("合计", 900, span=2) + tc("94.19", 900) + tc("无", 900)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (899, 1, 900, 900))
    body = f"<w:tbl><w:tblGrid>{grid}</w:tblGrid><w:tr>{head}</w:tr><w:tr>{under}</w:tr><w:tr>{line}</w:tr></w:tbl>"
    (found,) = read_bytes(docx(body + p("完")), "表.docx").tables
    assert [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in found.cells if cell.text
    ] == [
        *((0, 0, 1, 1, "项目"), (0, 1, 2, 1, "决算数"), (0, 2, 1, 1, "备注")),
        *((2, 0, 1, 1, "合计"), (2, 1, 1, 1, "94.19"), (2, 2, 1, 1, "无")),
    ]
    unknown = read_bytes(docx(re.sub('w:w="[0-9]+"', 'w:w="0"', body) + p("完")), "宽度不明.docx").tables[0]
    assert [(cell.column, cell.column_span) for cell in unknown.cells if cell.row == 0] == [(0, 1), (1, 2), (3, 1)]


def tc(words, width, span=1, merge=""):
    """A cell of that width over some columns of the grid."""
    reach = f'<w:gridSpan w:val="{span}"/>' + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}"/>{reach}</w:tcPr>{p(words)}</w:tc>'


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def versions(content):
    return f"<mc:AlternateContent>{content}</mc:AlternateContent>"


MANY = 20_000
HOSTILE = {
    "open fields": (f"<w:p>{mark('begin') * MANY}</w:p>", "", ""),
    "one code in pieces": (
        f"<w:p>{mark('begin')}{''.join(f'<w:r><w:instrText>{n}</w:instrText></w:r>' for n in range(3 * MANY))}</w:p>",
        "",
        "",
    ),
    "fallbacks": (
        f"<w:p><w:r>{versions('<mc:Fallback><w:t>1</w:t></mc:Fallback>' * MANY)}</w:r></w:p>",
        "",
        "1" * MANY + "\n",
    ),
    "lists of one kind": (
        "",
        '<w:abstractNum w:abstractNumId="0">'
        + "".join(f'<w:lvl w:ilvl="{n % 9}"><w:lvlText w:val="{n}"/></w:lvl>' for n in range(MANY // 5))
        + "</w:abstractNum>"
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(MANY // 5)),
        "",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_a_hostile_file_repeats_is_looked_at_once(kind):
    """Each of these would take for ever if its time grew by the square of its length."""
    body, numbering, printed = HOSTILE[kind]
    end = p("完") if numbering == "" else item("完", 0, 7)
    text = read_bytes(docx(end + body, numbering=numbering), "报告.docx").text
    assert text.endswith("完\n" + printed)


def test_the_first_choice_is_read_in_the_place_of_all_other_versions():
    inner = versions("<mc:Choice><w:t>乙</w:t></mc:Choice><mc:Fallback><w:t>丙</w:t></mc:Fallback>")
    others = "<mc:Choice><w:t>丁</w:t></mc:Choice><mc:Fallback><w:t>戊</w:t></mc:Fallback>"
    body = f"<w:p><w:r>{versions(f'<mc:Choice><w:t>甲</w:t>{inner}</mc:Choice>{others}')}</w:r></w:p>"
    assert read_bytes(docx(body), "报告.docx").text == "甲乙\n"
