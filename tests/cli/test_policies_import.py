"""An official list of subjects goes into a pack of the user, row by row with what proves it."""

import csv

import pytest
from openpyxl import Workbook

from jiheng.policy import library
from jiheng.policy.classification import classifications

ROWS = (
    ["2024年政府收支分类科目"],
    ["序号", "科目编码", "科目名称"],
    [1, 201, "一般公共服务支出"],
    [2, 20113.0, "商贸事务"],
    [3, "30101", "基本工资"],
    ["注：略"],
)


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "政策 包" / "云岭县-2024"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('[pack]\nname = "云岭县"\nparent = "sichuan-2023"\n', "utf-8")
    return folder


def workbook(path, rows=ROWS):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def listed(pack, name):
    with (pack / "classifications" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_workbook_is_read_by_its_heads_and_parted_by_its_codes(call, pack, tmp_path):
    list_ = workbook(tmp_path / "科目 表.xlsx")
    code, out, err = call("policies", "import", list_, "--into", pack, "--source", "财预〔2023〕1号")
    assert (code, err) == (0, "")
    assert "已导入2个科目" in out
    assert [tuple(row.values()) for row in listed(pack, "functional")] == [
        ("201", "类", "一般公共服务支出", "", "verified", "财预〔2023〕1号"),
        ("20113", "款", "商贸事务", "201", "verified", "财预〔2023〕1号"),
    ]
    assert [row["name"] for row in listed(pack, "economic_department")] == ["基本工资"]
    known = classifications(library(pack.parent).pack(pack.name))["functional"].by_code["20113"]
    assert (known.name, known.source) == ("商贸事务", "财预〔2023〕1号")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_rows_carry_their_own_status_and_later_lists_are_laid_over_earlier_ones(call, pack, tmp_path, encoding):
    file = tmp_path / "list.csv"
    file.write_bytes("科目编码,科目名称,状态,依据\n2210201,住房公积金,from memory,某表\n合计,,,\n".encode(encoding))
    assert call("policies", "import", file, "--into", pack)[0] == 0
    file.write_bytes("科目编码,科目名称,状态,依据\n22102,住房改革支出,,\n".encode(encoding))
    assert call("policies", "import", file, "--into", pack)[0] == 0
    assert [tuple(row.values()) for row in listed(pack, "functional")] == [
        ("22102", "款", "住房改革支出", "221", "verified", "list.csv"),
        ("2210201", "项", "住房公积金", "22102", "from memory", "某表"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("错.csv", "a,b\n1,2\n", "没有找到“科目编码”和“科目名称”两列"),
        ("错.csv", "编码,名称\nx,y\n", "没有3位、5位或7位数字的科目编码"),
        ("错.xlsx", "不是表格", "错.xlsx"),
        ("没有.csv", None, "没有.csv"),
    ],
)
def test_what_is_no_list_is_one_sentence_and_writes_nothing(call, pack, tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_text(content, "utf-8")
    code, out, err = call("policies", "import", tmp_path / name, "--into", pack)
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert says in err
    assert not (pack / "classifications").exists()


def test_the_folder_must_be_a_pack(call, tmp_path):
    code, _, err = call("policies", "import", workbook(tmp_path / "表.xlsx"), "--into", tmp_path)
    assert code == 2
    assert "pack.toml" in err


def test_lists_with_faults_are_told_by_the_check(call, pack):
    (pack / "classifications").mkdir()
    (pack / "classifications" / "functional.csv").write_text("code,名称\n201,一般公共服务支出\n20,错\n", "utf-8")
    code, out, _ = call("policies", "check", pack)
    assert code == 1
    assert "functional.csv：第1行有误：“name”" in out
    assert "functional.csv：第3行有误：“20”" in out
