"""Numbers as they are written, and the range that they stand for; expected values by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.policy import library
from jiheng.quantity import Interval, Quantity, Unit

WORDS = library().pack("national").numbers
WAN, YUAN, YI = (WORDS.units[symbol] for symbol in ("万元", "元", "亿元"))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2657.66万元", "2657.66", "万元"),
        ("2,940.05元", "2940.05", "元"),
        ("6038万美元", "6038", "万美元"),
        ("52230万米", "52230", "万米"),
        ("5.43%", "5.43", "%"),
        ("1.561个百分点", "1.561", "个百分点"),
        ("3台（套）", "3", "台（套）"),
        ("783批次", "783", "批次"),
        ("四个驻外分局", "4", "个"),
        ("十二个项目", "12", "个"),
        ("二十一名", "21", "名"),
        ("一百零五家企业", "105", "家"),
        ("260元/人/年", "260", "元/人/年"),
        ("-13.88%", "-13.88", "%"),
    ],
)
def test_a_numeral_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    (found,) = WORDS.numerals(text)
    assert (found.quantity.value, found.quantity.unit and found.quantity.unit.symbol) == (Decimal(value), unit)
    assert text[found.start : found.end] == text[: found.end]


@pytest.mark.parametrize(
    "text", ["“三公”经费", "一是加强管理", "百日攻坚", "一体两翼", "第二部分", "三农工作", "单位：万元"]
)
def test_fixed_terms_are_no_numbers(text: str) -> None:
    assert not WORDS.numerals(text)


def test_a_range_of_months_is_not_a_negative_number() -> None:
    assert [numeral.quantity.coefficient for numeral in WORDS.numerals("1-12月")] == [1, 12]


@pytest.mark.parametrize(("text", "value"), [("近100场", 100), ("30余家", 30), ("约736万元", 736), ("50条左右", 50)])
def test_estimates_are_marked(text: str, value: int) -> None:
    (found,) = WORDS.numerals(text)
    assert (found.quantity.coefficient, found.quantity.approximate) == (value, True)


@pytest.mark.parametrize(
    ("text", "bound"), [("≧90%", ">="), ("不低于120条", ">="), ("≤30万元", "<="), ("0.5%以下", "<=")]
)
def test_limits_carry_their_operator(text: str, bound: str) -> None:
    (found,) = WORDS.numerals(text)
    assert found.quantity.bound == bound


def test_printed_digits_stand_for_half_a_unit_in_the_last_kept_place() -> None:
    assert Quantity(8132, 2, WAN).interval() == Interval(813150, 813250, 0, high_open=True)
    assert Quantity(82, 0, WAN).interval(kept=2) == Interval(819950, 820050, 0, high_open=True)
    assert Quantity(1507, 2, WORDS.units["%"]).interval() == Interval(15065, 15075, 3, high_open=True)


def test_zero_and_counted_things_are_exact() -> None:
    assert Quantity(0, 0, WAN).interval(kept=2).low == Quantity(0, 0, WAN).interval(kept=2).high == 0
    heads = Quantity(45, 0, WORDS.units["人"]).interval()
    assert heads.low == heads.high


def test_units_of_money_convert_exactly() -> None:
    assert Quantity(5118206, 2, YUAN).within(WAN) == Quantity(5118206, 6, WAN)
    assert Quantity(12, 1, YI).within(YUAN) == Quantity(120000000, 0, YUAN)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.sampled_from([YUAN, WAN, YI]))
def test_a_conversion_and_back_is_the_same_number(coefficient: int, scale: int, unit: Unit) -> None:
    quantity = Quantity(coefficient, scale, unit)
    assert quantity.within(YUAN).within(unit).value == quantity.value


@given(st.integers(-(10**6), 10**6), st.integers(0, 3), st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_the_range_of_a_sum_holds_the_sum_and_meets_what_it_should(a: int, m: int, b: int, n: int) -> None:
    left, right = Quantity(a, m, WAN), Quantity(b, n, WAN)
    total = left.interval().plus(right.interval())
    scale = max(m, n)
    exact = Quantity(a * 10 ** (scale - m) + b * 10 ** (scale - n), scale, WAN)
    assert total.meets(exact.interval())
    far = Quantity(exact.coefficient + 2 * 10**scale + 2 * 10 ** (scale + 1), scale, WAN)
    assert not total.meets(far.interval())


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.integers(0, 3))
def test_equal_values_have_equal_worth_however_many_places_they_print(coefficient, scale, more):
    short, long = Quantity(coefficient, scale, WAN), Quantity(coefficient * 10**more, scale + more, WAN)
    assert short.worth == long.worth
    assert Decimal(short.worth[0]).scaleb(-short.worth[1]) == Decimal(coefficient).scaleb(4 - scale)
