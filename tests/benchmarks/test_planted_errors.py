"""Planted errors are errors: each leaves the rounding range, stands where its flag says, and spoils nothing else."""

from decimal import Decimal
from itertools import islice
from random import Random

import pytest

from benchmarks.accuracy.cases import CLEAN, kinds, make, traps
from benchmarks.accuracy.plants.sentences import identity
from benchmarks.accuracy.wording import known

LIKELY = ("sichuan", *known())  # the province whose reports have a place for every kind comes first


def some(kind, number=2):
    made = (case for province in LIKELY for n in range(number) if (case := make(kind, province, n)))
    return list(islice(made, number))


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_can_be_planted_and_names_its_place(kind):
    cases = some(kind)
    assert len(cases) == 2
    for case in cases:
        assert case.planted
        assert case.text.flagged("plant") or case.mentions


@pytest.mark.parametrize("kind", [CLEAN, *traps()])
def test_clean_reports_and_traps_expect_nothing(kind):
    for case in some(kind):
        assert not case.planted


def digits(text):
    plain = text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    return Decimal("".join(c for c in plain if c in "0123456789."))


def test_a_wrong_share_is_wrong_by_more_than_rounding():
    checked = 0
    for number in range(30):
        case = make("share", "sichuan", number)
        planted = next(mark for mark in case.text.marks if mark.flag == "plant")
        paragraph = next(unit for unit in case.text.units if unit[0] <= planted.start < unit[1])
        marks = [mark for mark in case.text.marks if paragraph[0] <= mark.start < paragraph[1]]
        texts = {mark.key: case.text.text[mark.start : mark.end].strip() for mark in marks}
        printed = {key: digits(text) for key, text in texts.items() if text[0].isdigit()}
        stem = planted.key.removeprefix("s:")
        if {f"s:{stem}", stem, "out"} <= printed.keys() and stem.startswith("out."):
            checked += 1
            assert abs(printed[stem] / printed["out"] * 100 - printed[f"s:{stem}"]) > Decimal("0.02")
    assert checked >= 3


def test_a_wrong_sum_of_staff_is_wrong():
    for case in some("staff_sum", 6):
        planted = next(mark for mark in case.text.marks if mark.flag == "plant")
        paragraph = next(unit for unit in case.text.units if unit[0] <= planted.start < unit[1])
        stem = planted.key.partition(".")[0]
        marks = [
            m for m in case.text.marks if paragraph[0] <= m.start < paragraph[1] and m.key.partition(".")[0] == stem
        ]
        numbers = {m.key: digits(case.text.text[m.start : m.end]) for m in marks}
        assert sum(value for key, value in numbers.items() if key != stem) != numbers[stem]


@pytest.mark.parametrize("kind", ["base_chain", "change_rate", "sum_table", "grade", "missing_section", "mobile"])
def test_the_same_case_is_the_same_bytes(kind):
    first, again = make(kind, "sichuan", 7), make(kind, "sichuan", 7)
    assert first == again
    assert first.text.text == again.text.text


def test_invented_identity_numbers_carry_a_valid_check_digit():
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    for seed in range(50):
        number = identity(Random(seed))
        assert len(number) == 18
        assert "10X98765432"[sum(int(d) * w for d, w in zip(number, weights, strict=False)) % 11] == number[-1]


def test_a_missing_section_is_gone_and_the_numbers_of_the_others_close_the_gap():
    made = (make("missing_section", "sichuan", n) for n in range(40))
    case = next(
        c for c in made if c.mentions == ("政府采购",) and c.genre == "accounts" and "lost_number" not in c.look.habits
    )
    text = "".join(case.text.text.split())
    assert "政府采购支出情况" not in text
    assert "三)预算绩效管理情况" in text.replace("）", ")")
