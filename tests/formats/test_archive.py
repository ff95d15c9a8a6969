"""Zip archives: every readable entry like a file in a folder; names in GBK; bombs and nests refused."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from jiheng.formats import Limits, Unreadable, entries, read
from jiheng.services import Failure, inputs
from tests.formats.made import docx, p, zipped


def saved(tmp_path, data, name="报告 全.zip"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_entries_are_read_like_files(tmp_path):
    inner = zipped({"附表/支出.txt": "支出".encode("gbk")})
    path = saved(
        tmp_path,
        zipped(
            {
                "单位 一/决算.docx": docx(p("收入")),
                "说明.txt": "说明",
                "内.zip": inner,
                "图.png": b"\x89PNG",
                "__MACOSX/._说明.txt": "x",
                "~$决算.docx": "x",
                ".隐藏.txt": "x",
            }
        ),
    )
    found = entries(path)
    assert found == [path / "内.zip/附表/支出.txt", path / "单位 一/决算.docx", path / "说明.txt"]
    assert [read(entry).text for entry in found] == ["支出", "收入\n", "说明"]
    assert read(found[0]).path == str(found[0])
    with pytest.raises(Unreadable, match="3 个"):
        read(path)
    with pytest.raises(Unreadable, match="找不到"):
        read(path / "没有.txt")


def test_an_archive_of_one_file_is_that_file(tmp_path):
    path = saved(tmp_path, zipped({"决算.docx": docx(p("收入"))}))
    assert read(path).text == "收入\n"
    assert entries(tmp_path / "不是.txt") == [tmp_path / "不是.txt"]
    word = saved(tmp_path, docx(p("其实是文档")), "文档.zip")
    assert entries(word) == [word]
    assert read(word).format == "docx"


def test_names_in_gbk_and_with_odd_separators(tmp_path):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("placeholder.txt")
        archive.writestr(info, "收入")
        archive.writestr("..\\单位\\支出.txt", "支出")
    name = "收入决算表1.txt".encode("gbk")
    data = file.getvalue().replace(b"placeholder.txt", name)
    texts = {read(entry).text for entry in entries(saved(tmp_path, data))}
    assert texts == {"收入", "支出"}


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["联通公司决算.txt", "坏的.txt", "中文.txt", "report.txt"])
def test_names_in_either_charset_that_say_nothing_of_it(tmp_path, name, charset):
    plain = "x" * len(name.encode(charset))
    data = zipped({plain: "收入"}).replace(plain.encode(), name.encode(charset))
    assert entries(saved(tmp_path, data)) == [saved(tmp_path, data) / name]


def test_an_archive_in_it_that_cannot_be_read_does_no_harm_to_the_other_files(tmp_path):
    deep = zipped({"2.zip": zipped({"3.zip": zipped({"甲.txt": "甲"})})})
    path = saved(
        tmp_path, zipped({"乙.txt": "乙", "坏.zip": b"PK\x03\x04" + bytes(40), "深.zip": deep, "丙.txt": "丙"})
    )
    found = inputs([path])
    assert [read(file).text for file in found if isinstance(file, Path)] == ["丙", "乙"]
    failed = {Path(file.path).relative_to(path).as_posix(): file.message for file in found if isinstance(file, Failure)}
    assert failed.keys() == {"坏.zip", "深.zip/2.zip"}
    assert "已损坏" in failed["坏.zip"]
    assert "嵌套" in failed["深.zip/2.zip"]


def read_first(path, *bounds):
    """The first readable file of an archive."""
    found = entries(path, *bounds)[0]
    if isinstance(found, Unreadable):
        raise found
    return read(found, *bounds)


def test_hostile_archives(tmp_path):
    def refusal(data, limits=None):
        bounds = [limits] if limits else []
        with pytest.raises(Unreadable) as refused:
            read_first(saved(tmp_path, data), *bounds)
        return refused.value.message

    nest = zipped({"甲.txt": "甲"})
    for _ in range(3):
        nest = zipped({"内.zip": nest})
    assert "嵌套" in refusal(nest)
    assert "没有可以读取" in refusal(zipped({"a.exe": "x"}))
    assert "上限" in refusal(zipped({f"{n}.txt": "x" for n in range(50)}), Limits.of({"entries": 40}))
    assert "压缩炸弹" in refusal(zipped({"大.txt": b"0" * 50_000_000}))
    assert "重新保存" in refusal(b"PK\x03\x04" + bytes(100))


def test_the_password_of_an_archive_is_not_that_of_a_document(tmp_path):
    data = bytearray(zipped({"报告.txt": "收入"}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(magic) + offset] |= 1
    with pytest.raises(Unreadable, match=r"压缩包设有密码.*解压"):
        read_first(saved(tmp_path, bytes(data)))
