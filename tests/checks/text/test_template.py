"""Gaps and instructions of templates, and the words that only look like them."""

import pytest

from jiheng.checks.text.placeholder import placeholder
from jiheng.checks.text.template_residue import template_residue
from jiheng.findings import Severity

from .reading import found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("2023年度XX局公务接待费支出决算为12.5万元。", "XX局"),
        ("截至2023年12月31日，××县民政局共有车辆1辆。", "××县"),
        ("支出决算为12.5万元，完成预算的%。", "完成预算的%"),
        ("比2022年度增加万元，增长2.7%。", "增加万元"),
        ("较上年减少1.2万元，主要原因是。", "主要原因是。"),
        ("较上年减少1.2万元，主要系。", "主要系。"),
        ("预算执行情况：待填写。", "待填写"),
        ("2022年预算执行数为万元，比上年持平。", "为万元"),
        ("年初预算为，支出决算为18.59万元。", "预算为"),
        ("公务接待费支出**万元，公务用车购置费？万元。", "**万元"),
    ],
)
def test_a_gap_is_an_error_on_its_own_words(text, quote):
    finding, *_ = found(placeholder, text)
    assert finding.stated == quote
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "依据《20XX年度部门整体绩效评价方案》开展自评。",
        "单位：万元",
        "采购X光机1台。",
        "主要原因是一是人员增加；二是标准提高。",
        "三、绩效目标……",
        "决算数与预算数持平。",
    ],
)
def test_what_is_no_gap(text):
    assert found(placeholder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "无国有资本经营预算财政拨款收入支出的，仍保留该表格式，并在本表下方作下述说明：",
        "支出增加（减少）12.5万元。",
        "决算数大于（小于）预算数的主要原因：人员变动。",
        "决算数大小于预算数。",
        "以下为常见名词解释，部门应根据实际情况进行解释和增减。",
        "（没有此项支出的请删除本段）",
    ],
)
def test_words_to_the_person_who_fills_in_are_found(text):
    assert len(found(template_residue, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "收入增减变动情况见附表。",
        "对照年度目标任务，全年完成投资12亿元。",
        "说明：本部门没有政府性基金预算财政拨款收入和支出，故本表无数据。",
        "把辖区企业分为大于500人和小于500人两类。",
    ],
)
def test_a_finished_sentence_is_left_alone(text):
    assert found(template_residue, text) == []


def test_a_blank_template_has_one_finding_with_its_places():
    section = "一、收入决算情况说明\n2024年度本年收入合计XXX万元，其中财政拨款收入XX万元。\n"
    text = "上海市XX局2024年度部门决算\n" + section * 24
    (finding,) = found(placeholder, text)
    assert len(finding.consequences) == 24
