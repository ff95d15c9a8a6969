"""Tables that provinces print beside the nine, or divide in their own way, through the public door."""

import pytest

from jiheng import services
from jiheng.findings import Severity
from tests.accounts import rendering

TITLE = "桐江县林业局2023年度部门决算"
SPENT = "2023年度本年支出合计{total}万元，其中：基本支出520.00万元，项目支出{projects}万元。"
FUND = [
    ["项目", "<", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"],
    ["科目编码", "科目名称", "^", "^", "小计", "基本支出", "项目支出", "^"],
    ["栏次", "<", "1", "2", "3", "4", "5", "6"],
    ["合计", "<", "12.00", "80.00", "{total}", "", "86.00", "6.00"],
    ["229", "其他支出", "12.00", "80.00", "86.00", "", "86.00", "6.00"],
    ["22960", "彩票公益金安排的支出", "12.00", "80.00", "86.00", "", "86.00", "6.00"],
    ["2296002", "用于社会福利的彩票公益金支出", "12.00", "80.00", "86.00", "", "86.00", "6.00"],
]
VEHICLES = [
    ["车辆", "<", "<", "<", "<", "单价100万元（含）以上设备（不含车辆）"],
    ["合计", "主要负责人用车", "机要通信用车", "执法执勤用车", "其他用车", "^"],
    ["1", "2", "3", "4", "5", "6"],
    ["{total}", "0", "1", "6", "2", "{devices}"],
]


@pytest.fixture
def audit(tmp_path):
    def audited(*tables, text=""):
        body = "".join(f"<p>{title}</p><p>金额单位：万元</p>{rendering.table(rows)}" for title, rows in tables)
        path = tmp_path / "公开.html"
        path.write_text(f"<h1>{TITLE}</h1><p>{text}</p>{body}", "utf-8")
        return services.audit(path)

    return audited


def filled(rows, **values):
    return [[cell.format(**values) if "{" in cell else cell for cell in row] for row in rows]


def stated(found):
    return [one.stated for one in found.findings if one.severity is Severity.ERROR and one.kind != "completeness"]


@pytest.mark.parametrize(("total", "wrong"), [("86.00", []), ("88.00", ["88.00万元"])])
def test_a_sum_of_one_class_and_one_column_is_that_class(audit, total, wrong):
    found = audit(("政府性基金预算财政拨款收入支出决算表", filled(FUND, total=total)))
    assert stated(found) == wrong


def test_numbers_of_columns_are_understood_as_such(audit):
    found = audit(("政府性基金预算财政拨款收入支出决算表", filled(FUND, total="86.00")))
    assert found.unread == ()


@pytest.mark.parametrize(("total", "devices", "count"), [("9", "2", 0), ("10", "2", 1), ("9", "3", 1)])
def test_vehicles_by_kind_make_up_all_and_devices_are_those_of_the_text(audit, total, devices, count):
    text = "截至2023年12月31日，单价100万元（含）以上设备（不含车辆）2台（套）。"
    found = audit(("国有资产占用情况表", filled(VEHICLES, total=total, devices=devices)), text=text)
    assert len(stated(found)) == count


@pytest.mark.parametrize(("total", "count"), [("1000.00", 0), ("1010.00", 1)])
def test_tables_by_function_are_of_the_appropriation_not_of_all_spending(audit, total, count):
    """财政拨款支出决算表（功能科目） and 政府采购支出决算表 are no 支出决算表: all spending is greater."""
    functional = [
        ["项目", "<", "合计", "基本支出", "项目支出"],
        ["科目编码", "科目名称", "^", "^", "^"],
        ["合计", "<", total, "500.00", "500.00"],
        ["213", "农林水支出", "1000.00", "500.00", "500.00"],
    ]
    bought = [["项目", "金额"], ["合计", "45.00"], ["货物", "15.00"], ["服务", "30.00"]]
    found = audit(
        ("财政拨款支出决算表（功能科目）", functional),
        ("政府采购支出决算表", bought),
        text=SPENT.format(total="1060.00", projects="540.00"),
    )
    assert len(stated(found)) == count


@pytest.mark.parametrize(("staff", "wrong"), [("58", []), ("60", ["60人"])])
def test_units_that_a_department_lists_make_up_its_staff(audit, staff, wrong):
    units = [
        ["单位名称", "经费性质", "人员编制数", "在职人数"],
        ["桐江县林业局", "财政核拨", "45", "43"],
        ["桐江县林业工作站", "财政核拨", "16", "15"],
        ["合计", "", "61", staff],
    ]
    assert stated(audit(("部门决算单位基本情况表", units))) == wrong
