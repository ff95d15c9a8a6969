"""The lists of subjects: what is known, what is not, and how an official list is read."""

import pytest
from openpyxl import Workbook

from jiheng.policy.classification import Subject, classifications, renames
from jiheng.policy.loader import library
from jiheng.policy.subject_list import import_list

PACK = library().pack("national")


@pytest.fixture(scope="module")
def functional():
    return classifications(PACK)["functional"]


def test_a_path_of_names_leads_to_codes(functional):
    path = functional.path(["住房保障支出", "住房改革支出", "住房公积金"])
    assert [subject.code for subject in path] == ["221", "22102", "2210201"]


def test_a_path_ends_where_the_partial_list_ends(functional):
    assert [subject.code for subject in functional.path(["住房保障支出", "城乡社区住宅"])] == ["221"]
    assert functional.path(["没有这样的支出"]) == ()


def test_the_same_name_stands_under_many_parents(functional):
    parents = {subject.parent for subject in functional.by_name["行政运行"]}
    assert {"20113", "20106"} <= parents


def test_rows_carry_how_far_they_are_proved(functional):
    assert functional.by_code["221"].verified
    assert not functional.by_code["20101"].verified
    assert not functional.complete


def test_every_row_has_its_parent_in_the_list():
    for classification in classifications(PACK).values():
        orphans = [row for row in classification.subjects if row.parent and row.parent not in classification.by_code]
        assert orphans == []


def test_a_rename_counts_only_when_verified_and_documented():
    rows = {row.old: row for row in renames(PACK)}
    assert rows["医疗卫生与计划生育支出"].new == "卫生健康支出"
    assert rows["医疗卫生与计划生育支出"].dead(2023)
    assert not rows["医疗卫生与计划生育支出"].dead(2018)
    assert not rows["未归口管理的行政单位离退休"].dead(2024)


def test_an_official_list_is_laid_over_the_partial_one(functional):
    official = [Subject("221", "住房保障支出", "", "verified"), Subject("22103", "城乡社区住宅", "221", "verified")]
    assert functional.extended(official, complete=False).by_code["201"].name == "一般公共服务支出"
    whole = functional.extended(official, complete=True)
    assert whole.complete
    assert [subject.code for subject in whole.subjects] == ["221", "22103"]


def test_a_spreadsheet_is_read_by_its_heads(tmp_path):
    workbook = Workbook()
    for row in (
        ["2024年政府收支分类科目"],
        ["序号", "科目编码", "科目名称"],
        [1, 201, "一般公共服务支出"],
        [2, 20113.0, "商贸事务"],
        ["注：略"],
    ):
        workbook.active.append(row)
    workbook.save(tmp_path / "科目 表.xlsx")
    assert import_list(tmp_path / "科目 表.xlsx", PACK) == (
        Subject("201", "一般公共服务支出", "", "verified", "科目 表.xlsx"),
        Subject("20113", "商贸事务", "201", "verified", "科目 表.xlsx"),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_csv_file_is_read_in_any_usual_encoding(tmp_path, encoding):
    file = tmp_path / "list.csv"
    file.write_bytes("code,name\n2210201,住房公积金\n合计,\n".encode(encoding))
    assert [(row.code, row.name, row.parent) for row in import_list(file, PACK)] == [("2210201", "住房公积金", "22102")]


@pytest.mark.parametrize(("content", "says"), [("a,b\n1,2\n", "没有找到"), ("编码,名称\nx,y\n", "科目编码，请核对")])
def test_a_file_that_is_no_list_is_refused_in_one_sentence(tmp_path, content, says):
    file = tmp_path / "错.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(ValueError, match=says) as error:
        import_list(file, PACK)
    assert "错.csv" in str(error.value)
