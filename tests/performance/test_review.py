"""Review: the draw, several reviewers, adjustments with reason."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jiheng.performance.review import Adjustment, Candidate, adjusted, coverage, reconciled, sampled
from jiheng.performance.scoring.sheet import scored
from jiheng.performance.wording import PerformanceError
from tests.performance.building import PACK, RULES, figure, indicator

FORMS = [Candidate(f"单位{index:02d}", "甲局" if index % 2 else "乙局", Fraction(index + 1)) for index in range(20)]


def test_the_draw_is_the_same_for_all_and_independent_of_order():
    drawn = sampled(FORMS, Fraction(1, 5), "2023年度")
    assert drawn == sampled(reversed(FORMS), Fraction(1, 5), "2023年度")
    assert drawn != sampled(FORMS, Fraction(1, 5), "2024年度")
    assert len(drawn) == 4
    assert sum(one.group == "甲局" for one in FORMS if one.id in drawn) == 2


def test_shares_are_rounded_up_and_some_forms_are_always_drawn():
    assert len(sampled(FORMS[:3], Fraction(1, 5), "x")) == 2
    marked = [one._replace(always=one.id == "单位19") for one in FORMS]
    for seed in ("a", "b", "c"):
        assert "单位19" in sampled(marked, Fraction(1, 10), seed)
    assert sampled([], Fraction(1, 5), "x") == ()
    assert coverage(FORMS, ["单位19"]) == Fraction(20, 210)


@pytest.mark.parametrize(
    ("scores", "score", "third"),
    [
        (["90", "94"], "92.00", False),
        (["90", "95"], "92.50", False),
        (["90", "95.01"], None, True),
        (["80", "92", "90"], "91.00", False),
        (["80", "90", "85"], "87.50", False),
    ],
)
def test_two_reviewers_and_a_third(scores, score, third):
    found = reconciled([Decimal(one) for one in scores], PACK)
    assert found.score == (None if score is None else Decimal(score))
    assert found.third_due is third


def test_one_reviewer_is_not_enough():
    with pytest.raises(PerformanceError, match="两名或三名"):
        reconciled([Decimal(90)], PACK)


SHEET = scored(
    [indicator(">=", 1, 1, 60, name="产出", stated="60"), indicator(">=", 1, 1, 40, name="效益", stated="40")], RULES
)


def test_an_adjustment_keeps_what_stood_there_and_why():
    found = adjusted(SHEET, [Adjustment("效益", figure("32.5"), "佐证材料不全", "复核人")])
    assert (found.stated, found.total) == (100, Decimal("92.50"))
    assert [(one.before.printed, one.adjustment.score.printed) for one in found.changes] == [("40", "32.5")]


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (Adjustment("效果", figure("1"), "理由", ""), "没有指标“效果”"),
        (Adjustment("效益", figure("1"), " ", ""), "必须说明理由"),
        (Adjustment("效益", figure("40.5"), "理由", ""), "应在 0 到 40 分之间"),
        (Adjustment("效益", figure("1").negated(), "理由", ""), "应在 0 到 40 分之间"),
    ],
)
def test_an_adjustment_without_ground_is_refused(one, message):
    with pytest.raises(PerformanceError, match=message):
        adjusted(SHEET, [one])
