"""Years and parts of years against the year of the report."""

import pytest

from jiheng.checks.text.base_year import base_year
from jiheng.checks.text.other_year import other_year
from jiheng.checks.text.part_of_year import part_of_year
from jiheng.checks.text.relative_time import relative_time
from jiheng.findings import Severity

from .reading import found

REPORT = {"kind": "disclosure", "year": 2023, "entity": "泸县商务局"}
EVALUATION = {"kind": "department_evaluation", "year": 2023, "entity": "泸县商务局"}


@pytest.mark.parametrize(
    "sentence",
    [
        "2022年度收、支总计均为2657.66万元。",
        "2022年度，泸县商务局机关运行经费支出228.09万元。",
        "截至2022年12月31日，泸县商务局共有车辆1辆。",
        "保障2022年度各项日常工作顺利开展。",
    ],
)
def test_the_year_of_a_leading_statement_is_the_reports(sentence):
    (finding,) = found(other_year, sentence, **REPORT)
    assert (finding.stated, finding.expected) == ("2022", "2023")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年度收、支总计均为2657.66万元，比2022年度增加136.87万元。",
        "2022年决算数为57.43万元，2023年支出决算为56.12万元。",
        "2022年年末结转和结余3万元。",
        "按时公开了2023年部门预算、2022年部门决算。",
        "2020年4月，我局会同市财政局出台了《奖补资金管理办法》。",
        "做好2022年度部门决算编制工作。",
    ],
)
def test_other_years_have_their_places(sentence):
    assert found(other_year, sentence, **REPORT) == []


@pytest.mark.parametrize(
    "title",
    [
        "八、2022年度国有资本经营预算支出决算情况",
        "附件：2022年度部门决算公开表\n各表另附，请下载所附电子表格文件查看。",
        "（一）2022年度机关运行经费支出情况说明",
        "三、2022年度收入情况",
    ],
)
def test_the_year_of_a_title_is_the_reports(title):
    (finding,) = found(other_year, f"泸县商务局2023年度部门决算\n{title}\n没有支出。", **REPORT)
    assert (finding.stated, finding.expected) == ("2022", "2023")


@pytest.mark.parametrize(
    "title", ["三、2022年度审计发现问题整改情况", "五、2022年度结转资金支出情况", "六、2024年工作安排"]
)
def test_a_title_may_look_back_or_forward(title):
    assert found(other_year, f"泸县商务局2023年度部门决算\n{title}\n已经落实。", **REPORT) == []


def test_a_base_of_the_own_year_is_wrong_unless_it_is_the_budget():
    (finding,) = found(base_year, "支出合计12.5万元，与2023年度相比增加1.2万元，增长10.62%。", **REPORT)
    assert finding.expected == "2022"
    assert found(base_year, "支出合计12.5万元，比2023年年初预算数增加1.2万元。", **REPORT) == []
    assert found(base_year, "2024年计划投入20万元，比2023年增加2万元。", **REPORT) == []


def test_a_base_two_years_back_is_worth_a_look_in_a_disclosure_alone():
    sentence = "支出合计12.5万元，与2021年度相比增加1.2万元，增长10.62%。"
    (finding,) = found(base_year, sentence, **REPORT)
    assert finding.severity is Severity.HINT
    assert found(base_year, sentence, **EVALUATION) == []


@pytest.mark.parametrize(
    "words", ["截止11月末，存款余额达到1833.25亿元。", "预计至12月底，到位资金52亿元。", "截至9月30日，支付率80%。"]
)
def test_a_part_of_the_year_is_not_the_year(words):
    (finding,) = found(part_of_year, words, **EVALUATION)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "words",
    [
        "截至2023年12月31日，存款余额达到1833.25亿元。",
        "在6、9、11月的支出进度分别为58.8%、68.8%、86.4%，全年支出进度100%。",
        "截至2021年6月，三年行动全面完成。",
        "1—12月，全市新签约项目208个。",
    ],
)
def test_whole_years_and_other_years_are_left_alone(words):
    assert found(part_of_year, words, **EVALUATION) == []


def test_this_year_is_said_once_for_a_body():
    text = "今年以来，入库企业4家。\n\n今年5月，组织培训2次。\n\n截至目前，累计担保413笔。"
    (finding,) = found(relative_time, text, **EVALUATION)
    assert finding.severity is Severity.HINT
    assert len(finding.consequences) == 2
    assert found(relative_time, "今年计划引进企业4家。", kind="target_form", year=2023) == []
