"""The lists of subjects: what is known, what is not, and how an official list is read."""

import pytest

from jiheng.policy.classification import Subject, classifications, renames
from jiheng.policy.loader import library

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


def test_a_list_of_a_pack_needs_codes_and_names_only(tmp_path):
    folder = tmp_path / "某县"
    (folder / "classifications").mkdir(parents=True)
    (folder / "pack.toml").write_text('[pack]\nname = "某县"\nparent = "national"\n', "utf-8")
    (folder / "classifications" / "functional.csv").write_bytes("code,name\n2219901,某县住房支出\n".encode("gb18030"))
    own = classifications(library(tmp_path).pack("某县"))["functional"].by_code
    assert (own["2219901"].name, own["2219901"].parent, own["2219901"].verified) == ("某县住房支出", "22199", False)
    assert own["221"].name == "住房保障支出"
    assert "2219901" not in classifications(PACK)["functional"].by_code
