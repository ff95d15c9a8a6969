"""Use of results: what grades mean for the next budget, problems followed to their end."""

from datetime import date
from fractions import Fraction

import pytest

from jiheng.performance.result_use import Step, moved, next_budget, progress, raised
from jiheng.performance.wording import PerformanceError
from tests.performance.building import PACK

RAISED = Step("", date(2024, 3, 1), "财政局", "", ())


def problem(identity="P1", deadline=date(2024, 6, 30)):
    return raised(identity, "某局", "目标偏低", "2023年度绩效自评复核", deadline, RAISED)


def step(state, day, note="", evidence=()):
    return Step(state, day, "某局", note, evidence)


@pytest.mark.parametrize(
    ("grade", "open_problems", "least", "most"),
    [
        ("excellent", 0, 100, 110),
        ("excellent", 1, 100, 100),
        ("good", 0, 100, 100),
        ("fair", 2, 80, 90),
        ("poor", 0, 0, 0),
    ],
)
def test_grades_lead_to_ranges_and_open_problems_hold_increases_back(grade, open_problems, least, most):
    found = next_budget(Fraction(100), grade, open_problems, PACK)
    assert (found.least, found.most) == (least, most)
    assert ("没有整改到位" in found.message) is (open_problems > 0 and grade == "excellent")
    with pytest.raises(PerformanceError, match="没有等级"):
        next_budget(Fraction(100), "splendid", 0, PACK)


def test_a_problem_goes_from_raised_over_answered_to_closed():
    answered = moved(problem(), step("answered", date(2024, 5, 1), evidence=("整改报告.docx",)))
    back = moved(answered, step("returned", date(2024, 5, 8), "材料不全"))
    done = moved(
        moved(back, step("answered", date(2024, 5, 20), evidence=("台账.xlsx",))), step("closed", date(2024, 5, 30))
    )
    assert [one.state for one in done.history] == ["raised", "answered", "returned", "answered", "closed"]
    assert done.closed


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (step("closed", date(2024, 5, 1)), "不能直接变为"),
        (step("answered", date(2024, 2, 1), evidence=("x",)), "早于上一步"),
        (step("answered", date(2024, 5, 1)), "没有佐证材料"),
    ],
)
def test_steps_that_do_not_follow_are_refused(one, message):
    with pytest.raises(PerformanceError, match=message):
        moved(problem(), one)


def test_a_return_needs_a_reason_and_a_problem_its_text():
    answered = moved(problem(), step("answered", date(2024, 5, 1), evidence=("x",)))
    with pytest.raises(PerformanceError, match="必须说明原因"):
        moved(answered, step("returned", date(2024, 5, 2)))
    with pytest.raises(PerformanceError, match="没有内容"):
        raised("P9", "某局", " ", "", date(2024, 6, 30), RAISED)
    with pytest.raises(PerformanceError, match="早于提出日期"):
        problem(deadline=date(2024, 2, 1))


def test_the_register_counts_and_names_what_is_late():
    rows = [
        problem("P1"),
        problem("P2", date(2024, 4, 1)),
        moved(problem("P3", date(2024, 4, 1)), step("answered", date(2024, 3, 9), evidence=("x",))),
    ]
    found = progress(rows, date(2024, 5, 1))
    assert (found.total, found.closed, found.answered, found.open) == (3, 0, 1, 2)
    assert [one.id for one in found.overdue] == ["P2"]
