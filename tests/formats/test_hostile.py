"""Files that are broken, huge or malicious: one Chinese sentence each, no traceback, bounded memory and time."""

import os
import random
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.formats import Limits, Unreadable, read, read_bytes, suffixes
from tests.formats.made import W, docx, p, table, zipped

LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "哈">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
XXE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def refusal(data, name="报告.docx", limits=None):
    with pytest.raises(Unreadable) as refused:
        read_bytes(data, name, **({"limits": limits} if limits else {}))
    message = refused.value.message
    assert message.endswith("。")
    assert "\n" not in message
    assert str(refused.value) == f"{name}：{message}"
    return message


def document_xml(content):
    return docx("", **{"word/document.xml": content})


@pytest.mark.parametrize("declaration", [LAUGHS, XXE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_xml_are_refused(declaration, encoding):
    entity = "&i;" if declaration is LAUGHS else "&x;"
    head = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}'
    content = f"{head}<w:document {W}><w:body>{p(entity)}</w:body></w:document>"
    assert "实体" in refusal(document_xml(content.encode(encoding)))


def test_entities_of_a_web_page_are_not_expanded():
    page = f"{XXE}<html><body><p>&x;收入</p></body></html>".encode()
    assert "root:" not in read_bytes(page, "页.html").text


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<w:document",
        "不是标记",
        f"<w:document {W}/>",
        f"<w:document {W}><w:body><w:p>",
        f"<w:document {W}><w:body>{p('&#xD800;')}</w:body></w:document>",
        f"<w:document {W}><w:body>{p('&#0;')}</w:body></w:document>",
    ],
)
def test_a_damaged_main_part(content):
    assert "打开并重新保存" in refusal(document_xml(content))


def test_deep_nesting_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 5000 + p("字") + "</w:sdtContent></w:sdt>" * 5000
    refusal(docx(deep))
    nested = "字"
    for _ in range(40):
        nested = table(["甲", (nested if nested.startswith("<") else p(nested), "")])
    assert "字" in read_bytes(docx(nested), "套.docx").text


def test_bad_numbers_in_attributes_are_taken_as_missing():
    body = table([(p("甲"), '<w:gridSpan w:val="很多"/>'), (p("乙"), '<w:gridSpan w:val="999999999"/>')], ["丙", "丁"])
    bad = p("戊", '<w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="无"/></w:numPr>')
    document = read_bytes(docx(body + bad), "坏数.docx")
    assert [cell.text for cell in document.tables[0].cells] == ["甲", "乙", "丙", "丁"]
    assert len(document.tables[0].grid()) < 100


@pytest.mark.parametrize("size", [0, 4, 30, 300])
def test_a_cut_off_file(size):
    whole = docx(p("收入合计" * 50))
    assert refusal(whole[:size] if size else whole[:-30])


def test_a_password_is_named():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "取消密码" in refusal(ole)
    data = bytearray(docx(p("收入")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    assert "取消密码" in refusal(bytes(data))


def test_a_zip_bomb_is_stopped_while_it_unpacks():
    bomb = document_xml(b"<w:document>" + b" " * 60_000_000)
    assert len(bomb) < 100_000
    assert "压缩炸弹" in refusal(bomb)


def test_limits_are_settings_and_count_what_is_really_read():
    data = docx(p("收入合计" * 1000) + table(*[["甲"] * 10] * 30))
    assert "上限" in refusal(data, limits=Limits.of({"entry_bytes": 2000, "ratio": 10**6}))
    assert "上限" in refusal(data, limits=Limits.of({"unpacked_bytes": 2000, "ratio": 10**6}))
    assert "上限" in refusal(data, limits=Limits.of({"entries": 2}))
    assert "上限" in refusal(data, limits=Limits.of({"characters": 3999}))
    assert "上限" in refusal(data, limits=Limits.of({"cells": 299}))
    assert "上限" in refusal(data, limits=Limits.of({"tags": 100}))
    assert "上限" in refusal("收入合计".encode() * 100, "文.txt", limits=Limits.of({"text_bytes": 1000}))
    assert "上限" in refusal("收入合计".encode() * 100, "文.txt", limits=Limits.of({"characters": 399}))
    assert "上限" in refusal(b"<html><body>" + b"<p>x" * 500, "页.html", limits=Limits.of({"page_tags": 400}))


def test_a_lying_directory_does_not_get_past_the_limits():
    data = bytearray(document_xml(b"<w:document>" + b" " * 60_000_000))
    at = data.find(b"PK\x01\x02", data.rfind(b"document.xml") - 60)
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    refusal(bytes(data))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "图片"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "图片"),
        (b"MZ" + bytes(500), "EXE"),
        (b"Rar!\x1a\x07" + bytes(50), "RAR"),
        (bytes(range(256)) * 40, "控制字符|编码|无法识别"),
        (random.Random(5).randbytes(5000), ""),
    ],
)
@pytest.mark.parametrize("name", ["报告.docx", "报告.txt", "报告"])
def test_other_files_under_any_name(data, words, name):
    assert any(word in refusal(data, name) for word in words.split("|"))


def test_paths_that_cannot_be_read(tmp_path):
    for path, words in [(tmp_path / "没有.docx", "找不到"), (tmp_path, "文件夹")]:
        with pytest.raises(Unreadable, match=words):
            read(path)
    with pytest.raises(Unreadable):
        read(tmp_path / ("长" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "管.txt")
    with pytest.raises(Unreadable, match="普通文件"):
        read(tmp_path / "管.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "密.txt"
    path.write_text("收入", "utf-8")
    path.chmod(0)
    with pytest.raises(Unreadable, match="权限"):
        read(path)


def test_a_file_beyond_the_limit_is_not_opened(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024 + 1)  # sparse: it takes no room
    with pytest.raises(Unreadable, match="201 MB"):
        read(path)


def test_endings_are_offered_for_walking_through_a_folder():
    assert {".txt", ".docx", ".html"} <= set(suffixes())


@given(st.binary(max_size=300), st.sampled_from(["", "PK\x03\x04", "<html>", "{\\rtf", "%PDF-1.4"]))
def test_random_bytes_never_raise_anything_else(data, head):
    with suppress(Unreadable):
        read_bytes(head.encode() + data, "随机")


@given(st.data())
def test_a_changed_word_file_never_raises_anything_else(data):
    whole = bytearray(docx(p("收入合计", '<w:pStyle w:val="1"/>') + table(["甲", "乙"]), numbering="<w:num/>"))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Unreadable):
        read_bytes(bytes(whole), "改.docx")


@given(st.data())
def test_a_main_part_of_known_elements_in_any_order_never_raises_anything_else(data):
    names = [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "pPr",
        "rPr",
        "tcPr",
        "vMerge",
        "gridSpan",
        "sdt",
        "sdtContent",
        "br",
        "tab",
    ]
    names += [
        "del",
        "ins",
        "moveFrom",
        "vanish",
        "fldChar",
        "instrText",
        "txbxContent",
        "drawing",
        "pict",
        "numPr",
        "sym",
    ]

    def draw(depth):
        name = data.draw(st.sampled_from(names))
        inside = "".join(draw(depth - 1) for _ in range(data.draw(st.integers(0, 3)))) if depth else "字"
        return f"<w:{name} w:val='{data.draw(st.sampled_from(['1', '', 'restart', 'x']))}'>{inside}</w:{name}>"

    body = "".join(draw(4) for _ in range(data.draw(st.integers(1, 4))))
    with suppress(Unreadable):
        document = read_bytes(docx(body), "乱.docx")
        for found in document.tables:
            assert all(found.span.holds(cell.span) for cell in found.cells)
            taken = sum(cell.row_span * cell.column_span for cell in found.cells)
            assert len(found.grid()) == taken
        assert all(0 <= block.span.start <= block.span.end <= len(document.text) for block in document.blocks)


def test_an_archive_with_names_in_gbk_is_seen_by_its_content():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{p('收入')}</w:body></w:document>")
    assert read_bytes(file.getvalue(), "无关系.docx").text == "收入\n"
    assert zipped({"a": "b"})
