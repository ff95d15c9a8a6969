"""A finance bureau writes down what its county does differently, and the audit follows it: no code, only a folder."""

import json

import pytest

PACK = """[pack]
name = "云岭县（2023年度）"
parent = "sichuan-2023"
regions = ["云岭县"]
years = [2023, 2025]
source = "云财绩〔2023〕3号"
"""
OWN = """
[[outlines.disclosure.section]] # 第一节在本县叫另一个名称
id = "overview"
name = "收支总体情况概述"
title = '收支总体情况概述'
evidence = '本县专用的说法'

[concepts."数字乡村经费"]
dimension = "money"
aliases = ["数字乡村专项经费"]
[concepts."平台建设费"]
dimension = "money"
[concepts."平台运维费"]
dimension = "money"

[[relations]] # 本县的勾稽关系
id = "digital_village"
kind = "sum"
result = { concept = "数字乡村经费" }
terms = [{ concept = "平台建设费" }, { concept = "平台运维费" }]

[rules.digital_village]
kind = "sum"
severity = "error"
title = "数字乡村经费不等于建设费与运维费之和"
message = "{name}写作{stated}，按建设费、运维费计算应为{expected}：{formula}。"
basis = "云财绩〔2023〕3号"
"""
FIGURES = (
    "2023年数字乡村专项经费决算为30.00万元。\n2023年平台建设费决算为20.00万元。\n2023年平台运维费决算为12.00万元。\n"
)


@pytest.fixture
def packs(tmp_path):
    folder = tmp_path / "我的 政策包"
    (folder / "云岭县-2023").mkdir(parents=True)
    (folder / "云岭县-2023" / "pack.toml").write_text(PACK, "utf-8")
    (folder / "云岭县-2023" / "本县.toml").write_text(OWN, "utf-8")
    return folder


@pytest.fixture
def audit(call, root, tmp_path):
    """The findings of the example report as a function changes it, with the packs of the county and without."""
    text = next((root / "examples" / "reports").glob("*water-station*")).read_text("utf-8")

    def audited(change, *options):
        path = tmp_path / "决算公开.txt"
        path.write_text(change(text), "utf-8")
        _, out, err = call("audit", path, "--format", "json", *options)
        assert err == ""
        return json.loads(out)["documents"][0]

    return audited


def rules(document):
    return {finding["rule"]: finding for finding in document["findings"]}


def test_the_pack_is_sound_and_chosen_by_its_place(call, packs, audit):
    assert call("policies", "check", packs)[0] == 0
    part = audit(lambda text: text, "--policies", packs)["parts"][0]
    assert part["policy"] == "云岭县-2023"
    assert "属云岭县" in part["policy_reason"]


def test_a_renamed_section_is_asked_for_by_its_new_name(audit, packs):
    before = rules(audit(lambda text: text, "--policies", packs))["missing_section"]
    assert before["expected"] == "收支总体情况概述"
    renamed = audit(lambda text: text.replace("收入支出决算总体情况说明", "收支总体情况概述"), "--policies", packs)
    assert "missing_section" not in rules(renamed)


def test_a_relation_of_its_own_is_proved_with_its_own_names(audit, packs):
    def told(text):
        return text.replace("三、支出决算情况说明\n", "三、支出决算情况说明\n" + FIGURES, 1)

    finding = rules(audit(told, "--policies", packs))["digital_village"]
    assert (finding["stated"], finding["expected"]) == ("30.00万元", "32.00万元")
    assert finding["basis"] == "云财绩〔2023〕3号"
    assert {entry["value"] for entry in finding["evidence"]} == {"30.00", "20.00", "12.00"}
    assert "digital_village" not in rules(audit(told))


@pytest.mark.parametrize("message", ["应为{expecte}。", "应为{expected。"])
def test_a_message_that_nothing_can_fill_is_told_by_the_check(call, packs, message):
    file = packs / "云岭县-2023" / "本县.toml"
    lines = (f'message = "{message}"' if line.startswith("message") else line for line in OWN.splitlines())
    file.write_text("\n".join(lines), "utf-8")
    code, out, _ = call("policies", "check", packs)
    assert code == 1
    assert "rules.digital_village.message" in out
    assert "{expected}" in out
