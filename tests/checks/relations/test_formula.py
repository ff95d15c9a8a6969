"""The exact verdict: ranges of printed figures, half-open as rounding is."""

import pytest

from jiheng.checks.relations import kinds
from jiheng.checks.relations.formula import Operand, extremes, holds, holds_as_printed
from jiheng.checks.relations.repair import last_place, slipped, solved, written
from jiheng.quantity import Quantity, Unit
from tests.checks.relations.drafts import bare


def amount(printed, kept=None):
    sign = -1 if printed.startswith("-") else 1
    quantity = bare(printed.lstrip("-"))
    return Operand(quantity if sign > 0 else quantity.negated(), kept)


def rate(printed):
    sign = -1 if printed.startswith("-") else 1
    quantity = bare(printed.lstrip("-"), "percent", 0)
    return Operand(quantity if sign > 0 else quantity.negated(), rounded=True)


def heads(number):
    return Operand(Quantity(number, 0, Unit("人", "count", 0, True)))


@pytest.mark.parametrize(
    ("whole", "parts", "right"),
    [
        ("2657.66", ["1324.37", "1333.29"], True),  # to the last digit
        ("2657.66", ["2209.46", "254.88", "58.49", "134.84"], True),  # 2657.67: five figures may drift by 0.025
        ("10.00", ["6.00", "4.01"], True),  # three figures: 0.015
        ("10.00", ["6.00", "4.02"], False),
        ("10", ["6.4", "3.9"], True),  # 9.5 <= x < 10.5 against 10.2 <= x < 10.4
        ("10", ["6.4", "4.2"], False),  # 10.6 is never 10
        ("100.00", ["60.00", "39.98", "0.00"], False),  # nought is exact: 0.015 are left, 0.02 are missing
    ],
)
def test_a_sum_is_right_when_the_ranges_meet(whole, parts, right):
    assert holds(kinds.total(amount(whole), [amount(part) for part in parts])) is right


def test_counted_figures_do_not_drift():
    assert not holds(kinds.total(heads(40), [heads(23), heads(7), heads(10), heads(1)]))
    assert holds(kinds.total(heads(37), [heads(18), heads(5), heads(11), heads(3)]))


def test_places_kept_by_the_surroundings_sharpen_a_figure():
    parts = [amount("81.30"), amount("0.68")]
    assert holds(kinds.total(amount("82"), parts))
    assert not holds(kinds.total(amount("82", kept=2), parts))


def test_ranges_are_half_open_as_rounding_is():
    assert not holds(kinds.equality(amount("30.75"), amount("30.76")))  # …755 is rounded up, so it is no 30.75
    assert holds(kinds.equality(amount("1.5"), amount("1.45")))  # 1.45 is printed as 1.5
    assert not holds(kinds.equality(amount("1.5"), amount("1.44")))


@pytest.mark.parametrize(
    ("part", "whole", "stated", "right"),
    [
        ("1324.37", "2657.66", "49.83", True),
        ("29.42", "307.82", "9.56", True),  # 9.5575
        ("29.42", "307.82", "9.55", False),
        ("82", "107.75", "76.1", True),
        ("0.01", "3000.00", "0.00", True),  # a printed nought per cent is a range
    ],
)
def test_a_share_is_compared_without_division(part, whole, stated, right):
    assert holds(kinds.ratio(amount(part), amount(whole), rate(stated), 100)) is right


@pytest.mark.parametrize(
    ("current", "change", "stated", "right"),
    [
        ("107.75", "10.13", "10.38", True),
        ("82", "-14.19", "-15.07", False),  # 14.19 ÷ 96.19 = 14.75 %
        ("82", "-14.19", "-14.75", True),
        ("4.48", "1.05", "30.61", True),
        ("104080.64", "-30583.39", "-22.71", True),
        ("0", "-14.19", "-100", True),
    ],
)
def test_a_figure_that_occurs_twice_is_taken_once(current, change, stated, right):
    assert holds(kinds.rate_on_amount(amount(current, 2), amount(change), rate(stated), 100)) is right


def test_the_extremes_of_a_rate_are_those_of_its_corners():
    # 2 ± 0.5 less 1 ± 0.5, over 1 ± 0.5, in per cent against 100: 100·a - r·b over every corner of the box.
    low, high = extremes(kinds.rate_on_base(amount("2"), amount("1"), rate("100"), 100))
    corners = [100 * (c - b) - r * b for c in (1.5, 2.5) for b in (0.5, 1.5) for r in (99.5, 100.5)]
    scale = low.value / min(corners)
    assert low.value == min(corners) * scale
    assert high.value == max(corners) * scale


def test_amounts_in_other_units_are_compared_exactly():
    yuan = Operand(Quantity(14834571, 2, Unit("元", "money", 0)))
    assert holds(kinds.equality(amount("14.83"), yuan))
    assert not holds(kinds.equality(amount("14.84"), yuan))


def test_limits_allow_what_the_ranges_allow():
    assert holds(kinds.bound(amount("10.00"), [amount("6.00"), amount("4.01")]))
    assert not holds(kinds.bound(amount("10.00"), [amount("6.00"), amount("4.02")]))


@pytest.mark.parametrize(
    ("left", "right", "word", "true"),
    [
        ("51.32", "52.00", "<", True),
        ("51.32", "52.00", ">", False),
        ("52.00", "52.00", ">", False),
        ("52", "52.00", "=", True),
    ],
)
def test_words_compare_figures_as_they_are_printed(left, right, word, true):
    assert holds(kinds.compared(amount(left), amount(right), word)) is true


def test_weighted_sums_need_no_more_than_their_own_corners():
    two = [(1, (amount("1333.29"),)), (-1, (amount("1237.29"), rate("99.9"))), (-1, (amount("96", 2), rate("100")))]
    assert not holds(kinds.combined(numbered(two), lambda _: 100, "="))
    thirty = [(1, (amount("30.00"),)), *((-1, (amount("1.00"), rate("100"))) for _ in range(30))]
    assert holds(kinds.combined(numbered(thirty), lambda _: 100, "="))


def numbered(terms):
    """Terms whose figures are facts of their own."""
    return [
        (sign, tuple(figure._replace(fact=9 * at + number) for number, figure in enumerate(figures)))
        for at, (sign, figures) in enumerate(terms)
    ]


def test_what_a_figure_should_have_been_keeps_its_places():
    equation = kinds.rate_on_amount(amount("82"), amount("-14.19"), rate("-15.07"), 100)
    assert written(solved(equation, 0), equation.operands[0]).printed == "14.75"
    equation = kinds.total(amount("11"), [amount("6.25"), amount("4.30")])
    assert written(solved(equation, 0), equation.operands[0]).printed == "11"  # 10.55, half up
    assert written(solved(equation, 0), amount("11", kept=2)).printed == "10.55"


def test_one_in_the_last_place_is_told_apart():
    assert last_place(kinds.ratio(amount("29.42"), amount("307.82"), rate("9.55"), 100)).slip == "truncated"
    assert last_place(kinds.ratio(amount("3.40"), amount("482.84"), rate("0.71"), 100)).slip == "last_place"
    assert last_place(kinds.ratio(amount("29.42"), amount("307.82"), rate("9.54"), 100)) is None


@pytest.mark.parametrize(
    ("stated", "right", "slip"),
    [
        ("14.19", "12.19", "digit"),
        ("1342.37", "1324.37", "swapped"),
        ("132.37", "1324.37", "dropped"),
        ("13324.37", "1324.37", "doubled"),
        ("132.437", "1324.37", "shifted"),
        ("1324.37", "1324.37", ""),
        ("5.2", "8.1", ""),
        ("9", "8", ""),  # one digit of one explains nothing
    ],
)
def test_slips_of_the_pen_are_named(stated, right, slip):
    assert slipped(bare(stated), bare(right)) == slip


def test_printed_digits_are_a_stricter_measure():
    equation = kinds.total(amount("107.75"), [amount("21.26"), amount("4.48"), amount("82")])
    assert holds(equation)
    assert not holds_as_printed(equation)
