"""Ex-ante evaluation: points, vetoes, materials, words of conclusion."""

import pytest

from jiheng.performance.exante import concluded, conclusions, materials
from jiheng.performance.schemes import Answer, assessed, scheme
from tests.performance.building import PACK, RULES

ITEMS = [node.id for node in scheme(PACK, "exante-project").leaves]
ALL = [one.id for one in materials(PACK, "project")]


def evaluation(words, provided=ALL):
    answers = {item: Answer(word) for item, word in zip(ITEMS, words, strict=False)}
    return concluded(assessed(scheme(PACK, "exante-project"), RULES, {}, answers), provided, "project", PACK)


@pytest.mark.parametrize(
    ("words", "conclusion"),
    [
        (["优"] * 20, "予以支持"),
        (["良"] * 20, "调整完善后予以支持"),
        (["优"] * 5 + ["良"] * 15, "予以支持"),
        (["中"] * 20, "部分支持"),
        (["优"] * 19 + ["差"], "不予支持"),
    ],
)
def test_conclusions_by_points_and_veto(words, conclusion):
    assert evaluation(words).conclusion.name == conclusion


def test_without_required_materials_no_full_support():
    found = evaluation(["优"] * 20, [one for one in ALL if one != ALL[0]])
    assert found.conclusion.name == "调整完善后予以支持"
    assert [one.id for one in found.missing] == [ALL[0]]
    assert "缺少必备材料" in str(found.explanation)


def test_while_items_are_open_there_is_no_conclusion():
    found = evaluation(["优"] * 19)
    assert found.conclusion is None
    assert "暂无结论" in found.explanation.text


def test_only_full_support_leads_into_the_store():
    assert [(one.name, one.entry) for one in conclusions(PACK)] == [
        ("予以支持", True), ("调整完善后予以支持", False), ("部分支持", False), ("不予支持", False),
    ]  # fmt: skip


def test_policies_have_their_own_materials():
    names = {kind: {one.name for one in materials(PACK, kind)} for kind in ("project", "policy")}
    assert "实施方案" in names["project"] - names["policy"]
    assert "财政承受能力分析" in names["policy"] - names["project"]
