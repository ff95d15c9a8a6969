"""Right passages in the wordings of several provinces are not accused, and one wrong figure in them is."""

import pytest

from jiheng.services import audit_paths

HEAD = "某县水文中心2021年度部门决算公开说明\n第二部分 2021年度部门决算情况说明\n"
PROCUREMENT = (
    "一、政府采购支出情况说明\n2021年度政府采购支出总额40.00万元，其中：政府采购货物支出10.00万元、政府采购服务支出30.00万元。"
    "授予中小企业合同金额36.00万元，占政府采购支出总额的90%，其中：授予小微企业合同金额18.00万元，占授予中小企业合同金额的50%；"
    "货物采购授予中小企业合同金额占货物支出金额的80%，服务采购授予中小企业合同金额占服务支出金额的93%。\n"
)
ALL_FUNDS = (
    "一、收支决算总体情况\n2021年支出90.00万元，比2020年决算数减少10.00万元，降低10.00%，具体情况如下：\n"
    "（1）基本支出60.00万元。其中，人员支出50.00万元，公用支出10.00万元。\n（2）项目支出30.00万元。\n"
    "二、一般公共预算财政拨款基本支出决算情况\n2021年度一般公共预算财政拨款基本支出55.00万元，其中：\n"
    "1.人员经费47.00万元，主要包括：基本工资。\n2.公用经费8.00万元，主要包括：办公费。\n"
)
APPROPRIATION = (
    "一、支出决算情况说明\n本年支出90.00万元，其中：基本支出60.00万元，项目支出30.00万元。\n"
    "二、财政拨款收入支出决算总体情况说明\n财政拨款支出85.00万元，其中：基本支出56.00万元，项目支出29.00万元。\n"
)
TOTALS = (
    "一、支出决算情况\n2021年度本年支出合计90.00万元，其中：基本支出60.00万元，项目支出30.00万元。\n"
    "二、财政拨款收入支出决算总体情况\n2021年度财政拨款收入合计84.00万元，支出合计85.00万元。\n"
    "2021年度财政拨款支出85.00万元，比年初预算数80.00万元增加5.00万元，增长6.25%。\n"
)
CARRIED = (
    "一、收入支出决算总体情况说明\n（一）收入总计120.00万元，包括：\n1.财政拨款收入110.00万元。\n2.年初结转和结余10.00万元。\n"
    "与上年相比，今年收入减少30.00万元，降低20%，主要原因：项目减少。\n"
)
WORTH = (
    "一、“三公”经费情况\n公务用车运行维护费6.00万元，公务用车保有量2辆，平均每辆3.00万元。\n"
    "二、国有资产占用情况\n2021年末共有车辆2辆，48.00万元。\n"
)
LOOSE = (
    "一、收入支出决算总体情况说明\n2021年度总收入90.00万元，总支出85.00万元。\n"
    "二、收入决算情况说明\n本年收入合计90.00万元，其中：事业收入60.00万元，占66.67%；其他收入30.00万元，占33.33%。\n"
)
USES = (
    "一、一般公共预算财政拨款支出决算情况说明\n2021年度一般公共预算财政拨款支出50.00万元，"
    "主要用于：1.农林水支出40.00万元，占80.00%；2.住房保障支出10.00万元，占20.00%。\n"
)
COMPARED = (
    "一、“三公”经费情况\n2021年度“三公”经费支出预算为9.00万元，支出决算为7.00万元，其中：公务用车运行维护费预算为6.00万元，"
    "支出决算为4.00万元；公务接待费预算为3.00万元，支出决算为3.00万元，完成预算的100.00%。"
    "2021年度“三公”经费支出决算数小于预算数的主要原因是减少出行。\n"
)
PROJECTS = (
    "一、预算绩效管理情况\n共涉及项目2个，资金50.00万元。其中：良种项目全年预算数30.00万元，执行数28.00万元；"
    "植保项目全年预算数20.00万元，执行数20.00万元。\n"
)
FUNDS = (
    "一、支出决算情况说明\n2021年度支出合计60.00万元。\n二、财政拨款收入支出决算总体情况说明\n"
    "2021年度财政拨款收入总计55.00万元，支出总计55.00万元。其中：本年支出52.00万元，年末结转和结余3.00万元。\n"
)
RIGHT = {
    "采购": PROCUREMENT,
    "各类资金": ALL_FUNDS,
    "拨款": APPROPRIATION,
    "合计": TOTALS,
    "结转": CARRIED,
    "车辆": WORTH,
    "总收入": LOOSE,
    "用于": USES,
    "比较": COMPARED,
    "项目": PROJECTS,
    "本年": FUNDS,
}


def errors(tmp_path, text):
    path = tmp_path / "决算说明.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    (document,) = audit_paths([path])["documents"]
    return [found["quote"] for found in document["findings"] if found["severity"] == "error" and found["expected"]]


@pytest.mark.parametrize("passage", RIGHT)
def test_a_right_passage_has_no_wrong_figure(tmp_path, passage):
    assert errors(tmp_path, RIGHT[passage]) == []


@pytest.mark.parametrize(
    ("passage", "right", "wrong"),
    [
        ("采购", "总额的90%", "总额的95%"),
        ("各类资金", "公用支出10.00", "公用支出12.00"),
        ("各类资金", "人员经费47.00", "人员经费45.00"),
        ("拨款", "基本支出56.00", "基本支出54.00"),
        ("合计", "支出合计85.00", "支出合计82.00"),
        ("总收入", "占66.67%", "占63.67%"),
        ("用于", "占20.00%", "占25.00%"),
    ],
)
def test_a_wrong_figure_in_it_is_told(tmp_path, passage, right, wrong):
    text = RIGHT[passage]
    assert right in text
    assert errors(tmp_path, text.replace(right, wrong))


def test_round_figures_of_two_units_are_alike_by_chance(tmp_path):
    path = tmp_path / "决算说明.txt"
    text = "本年收入合计1,200.00万元，支出合计900.00万元。\n公务接待费1.68万元，比上年减少{}元。\n"
    for digits, told in {"1,200.00": 0, "1,245.68": 1}.items():
        told_of = text.replace("1,200.00", digits).format(digits)
        path.write_text(HEAD + told_of, encoding="utf-8")
        (document,) = audit_paths([path])["documents"]
        assert [found["rule"] for found in document["findings"]].count("doubtful_unit") == told
