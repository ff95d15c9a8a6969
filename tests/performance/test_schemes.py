"""Schemes as data: the presets hold together and pass their own examples; broken ones are refused with the place."""

import tomllib

import pytest

from jiheng.performance import schemes
from jiheng.performance.schemes import Answer, SchemeError, assessed, ids, problems, scheme
from jiheng.performance.settings import settings
from jiheng.performance.wording import PerformanceError
from jiheng.policy import Pack, library
from jiheng.policy.loader import merged
from tests.performance.building import PACK, RULES, figure


def with_scheme(text):
    """The national pack with the schemes of a text laid over it."""
    origin = {**PACK.origin, "schemes.small": "test/schemes/small.toml"}
    return Pack("test", "测试", merged(PACK.data, tomllib.loads(text), frozenset()), origin)


GOOD = """
[schemes.small]
name = "小型评价"
kind = "evaluation"
total = 10
source = "本单位"
[schemes.small.inputs]
"预算" = { unit = "万元" }
"支出" = { unit = "万元" }
[[schemes.small.measures]]
name = "执行率"
formula = "支出 ÷ 预算"
unit = "%"
[[schemes.small.indicators]]
id = "a"
name = "管理"
weight = 4
[[schemes.small.indicators]]
id = "a1"
parent = "a"
name = "制度"
weight = 4
rule = { kind = "bands", bands = [{ name = "健全", low = "4", high = "4" }, { name = "不健", low = "0", high = "3" }] }
[[schemes.small.indicators]]
id = "b"
name = "执行"
weight = 6
rule = { kind = "formula", points = "较小值(执行率, 1) × 分值" }
[[schemes.small.examples]]
name = "执行一半"
values = { "预算" = "100", "支出" = "50" }
answers = { a1 = { answer = "不健", stated = "2.5" } }
scores = { b = "3" }
total = "5.5"
grade = "差"
"""


@pytest.mark.parametrize("identity", library().ids)
def test_every_preset_holds_together_and_passes_its_examples(identity):
    assert [str(problem) for problem in problems(library().pack(identity))] == []


def test_every_preset_names_its_source_and_has_an_example_or_open_levels():
    for identity in library().ids:
        pack = library().pack(identity)
        for name in ids(pack):
            found = scheme(pack, name)
            assert found.source
            assert found.examples or any(node.open for node in found.nodes), name


def test_a_scheme_of_a_finance_officer_is_read_and_scored():
    pack = with_scheme(GOOD)
    assert problems(pack) == ()
    yuan = pack.numbers.units["元"]
    values = {"预算": "80", "支出": figure("600000", yuan)}
    found = assessed(scheme(pack, "small"), RULES, values, {"a1": Answer("健全")})
    assert [str(one.points) for one in found.sheet.scores] == ["4.00", "4.50"]
    assert "执行率＝支出 ÷ 预算＝75%" in str(found.sheet.explanation)
    assert "支出＝60" in str(found.sheet.explanation)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("total = 10", "total = 12", ".total", "下级分值合计 10，应为 12"),
        ("weight = 4\nrule", "weight = 3\nrule", "indicators[a]", "下级分值合计 3，应为 4"),
        ('parent = "a"', 'parent = "c"', "indicators[a1].parent", "上级“c”不存在"),
        ('parent = "a"', 'parent = "a1"', "indicators[a1].parent", "循环引用"),
        ('id = "b"', 'id = "a"', "indicators[a]", "编号“a”为空或重复"),
        ("较小值(执行率, 1)", "较小值(执行比, 1)", "indicators[b].rule", "引用了“执行比”"),
        ("支出 ÷ 预算", "支出 ÷ 执行率", "measures[执行率].formula", "循环引用"),
        ("支出 ÷ 预算", "支出 ÷ ", "measures[执行率].formula", "公式不完整"),
        ('kind = "formula"', 'kind = "vote"', "indicators[b].rule", "没有名为“vote”的计分方式"),
        ("weight = 6", "weight = 0.6", "indicators[b].weight", "加引号"),
        ("weight = 6", 'weight = "六"', "indicators[b].weight", "此处应为数字"),
        ('source = "本单位"', "", "schemes.small", "缺少“source”"),
        ('source = "本单位"', 'source = "本单位"\nsorce = "x"', "schemes.small", "不认识“sorce”"),
        ('high = "4"', 'high = "5"', "indicators[a1].rule", "不在 0 到本指标分值之间"),
        ('total = "5.5"', 'total = "6"', "examples[执行一半]", "示例中“总分”应为 6，算出来是 5.5"),
        ('grade = "差"', 'grade = "中"', "examples[执行一半]", "等级应为“中”"),
        ('"支出" = "50"', '"支出" = "很多"', "examples[执行一半]", "应填写数字"),
        ('"支出" = "50"', '"指出" = "50"', "examples[执行一半]", "没有名为“指出”的数据"),
        ("[schemes.small.inputs]", 'settings = { reverse = "cubic" }\n[schemes.small.inputs]', ".settings", "cubic"),
    ],
)  # fmt: skip
def test_a_broken_scheme_is_refused_with_the_place(old, new, place, message):
    assert old in GOOD
    found = problems(with_scheme(GOOD.replace(old, new, 1)))
    assert any(place in problem.place and message in problem.message for problem in found), found


def test_a_broken_scheme_cannot_be_used():
    pack = with_scheme(GOOD.replace("total = 10", "total = 12"))
    with pytest.raises(SchemeError, match=r"小型评价.*不能使用"):
        scheme(pack, "small")
    with pytest.raises(PerformanceError, match="没有名为“none”"):
        scheme(pack, "none")


def test_missing_operands_are_named_down_to_what_someone_must_enter():
    pack = library().pack("sichuan-2023")
    found = schemes.assessed(scheme(pack, "department-evaluation"), settings(pack), {})
    texts = {one.indicator.id: one.explanation.text for one in found.sheet.scores}
    assert texts["assets-change"].startswith("缺少数据：")
    assert "本年人均资产" in texts["assets-change"]
    assert found.sheet.grade is None


def test_the_reviewers_sheet_counts_missing_annexes():
    """Three missing annexes cost six of seven points, whatever the reviewer wrote down."""
    pack = library().pack("hunan-yueyang-2022")
    values = {"附件缺少部分数": "3", "正文缺少部分数": "0"}
    found = assessed(scheme(pack, "self-evaluation-review"), settings(pack), values)
    points = {one.indicator.id: one.points for one in found.sheet.scores if one.scored}
    assert (points["body"], points["annexes"]) == (8, 1)


def test_a_reviewers_score_alone_must_lie_in_one_of_the_bands():
    pack = library().pack("hunan-yueyang-2022")
    for stated, due in (("18", True), ("15", True), ("19", False), ("20", True), ("0", True)):
        found = assessed(
            scheme(pack, "self-evaluation-review"), settings(pack), {}, {"problems": Answer(stated=figure(stated))}
        )
        (one,) = [one for one in found.sheet.scores if one.indicator.id == "problems"]
        assert one.scored is due
