"""Personal data: what is reported, with what span, and the numbers that only look like it."""

import pytest

from jiheng.checks.text.bank_account import bank_account
from jiheng.checks.text.identity_number import identity_number, is_identity_number
from jiheng.checks.text.mobile_number import mobile_number
from jiheng.findings import Severity

from .reading import case, found


@pytest.mark.parametrize("printed", ["13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００"])
def test_a_mobile_number_is_found_however_it_is_grouped(printed):
    text = f"填表人：张某    联系电话：{printed}    填报日期：2023年6月14日"
    (finding,) = found(mobile_number, text)
    assert case(text).document.quote(finding.span) == printed
    assert finding.severity is Severity.ERROR
    assert finding.kind == "privacy"


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0830-3103108",
        "统一社会信用代码：91510500MA6213800X",
        "项目编码：51000021R000000019951",
        "监督索引号53340000336100801000",
        "全年投资13800138000元。",
        "全年投资13800138000.00元。",
        "联系电话：138****8000",
    ],
)
def test_other_numbers_are_no_mobile_numbers(text):
    assert found(mobile_number, text) == []


def test_the_check_character_follows_iso_7064():
    # The worked example of GB 11643-1999, and the same number with another last character.
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194912310021")
    assert not is_identity_number("11010519491331002X"), "no thirteenth month"


def test_an_identity_number_is_found_once():
    (finding,) = found(identity_number, "补助对象李某（身份证号11010519491231002X）已领取补助0.3万元。")
    assert finding.stated == "11010519491231002X"


def test_an_account_needs_its_words():
    assert len(found(bank_account, "开户行：农业银行县支行，账号：6228480402564890018。")) == 1
    assert found(bank_account, "合同编号6228480402564890018，金额12万元。") == []
