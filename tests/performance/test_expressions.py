"""The language of formulas: what it computes, what it refuses, and that nothing in it is executed."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.performance.expressions import ExpressionError, evaluated, parsed
from jiheng.performance.measures import words
from tests.performance.building import PACK

WORDS = words(PACK)


def value(text, **values):
    return evaluated(parsed(text, WORDS), {name: Fraction(number) for name, number in values.items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 × 3", 7),
        ("(1 + 2) * 3 − −4", 13),
        ("10 ÷ 4 / 5", Fraction(1, 2)),
        ("2 - 3 - 4", -5),
        ("50% × 30", 15),
        ("较大值(1, 2.5, 2)", Fraction(5, 2)),
        ("四舍五入(2.345, 2)", Fraction(235, 100)),
        ("绝对值(3 − 8)", 5),
        ("如果(1 > 2, 1 ÷ 0, 7)", 7),
        ("取整(0 − 2.5)", -3),
        ("ceil(2.1)", 3),
    ],
)
def test_arithmetic_is_exact(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60 <= 分数 < 80", True),
        ("分数 ≥ 80 或 分数 < 60", False),
        ("非 分数 = 70", False),
        ("分数 ≠ 70 且 1 ÷ 0 > 0", False),
        ("1 < 2 = 2", True),
    ],
)
def test_conditions_chain_and_stop_early(text, expected):
    assert value(text, 分数=70) is expected


def test_names_may_be_quoted_and_words_compared():
    tree = parsed("「“三公”经费支出」 ÷ 2 + 如果(答复 = '是', 1, 0)", WORDS)
    assert evaluated(tree, {"“三公”经费支出": Fraction(3), "答复": "是"}) == Fraction(5, 2)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "不完整"),
        ("1 +", "不完整"),
        ("(1 + 2", "不完整"),
        ("1 2", "第 3 个字符"),
        ("max()", "不应出现"),
        ("abs(1, 2)", "需要 1 到 1 个值"),
        ("__import__('os')", "第 11 个字符"),
        ("a.b", "第 2 个字符"),
        ("a[0]", "第 2 个字符"),
        ("1; 2", "第 2 个字符"),
        ("x ** 2", "不应出现"),
        ("(" * 60 + "1" + ")" * 60, "嵌套超过"),
        ("1" + "+1" * 999, "公式超过"),
        ("9" * 3000, "公式超过"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_place(text, part):
    with pytest.raises(ExpressionError, match=part.replace("(", r"\(")):
        parsed(text, WORDS)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1 ÷ (2 − 2)", "除数为 0"),
        ("甲 + 1", "甲"),
        ("(1 > 2) + 1", "数字"),
        ("如果(1, 2, 3)", "条件"),
        ("'是' + 1", "数字"),
    ],
)
def test_what_cannot_be_computed_says_why(text, part):
    with pytest.raises(ExpressionError, match=part):
        value(text)


def test_steps_are_bounded():
    with pytest.raises(ExpressionError, match="步骤过多"):
        evaluated(parsed("1+1+1+1+1+1"), {}, budget=5)


def test_numbers_cannot_grow_without_end():
    with pytest.raises(ExpressionError, match="过长"):
        value("×".join(["大"] * 120), 大=10**20)


@given(st.text(max_size=80))
def test_any_text_is_a_formula_or_refused(text):
    """Nothing else than a refusal may come out, whatever the text."""
    with suppress(ExpressionError):
        evaluated(parsed(text, WORDS), {})


@given(
    st.recursive(
        st.integers(0, 99).map(str),
        lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]}{t[1]}{t[2]})"),
        max_leaves=12,
    )
)
def test_it_agrees_with_python_on_arithmetic(text):
    assert value(text) == eval(text)  # noqa: S307 - the text was drawn from digits and signs above
