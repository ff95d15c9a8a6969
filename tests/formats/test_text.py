"""Plain text: the encodings that offices use, and offsets that fit the file."""

import pytest

from jiheng.document import Role
from jiheng.formats import Unreadable, read

REPORT = "第一部分　概况\r\n\r\n2023年收入合计94.19万元，下降15.07%。\n支出﹩〇㐂。"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
    ],
)
def test_text_is_the_decoded_file_without_its_mark(tmp_path, encoding, mark):
    path = tmp_path / "决算 公开.txt"
    path.write_bytes(mark + REPORT.encode(encoding))
    document = read(path)
    assert document.text == REPORT
    assert document.format == "txt"
    assert [document.quote(block.span) for block in document.blocks] == [
        "第一部分　概况",
        "2023年收入合计94.19万元，下降15.07%。",
        "支出﹩〇㐂。",
    ]
    assert {block.role for block in document.blocks} == {Role.PARAGRAPH}


def test_a_file_in_gbk_with_chinese_names_in_its_path(tmp_path):
    folder = tmp_path / "泸州市 2023年度"
    folder.mkdir()
    path = folder / "部门决算（定稿） .txt"
    path.write_bytes("我局决算".encode("gbk"))
    assert read(path).text == "我局决算"


def test_the_ending_does_not_matter(tmp_path):
    path = tmp_path / "报告.docx"
    path.write_text("其实是文本", "utf-8")
    assert read(path).format == "txt"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b" \r\n\t ", "空的"),
        ("﻿".encode(), "空的"),
        (b"\x00\x01\x02\x03" * 500, "无法识别|控制字符|编码"),
        ("收入\x00支出".encode(), "第 3 个字符"),
        (b"\xff\xfe" + b"\x00\xd8" * 20, "第 1 字节"),
        (("收入合计" * 400).encode() + b"\xed\xa0\x80" + ("支出" * 9).encode(), "第 4801 字节"),
        (b"\x81" * 30 + b"\xff" * 9, "编码"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, data, words):
    path = tmp_path / "坏.txt"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=words) as refused:
        read(path)
    assert refused.value.path == str(path)
    assert refused.value.message.endswith("。")
    assert "\n" not in refused.value.message


def test_a_broken_utf_8_file_is_not_read_as_nonsense_of_another_encoding(tmp_path):
    path = tmp_path / "断.txt"
    path.write_bytes("年度部门决算公开，收入合计。".encode()[:-1] + b"\xa3\xac\xa3")
    with pytest.raises(Unreadable, match="UTF-8"):
        read(path)
