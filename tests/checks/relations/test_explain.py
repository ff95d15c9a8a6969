"""The computation of a finding of the JSON report as a tree."""

from decimal import Decimal

from jiheng.checks.relations.explain import explain


def evidence(*values):
    return [{"value": value, "start": at} for at, value in enumerate(values)]


def test_steps_become_branches_and_operands_keep_their_places():
    finding = {"formula": "82 + 14.19 = 96.19；14.19 ÷ 96.19 = 14.75%", "evidence": evidence("15.07", "82", "14.19")}
    (rate,) = explain(finding)
    assert (rate.text, rate.value) == ("14.75%", Decimal("14.75"))
    amount, base = rate.children
    assert (amount.text, amount.evidence["start"], base.operator) == ("14.19", 2, "÷")
    assert [(child.operator, child.text, child.evidence["start"]) for child in base.children] == [
        ("", "82", 1),
        ("+", "14.19", 2),
    ]


def test_equal_operands_take_their_own_places():
    finding = {"formula": "60 + 60 = 120", "evidence": evidence("119", "60", "60")}
    (total,) = explain(finding)
    assert [child.evidence["start"] for child in total.children] == [1, 2]


def test_a_limit_keeps_its_two_sides():
    (limit,) = explain({"formula": "100 + 25 = 125 < 233.5万元", "evidence": evidence("233.5", "100", "25")})
    left, right = limit.children
    assert (limit.text, left.text, len(left.children), right.evidence["start"]) == ("<", "125", 2, 0)


def test_a_finding_without_computation_has_no_tree():
    assert explain({"formula": "", "evidence": []}) == ()
    assert explain({}) == ()
