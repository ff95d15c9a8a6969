"""What an expression is said to need is in every text where it is found, and a hurried one finds the same places."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.expressions import holds_any, hurried, needed

EXPRESSIONS = [
    "甲|乙丙",
    "(?:甲|乙丙)+丁?戊",
    "[甲乙]?丙",
    r"\d{1,2}月(?:底|末)?",
    r"(?<!\d)\d{2,}(?=年)",
    r"(?<=甲)乙|丙{2,3}",
    "(?!0)[0-3]乙",
    "(?P<one>甲|乙)丙(?P=one)",
    "^甲|乙$",
    "[^甲]乙",
    "甲*",
    "(?:)|甲",
    "(?i:a)甲",
    "(?i:甲a)|b",
    "(?i)b甲",
    "(?x) a 甲  # twice",
    "甲.丙|[-^]乙",
    r"\s甲|[\d甲]{2}",
    "(?>甲|甲乙)丙",
    "甲{0}乙",
]
TEXTS = st.text("甲乙丙丁戊年月底末0123aAbB-^ ", max_size=12)


@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(text=TEXTS)
def test_it_is_found_in_no_text_that_lacks_what_it_needs(expression, text):
    plain = re.compile(expression)
    if plain.search(text):
        assert holds_any(needed(plain), text)


@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(text=TEXTS)
def test_hurried_it_is_found_where_it_was(expression, text):
    def places(wanted: str) -> list[tuple[object, ...]]:
        return [(match.span(), match.groups()) for match in re.finditer(wanted, text)]

    assert places(hurried(expression)) == places(expression)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("甲|乙丙", {"甲", "乙丙"}),
        (r"\d{4}年", {"年"}),
        ("(?:甲|乙)丙丁", {"丙丁"}),
        ("(?:甲)?乙", {"乙"}),
        ("甲?", set()),
        (r"\d+", set()),
        ("(?i)ab", set()),
        ("(?i:ab)甲", {"甲"}),
        ("甲|", set()),
    ],
)
def test_what_an_expression_needs(expression, words):
    assert set(needed(re.compile(expression))) == words


def test_text_without_what_is_needed_is_told_from_text_with_it():
    assert holds_any(("甲", "乙"), "丙乙")
    assert not holds_any(("甲", "乙"), "丙丁")
    assert holds_any((), "丙丁")
