"""Statements against figures, reports, scores and other statements; reasons; counts; cited documents."""

import pytest

from jiheng.checks.text.contrary_reason import contrary_reason
from jiheng.checks.text.denied_figures import denied_figures
from jiheng.checks.text.document_number import document_number
from jiheng.checks.text.document_year import document_year
from jiheng.checks.text.entity_name import entity_name
from jiheng.checks.text.foreign_entity import foreign_entity
from jiheng.checks.text.indicator_count import indicator_count
from jiheng.checks.text.listed_count import listed_count
from jiheng.checks.text.missing_reason import missing_reason
from jiheng.checks.text.numbered_count import numbered_count
from jiheng.checks.text.title_numbers import title_numbers
from jiheng.checks.text.unfunded_site import unfunded_site
from jiheng.findings import Severity

from .reading import found

HEAD = "泸县商务局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        ("2023年度我局无政府采购。", "2023年度，泸县商务局政府采购支出总额12.50万元。"),
        ("2023年度没有使用政府性基金安排的支出。", "2023年度政府性基金预算财政拨款支出3.00万元。"),
        ("2023年度无“三公”经费财政拨款支出。", "2023年度“三公”经费财政拨款支出决算为1.90万元。"),
        ("2023年度本部门无年末结转和结余。", "2023年度年末结转和结余12.79万元。"),
        ("预算收入与支出相等，无结余。", "2023年度收入合计120.50万元，支出合计130.50万元。"),
    ],
)
def test_a_claim_is_denied_by_the_figure_of_its_unit_and_year(claim, figure):
    (finding,) = found(denied_figures, f"{HEAD}一、收入决算情况说明\n{figure}\n二、其他重要事项的情况说明\n{claim}\n")
    assert finding.severity is Severity.WARNING
    assert finding.evidence


@pytest.mark.parametrize(
    "claim",
    ["上年没有政府采购。", "没有政府采购工程支出。", "2022年无政府采购。", "下属中心无政府采购。", "无政府采购投诉。"],
)
def test_claims_about_other_years_and_parts_are_left_alone(claim):
    figure = "2023年度，泸县商务局政府采购支出总额12.50万元。"
    assert found(denied_figures, f"{HEAD}一、政府采购支出情况\n{figure}\n二、其他重要事项的情况说明\n{claim}\n") == []


def test_every_change_needs_its_own_reason():
    text = HEAD + "七、财政拨款“三公”经费支出决算情况说明\n2023年度“三公”经费支出共计5.49万元，"
    explained = "较2022年度减少3.05万元，下降35.71%，主要原因是厉行节约。\n"
    bare = "较全年预算数减少1.29万元，主要原因是厉行节约；较2022年度减少3.05万元，下降35.71%。\n"
    tail = "八、政府性基金预算支出决算情况说明\n2023年度政府性基金预算财政拨款支出0万元。\n"
    assert found(missing_reason, text + explained + tail) == []
    assert len(found(missing_reason, text + bare + tail)) == 1


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("比2022年增加0.81万元，增长2.7%，主要原因是厉行节约，压减办公支出。", True),
        ("比2022年减少0.81万元（下降2.7%）。主要系新增项目，项目支出增加。", True),
        ("比2022年增加0.81万元，增长2.7%，主要原因是在职人员减少，退休补贴增加。", False),
        ("比2022年减少0.81万元，下降2.7%，主要原因是上年一次性补助增加。", False),
        ("比2022年减少0.81万元，下降2.7%，主要原因是人员变动。", False),
    ],
)
def test_a_reason_points_the_way_of_its_change(sentence, wrong):
    assert bool(found(contrary_reason, "机关运行经费支出30.75万元，" + sentence)) is wrong


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("我局内设办公室、投资推广科、外事科、港澳友协科5个科室。", "4"),
        ("自评选点有11个，分别为市商务局、甲区商务局（原甲区外事局）和乙区促进中心。", "3"),
        ("获得支持的企业有三家，分别是：甲公司、乙公司、丙公司、丁公司。", "4"),
        ("执法总队包含总队机关、直属支队、4个高速公路支队7个预算单位。", "6"),
    ],
)
def test_a_list_that_is_closed_has_as_many_items_as_its_count(sentence, expected):
    (finding,) = found(listed_count, sentence)
    assert finding.expected == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "我局内设办公室、投资推广科、外事科、港澳友协科4个科室。",
        "组织对驻点招商经费、推介会经费等12个项目开展了评估。",
        "执法总队包含总队机关、直属支队、4个高速公路支队6个预算单位。",
        "选点有2个，分别为市经济合作和外事局、酒业发展促进局。",
        "主要做了2个方面的工作，分别是：一是加强培训、宣传、督导，二是完善制度。",
    ],
)
def test_right_and_open_lists_are_left_alone(sentence):
    assert found(listed_count, sentence) == []


def test_a_numbered_list_is_counted():
    text = "泸县商务局内设4个职能股（室），具体情况如下：\n1.办公室\n2.政策法规股\n3.综合股\n"
    (finding,) = found(numbered_count, text)
    assert finding.expected == "3"
    assert found(numbered_count, text + "4.市场股\n") == []
    kinds = "行政单位1家，参公单位1家，事业单位1家，具体包括：\n1.甲局（本部）\n2.甲中心\n3.甲大队\n"
    assert found(numbered_count, kinds) == []


def test_indicators_are_counted_only_where_each_has_a_figure():
    text = "包含产出指标6个，2023年12月31日前，拓展渠道不低于120条，设置分局4个，选派率100%，推介会3场，参会率90%；"
    (finding,) = found(indicator_count, text + "效益指标2个，签约20亿元，优化营商环境，提高知晓度；成本指标1个。")
    assert finding.stated == "产出指标6个"
    assert finding.expected == "5"


def test_numbers_of_documents():
    (finding,) = found(document_number, "按照《激励办法》（泸县府办发[2021]第017号）执行。")
    assert finding.expected.endswith("府办发〔2021〕17号")
    assert found(document_number, "按照《激励办法》（泸县府办发〔2021〕17号）和（2021）川0521民初17号判决执行。") == []


def test_one_title_has_one_number_unless_it_was_revised():
    first = "2021年，印发了《奖补办法》（泸市财建〔2021〕124号）。\n"
    assert len(found(title_numbers, first + "按照《奖补办法》（泸市财建〔2023〕32号）分配。")) == 1
    assert found(title_numbers, first + "2023年修订了《奖补办法》（泸市财建〔2023〕32号）。") == []
    other = "省财政厅印发《关于下达资金的通知》（川财外〔2023〕11号）。"
    other += "市财政局转发《关于下达资金的通知》（泸市财建〔2023〕52号）。"
    assert found(title_numbers, other) == []


def test_a_number_is_of_the_year_in_which_it_was_issued():
    (finding,) = found(document_year, "2023年5月，县财政局下发了《分配通知》（泸县财建〔2022〕52号）。")
    assert finding.expected == "2023"
    assert found(document_year, "2023年5月，按照《分配办法》（泸县财建〔2022〕52号）进行分配。") == []


@pytest.mark.parametrize(
    ("other", "reported"),
    [("泸州市经济合作与外事局", True), ("泸州市经济合作促进中心", False), ("泸州市人民政府", False)],
)
def test_the_own_name_in_another_spelling(other, reported):
    text = f"泸州市经济合作和外事局负责招商。\n{other}承担相关工作。\n"
    assert bool(found(entity_name, text, entity="泸州市经济合作和外事局")) is reported


FUND = """泸县商务局2023年商贸流通发展专项资金绩效评价报告
一、项目概况
（一）预算安排及分配管理
下达各县（区）653.00万元，其中：{areas}。
二、评价实施
（一）评价选点
本次评价选点2个，分别为江安县、{site}。
"""
AREAS = "江安县20.00万元、长宁县300.00万元、珙县333.00万元"


@pytest.mark.parametrize(
    ("areas", "site", "told"), [(AREAS, "筠连县", ["筠连县"]), (AREAS, "珙县", []), (AREAS + "等", "筠连县", [])]
)
def test_a_site_lies_where_money_went_unless_the_list_of_areas_is_open(areas, site, told):
    assert [finding.stated for finding in found(unfunded_site, FUND.format(areas=areas, site=site))] == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("截至2023年12月31日，泸县档案馆共有车辆3辆。", ["泸县档案馆"]),
        ("截至2023年12月31日，泸县商务局共有车辆3辆。", []),
        ("泸县档案馆2023年度收入支出总计89.74万元。", ["泸县档案馆"]),
        ("按照综合预算的原则，泸县档案馆所有收入和支出均纳入部门预算管理。", ["泸县档案馆"]),
        ("第三部分 泸县档案馆2023年度部门决算情况说明", ["泸县档案馆"]),
        ("县财政局2023年度部门预算批复下达后，及时组织执行。", []),
        ("下属泸县商贸服务中心。\n截至2023年12月31日，泸县商贸服务中心共有车辆3辆。", []),
    ],
)
def test_another_units_name_is_told_where_the_unit_speaks_of_itself(said, told):
    assert [one.stated for one in found(foreign_entity, f"{HEAD}一、国有资产占有使用情况\n{said}\n")] == told


def test_any_issuers_number_is_held_against_the_standard():
    text = HEAD + "一、绩效\n依据《专项资金绩效管理办法》（川财绩[2023]170号）、《纪要》（泸市工程咨〔2023〕12号）。\n"
    (finding,) = found(document_number, text)
    assert finding.expected == "川财绩〔2023〕170号"
