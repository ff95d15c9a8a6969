"""Web pages of government sites: the report is read, the page around it is not; tables as they are drawn."""

from contextlib import suppress

import pytest

from jiheng.document import Role
from jiheng.formats import Unreadable, read, read_bytes


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def text(body, head=""):
    return read_bytes(page(body, head), "公开.html").text


def cells(found):
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务</a></li><li><a href='/gk'>公开</a></li></ul>"


def test_lines_are_broken_and_joined_as_a_browser_shows_them():
    body = """<p>　　2023年收入
    合计&nbsp;94.19万元，<span>比上</span>年<br>
    减少<b>14.19</b>万元。</p><div>第二<!-- 注 -->段<div>第三段</div>第四段</div><pre>甲
    乙</pre>"""
    assert text(body) == "2023年收入合计 94.19万元，比上年\n减少14.19万元。\n第二段\n第三段\n第四段\n甲\n乙\n"


def test_what_is_not_shown_is_not_read():
    body = (
        "<p>正文</p><script>var a='脚本'</script><style>.a{}</style><p style='display:none'>隐藏一</p>"
        "<p hidden>隐藏二</p>"
        "<noscript>无脚本</noscript><input value='值'><select><option>选项</option></select>"
        "<p aria-hidden='true'>隐藏三</p>尾"
    )
    assert text(body) == "正文\n尾\n"


def test_the_marked_article_is_read_with_the_title_of_the_page():
    body = f"""{MENU}<h1>某某局2023年度部门决算</h1><div class="info">发布时间：2024-09-01 浏览：12</div>
    <div class="wrap TRS_Editor" id="a"><p>第一部分 概况</p><p>收入合计94.19万元。</p></div>
    <div>版权所有 ICP备1号</div>"""
    document = read_bytes(page(body.replace("收入", "收入" * 200)), "公开.html")
    assert document.quote(document.blocks[0].span) == "某某局2023年度部门决算"
    assert document.blocks[0].role is Role.HEADING
    assert "版权" not in document.text
    assert "首页" not in document.text
    title = "<meta name='ArticleTitle' content='某某局决算公开'>"
    assert text("<div id='zoom'><p>收入合计。</p></div>", title).startswith("某某局决算公开\n收入合计。")
    assert text("<div id='zoom'><p>某某局决算公开</p><p>收入。</p></div>", title).startswith("某某局决算公开\n收入。")


def test_no_part_of_an_article_is_lost():
    body = "<h1>某某市人民政府</h1><h1>某某局决算公开</h1>{}<div>版权所有</div>"
    parts = "<div class='content'>{}</div><div class='content'>{}</div>".format("收入" * 60, "支出" * 40)
    assert text(body.format(f"<div>{parts}</div>")).split() == ["某某局决算公开", "收入" * 60, "支出" * 40]
    beside = f"<div class='content'>{'收入' * 60}</div><table><tr><td>附表</td><td>{'9' * 9}</td></tr></table>"
    assert "附表\t999999999" in text(body.format(beside))
    half = f"<div class='content'>{'收入' * 60}</div><p>{'其余' * 50}</p>"
    assert "其余" in text(body.format(half))


def test_a_page_without_a_marked_article_is_read_whole_less_its_menus():
    links = "".join(f"<a href='#{name}'>目录{name}</a>" for name in "一二三")
    body = f"{MENU}<div><p>第一部分 概况</p><p>{links}</p></div>"
    assert text(body + "<div id='zoom'>小</div>") == "第一部分 概况\n目录一目录二目录三\n小\n"


def test_merged_cells_and_captions():
    body = """<table border=1><caption>收入 决算表</caption>
    <thead><tr><th rowspan=2>项目</th><th colspan="2">金额</th></tr>
    <tr><th>本年<br>数</th><th>上年数</th></tr></thead><tbody><tr><td>合计</td><td> 1,<br>234.56 </td><td></td></tr>
    <tr><td rowspan=9>其他</td><td colspan=99>—</td></tr></tbody></table>"""
    document = read_bytes(page(body), "表.html")
    (found,) = document.tables
    assert cells(found) == [
        (0, 0, 2, 1, "项目"),
        (0, 1, 1, 2, "金额"),
        (1, 1, 1, 1, "本年数"),
        (1, 2, 1, 1, "上年数"),
        (2, 0, 1, 1, "合计"),
        (2, 1, 1, 1, "1,234.56"),
        (2, 2, 1, 1, ""),
        (3, 0, 1, 1, "其他"),
        (3, 1, 1, 99, "—"),
    ]
    assert document.text == "收入 决算表\n项目\t金额\n本年\n数\t上年数\n合计\t1,\n234.56\t\n其他\t—\n"
    assert found.caption == "收入 决算表"
    assert document.blocks[0].role is Role.CAPTION


def test_a_cell_that_reaches_down_ends_the_cell_beside_it():
    body = (
        "<table><tr><td>甲</td><td>乙</td><td rowspan=2>丙</td></tr><tr><td colspan=3>丁</td><td>戊</td></tr></table>"
    )
    (found,) = read_bytes(page(body), "表.html").tables
    assert cells(found)[3:] == [(1, 0, 1, 2, "丁"), (1, 3, 1, 1, "戊")]


def test_tables_that_lay_out_the_page_are_no_tables():
    prose = "<p>" + "统筹推进各项工作。" * 40 + "</p><p>第二段</p>"
    data = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    document = read_bytes(page(f"<table><tr><td>栏一</td><td>{prose}{data}</td></tr></table>"), "版式.html")
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH] * 3 + [Role.TABLE]
    assert len(document.tables) == 1
    column = "<table><tr><td>第一行</td></tr><tr><td>第二行</td></tr></table>"
    assert not read_bytes(page(column), "版式.html").tables


def test_a_table_inside_a_cell_of_a_form_is_a_table_of_its_own():
    inner = "<table><tr><td>内一</td><td>内二</td></tr></table>"
    body = (
        f"<table><tr><td>项目名称</td><td>招商引资专项经费绩效自评</td></tr><tr><td>明细<td>{inner}</td></tr></table>"
    )
    outer, found = read_bytes(page(body), "表.html").tables
    assert [c.text for c in outer.cells] == ["项目名称", "招商引资专项经费绩效自评", "明细", "内一内二"]
    assert outer.cells[3].span.holds(found.span)


def test_looks_levels_lists_and_pictures():
    body = """<h2>一、概况</h2><p align=center><strong>表头</strong></p><ol start=3><li>甲<li value=7>乙<li>丙</ol>
    <ol type=a><li>丁</ol><ul><li>戊</ul><p><img src=a.png alt='图1'>图下</p><p style='page-break-before:always'>次页"""
    document = read_bytes(page(body), "页.html")
    found = [(b.role.value, document.quote(b.span), b.level, b.bold, b.centred) for b in document.blocks]
    assert found == [
        ("heading", "一、概况", 2, True, False),
        ("paragraph", "表头", 0, True, True),
        *[("paragraph", line, 0, False, False) for line in ("3. 甲", "7. 乙", "8. 丙", "a. 丁", "戊")],
        ("figure", "", 0, False, False),
        ("paragraph", "图下", 0, False, False),
        ("page_break", "", 0, False, False),
        ("paragraph", "次页", 0, False, False),
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gbk", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "gbk"), ("big5", "big5"), ("utf-16", "")],
)
def test_the_encoding_is_seen_even_where_the_page_names_a_wrong_one(tmp_path, encoding, declared):
    path = tmp_path / "网 页.htm"
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>"
    path.write_bytes(f"<html><head>{meta}</head><body><p>收入預算</p></body></html>".encode(encoding))
    assert read(path).text == "收入預算\n"


def test_a_page_under_another_ending_is_read_as_a_page(tmp_path):
    path = tmp_path / "导出.doc"
    path.write_bytes(page("<p>收入</p>"))
    assert read(path).format == "html"
    path.write_bytes("文本里写着<table>并不是网页".encode())
    assert read(path).format == "txt"


@pytest.mark.parametrize("body", ["", "<script>1</script>", "<img src=a.png>", "<p>&nbsp;</p>"])
def test_a_page_without_words_is_refused(body):
    with pytest.raises(Unreadable, match="没有文字"):
        text(body)


@pytest.mark.parametrize(
    "body",
    ["<div>" * 100_000 + "字", "<table><tr><td>" * 30_000 + "字", "<b>" * 50_000 + "字", "<ol>" + "<li>字" * 100_000],
)
def test_a_monstrous_page_is_read_or_refused(body):
    with suppress(Unreadable):
        assert "字" in text(body)


@pytest.mark.parametrize("tag", ["<font>", "<span>"])
def test_no_words_are_lost_where_elements_are_never_closed(tag):
    assert text(f"收入{tag * 400}合计") == "收入合计\n"
    with pytest.raises(Unreadable, match="嵌套过深"):
        text(f"收入{tag * 5000}合计")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_character_cut_in_two_and_control_characters_do_not_spoil_a_page(encoding):
    page = "<html><head><meta name=description content='某县@'></head><body><p>收入\0\x07合计94.19万元</p>".encode(
        encoding
    )
    words = "说明" * 20
    found = read_bytes(page.replace(b"@", "局".encode(encoding)[:1]) + words.encode(encoding), "页.html")
    assert found.text.startswith("收入合计94.19万元")
    with pytest.raises(Unreadable, match="另存为 UTF-8"):
        read_bytes(b"<html><body>" + b"\xff\xfe\x80" * 200, "页.html")


@pytest.mark.parametrize("sign", ["\ufffe", "&#xFFFE;", "&#1;"])
def test_a_sign_that_is_no_character_harms_nothing(sign):
    page = f"<body>甲{sign}<script>x</script>乙{sign}<p>丙{sign}</p><nav>丁</nav>{sign}戊</body>"
    text = read_bytes(page.encode(), "页.html").text
    assert all(word in text for word in "甲乙丙戊")


def test_columns_of_a_typed_table_stay_apart():
    assert text("<pre>科目      合计\n基本支出\t12.5\n</pre>") == "科目      合计\n基本支出    12.5\n"
