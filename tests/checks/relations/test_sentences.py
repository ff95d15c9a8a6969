"""What one sentence claims: hand-made figures, verdicts worked out by hand."""

from dataclasses import replace

import pytest

from jiheng.document import Block, Role, Span
from jiheng.findings import Outcome, Severity
from tests.checks.relations.drafts import DOWN, LEVEL, UP, Draft


def spending(whole="2657.66", basic="1324.37", projects="1333.29", shares=("49.83", "50.17"), **more):
    draft = Draft()
    total = draft.account("支出合计", whole, kept=2)
    parts = [draft.account("基本支出", basic, kept=2), draft.account("项目支出", projects, kept=2)]
    names = zip(("基本支出", "项目支出"), shares, strict=True)
    rates = [draft.add(name, "占比", rate, "%", of="支出合计") for name, rate in names]
    draft.state("enumeration", whole=total, parts=parts, **more)
    for part, rate in zip(parts, rates, strict=True):
        draft.state("share", part=part, whole=total, share=rate)
    draft.state("shares", shares=rates)
    return draft


def test_a_right_sentence_passes_every_check():
    draft = spending()
    assert draft.findings() == []
    assert {result.outcome for result in draft.results} == {Outcome.PASSED}


@pytest.mark.parametrize(
    ("changed", "stated", "expected"),
    [
        ({"basic": "1342.37"}, "1342.37万元", "1324.37万元"),
        ({"projects": "1333.92"}, "1333.92万元", "1333.29万元"),
        ({"whole": "2675.66"}, "2675.66万元", "2657.66万元"),
        ({"shares": ("48.93", "50.17")}, "48.93%", "49.83%"),
    ],
)
def test_one_wrong_figure_is_one_finding_that_names_it(changed, stated, expected):
    (finding,) = spending(**changed).errors
    assert (finding.stated, finding.expected) == (stated, expected)
    assert expected.rstrip("万元%") in finding.correction
    assert finding.consequences


class Paragraph(Draft):
    """A draft whose lines are one paragraph."""

    @property
    def case(self):
        case = super().case
        block = Block(Role.PARAGRAPH, Span(0, len(self.text)))
        return replace(case, document=replace(case.document, blocks=(block,)))


@pytest.mark.parametrize(("other", "errors"), [("12.68", []), ("15.00", ["change_rate"])])
def test_a_change_that_fits_another_figure_of_its_paragraph_proves_nothing(other, errors):
    draft = Paragraph()
    draft.account("公务用车购置及运行维护费", other, kept=2)
    draft.changed("公务接待费", draft.account("公务接待费", "7.58", kept=2), UP, "0.38", "3.09")
    assert [finding.rule for finding in draft.errors] == errors


@pytest.mark.parametrize(("rate", "errors"), [("21.15", []), ("21.14", []), ("20.14", ["change_rate"])])
def test_a_rate_that_was_cut_off_fits_the_other_figure_too(rate, errors):
    draft = Paragraph()
    draft.account("收入总计", "1030.79", kept=2)
    draft.changed("年初结转和结余", draft.account("年初结转和结余", "118.08", kept=2), DOWN, "276.45", rate)
    assert [finding.rule for finding in draft.errors] == errors


def test_a_total_that_is_nought_elsewhere_is_of_another_budget():
    draft = Draft()
    draft.account("支出合计", "1084.25", kept=2)
    draft.account("支出合计", "0.00", kept=2)
    assert draft.errors == []


def test_a_remainder_of_rounding_is_a_hint():
    draft = spending(projects="1333.30")
    assert draft.errors == []
    (hint,) = draft.findings(Severity.HINT)
    assert (hint.rule, hint.stated, hint.expected) == ("parts_make_whole", "2657.66万元", "2657.67万元")
    assert hint.formula == "1324.37 + 1333.30 = 2657.67"


def test_a_truncated_share_is_a_hint():
    (hint,) = spending(shares=("49.83", "50.16")).findings(Severity.HINT)[:1]
    assert (hint.stated, hint.expected) == ("50.16%", "50.17%")


def test_an_open_list_is_a_limit_only():
    assert spending(basic="24.37", complete=False, shares=("0.92", "50.17")).outcome("parts_make_whole") == set()
    draft = Draft()
    roles = {"whole": draft.account("项目支出", "40.30"), "parts": [draft.account("培训费", "45.00")]}
    draft.state("enumeration", complete=False, **roles)
    (finding,) = draft.findings()
    assert (finding.rule, finding.severity) == ("parts_within_whole", Severity.WARNING)
    assert finding.expected == "不超过40.30万元"


def test_parts_that_nest_are_not_added_twice():
    draft = Draft()
    whole, *parts = (draft.add(name, "数量", number, "人") for name, number in [
        ("编制数", "49"), ("行政编制数", "11"), ("事业编制数", "38"), ("参公编制数", "24")])  # fmt: skip
    draft.state("enumeration", whole=whole, parts=parts)
    assert draft.outcome("staff_parts") == {Outcome.PASSED}


def test_staff_is_exact_and_has_its_own_kind():
    draft = Draft()
    names = ("编制数", "行政编制数", "参公编制数", "事业编制数", "工勤编制数")
    numbers = ("40", "23", "7", "10", "1")
    whole, *parts = (draft.add(name, "数量", number, "名") for name, number in zip(names, numbers, strict=True))
    draft.state("enumeration", whole=whole, parts=parts)
    (finding,) = draft.errors
    assert (finding.kind, finding.stated, finding.expected) == ("staff_total", "40名", "41名")
    assert finding.formula == "23 + 7 + 10 + 1 = 41"
    assert finding.correction == ""  # any of the five may be the wrong one


@pytest.mark.parametrize(
    ("current", "direction", "amount", "rate", "rule"),
    [
        ("2657.66", UP, "136.87", "5.43", None),
        ("82", DOWN, "14.19", "14.75", None),
        ("82", DOWN, "14.19", "15.07", "change_rate"),
        ("21.26", UP, "21.26", "100", "change_from_zero"),
        ("0", DOWN, "0", None, "change_of_nothing"),
    ],
)
def test_changes_without_a_stated_base(current, direction, amount, rate, rule):
    draft = Draft()
    draft.changed("公务接待费", draft.account("公务接待费", current), direction, amount, rate)
    assert [finding.rule for finding in draft.findings()] == ([rule] if rule else [])


def test_a_rate_is_told_with_its_computation_and_its_correction():
    draft = Draft()
    draft.changed("公务接待费", draft.account("公务接待费", "82"), DOWN, "14.19", "15.07")
    (finding,) = draft.errors
    assert finding.formula == "82 + 14.19 = 96.19；14.19 ÷ 96.19 = 14.75%"
    assert finding.correction.endswith("减少14.75%")
    assert [evidence.fact for evidence in finding.evidence] == [2, 0, 1]


def with_base(current, base, direction, amount, rate=None):
    draft = Draft()
    roles = {"current": draft.account("收入合计", current), "base": draft.account("收入合计", base, year=2022)}
    draft.state("change", **roles, **draft.change("收入合计", direction, amount, rate))
    return draft


def test_the_two_years_prove_amount_and_rate():
    assert with_base("2752.93", "2935.11", DOWN, "182.18", "6.21").findings() == []
    (finding,) = with_base("2752.93", "2935.11", DOWN, "128.18").errors
    assert (finding.rule, finding.expected) == ("change_amount", "182.18万元")
    assert finding.formula == "2935.11 − 2752.93 = 182.18"
    (finding,) = with_base("2752.93", "2935.11", DOWN, "182.18", "5.21").errors
    assert (finding.rule, finding.expected) == ("change_rate", "6.21%")


def test_a_wrong_direction_is_one_finding():
    (finding,) = with_base("2752.93", "2935.11", UP, "182.18", "6.21").errors
    assert (finding.rule, finding.stated, finding.expected) == ("change_direction", UP, DOWN)
    draft = Draft()
    draft.changed("公务接待费", draft.account("公务接待费", "82"), UP, "14.19", "14.75")
    (finding,) = draft.errors
    assert finding.kind == "growth_direction"


def test_a_wrong_unit_is_named():
    draft = Draft()
    roles = {
        "current": draft.account("支出合计", "17845.75"),
        "base": draft.account("支出合计", "51182.06", unit="元", year=2022),
    }
    draft.state("change", **roles, **draft.change("支出合计", DOWN, "33336.31", "65.13"))
    (finding,) = draft.errors
    assert (finding.kind, finding.stated, finding.expected) == ("unit", "51182.06元", "51182.06万元")


def test_level_means_equal():
    draft = Draft()
    roles = {"current": draft.account("收入合计", "150.00"), "base": draft.account("收入合计", "120.00", year=2022)}
    draft.state("change", **roles, **draft.change("收入合计", LEVEL, None))
    (finding,) = draft.errors
    assert (finding.rule, finding.kind) == ("change_level", "growth_direction")


def test_level_may_hide_what_two_figures_round_away():
    draft = Draft()
    roles = {"current": draft.account("收入合计", "3.18"), "base": draft.account("收入合计", "3.19", year=2022)}
    draft.state("change", **roles, **draft.change("收入合计", LEVEL, None))
    (finding,) = draft.findings()
    assert finding.severity is Severity.HINT


def test_about_level_is_allowed_a_little():
    for base, rules in (("147.00", []), ("120.00", ["change_level"])):
        draft = Draft()
        roles = {"current": draft.account("收入合计", "150.00"), "base": draft.account("收入合计", base, year=2022)}
        of = {"direction": LEVEL, "base_year": 2022, "base_measure": "决算数", "words": "基本"}
        draft.state("change", **roles, amount=draft.add("收入合计", "增减额", None, **of))
        assert [finding.rule for finding in draft.findings()] == rules


@pytest.mark.parametrize(
    ("budget", "current", "rate", "rule", "severity"),
    [
        ("321.02", "307.82", "95.89", None, None),
        ("321.02", "307.82", "93.89", "completion_rate", Severity.ERROR),
        ("0", "307.82", "95.89", "completion_of_zero_budget", Severity.ERROR),
        ("0", "0", "0", "completion_of_nothing", Severity.HINT),
        ("7.35", "7.17", "98", None, None),
    ],
)
def test_completion(budget, current, rate, rule, severity):
    draft, name = Draft(), "一般公共预算财政拨款支出"
    roles = {"budget": draft.add(name, "年初预算数", budget), "current": draft.account(name, current)}
    done = draft.add(name, "完成率", rate, "%", base_measure="年初预算数")
    draft.state("completion", rate=done, **roles)
    found = [(finding.rule, finding.severity) for finding in draft.findings()]
    assert found == ([(rule, severity)] if rule else [])


def test_a_completion_without_its_budget_is_not_called_right():
    draft = Draft()
    current = draft.account("公务接待费", "82")
    draft.state(
        "completion", current=current, rate=draft.add("公务接待费", "完成率", "100", "%", base_measure="预算数")
    )
    (result,) = draft.results
    assert result.outcome is Outcome.NOT_CHECKABLE
    assert "预算数" in result.reason


@pytest.mark.parametrize(("word", "expected"), [("<", None), (">", "小于"), ("=", "小于")])
def test_words_of_comparison(word, expected):
    draft = Draft()
    roles = {"left": draft.account("行政运行", "51.32"), "right": draft.add("行政运行", "全年预算数", "52.00")}
    draft.state("comparison", word=word, **roles)
    assert [finding.expected for finding in draft.errors] == ([expected] if expected else [])


def test_shares_that_are_cut_off_close_with_a_hint():
    for shares, severities in (
        (("88.34", "11.65"), [Severity.HINT]),
        (("33.33", "33.33", "33.33"), [Severity.HINT]),
        (("33.33", "33.33", "33.30"), [Severity.ERROR]),
        (("33.33", "33.33", "33.34"), []),
    ):
        draft = Draft()
        draft.state("shares", shares=[draft.add(f"第{at}项", "占比", share, "%") for at, share in enumerate(shares)])
        assert [finding.severity for finding in draft.findings()] == severities


def test_weights_of_factors_close():
    for last, rules in (("10", []), ("20", ["factor_weights"])):
        draft = Draft()
        factors = ("40", "30", "20", last)
        weights = [draft.add("因素法权重", "占比", weight, "%", indicator=weight) for weight in factors]
        draft.state("shares", shares=weights)
        assert [finding.rule for finding in draft.findings()] == rules


def test_a_quotient_of_stated_figures():
    draft = Draft()
    above, below = draft.account("资产配置金额", "7.17"), draft.add("资产配置金额", "预算数", "7.35")
    rates = [draft.add("资产配置预算执行率", "完成率", rate, "%") for rate in ("98", "95")]
    for rate in rates:
        draft.state("quotient", numerator=above, denominator=below, result=rate)
    (finding,) = draft.errors
    assert (finding.rule, finding.stated, finding.expected) == ("stated_quotient", "95%", "98%")


def test_figures_of_other_units_are_not_added():
    draft = Draft()
    counts = [draft.add("项目总数", "数量", number, "个") for number in ("3", "4")]
    draft.state("enumeration", whole=draft.account("项目支出", "40.30"), parts=counts)
    assert draft.outcome("parts_make_whole") == {Outcome.NOT_APPLICABLE}


def test_approximate_figures_prove_nothing():
    draft = spending(projects="1303.29")
    assert draft.errors
    draft.facts[2] = replace(draft.facts[2], quantity=replace(draft.facts[2].quantity, approximate=True))
    assert draft.errors == []
    assert Outcome.NOT_CHECKABLE in draft.outcome("parts_make_whole")


def test_one_vehicle_among_noughts_is_a_list_and_none_inside_it():
    draft = Draft()
    whole = draft.add("公务用车保有量", "数量", "3", "辆")
    kinds = ("主要负责人用车", "执法执勤用车", "特种专业技术用车", "其他用车")
    numbers = zip(kinds, ("0", "1", "0", "1"), strict=True)
    parts = [draft.add("公务用车保有量", "数量", number, "辆", population=name) for name, number in numbers]
    draft.state("enumeration", whole=whole, parts=parts)
    (finding,) = draft.errors
    assert (finding.stated, finding.expected) == ("3辆", "2辆")


def test_a_count_is_never_less_than_nothing():
    draft = Draft()
    whole = draft.add("在职人员数", "数量", "31", "人")
    numbers = zip(("行政人员数", "事业人员数", "工勤人员数"), ("17", "28", "1"), strict=True)
    parts = [draft.add(name, "数量", number, "人") for name, number in numbers]
    draft.state("enumeration", whole=whole, parts=parts)
    (finding,) = draft.errors
    assert (finding.stated, finding.expected) == ("31人", "46人")


def test_level_is_not_mended_by_another_sentence_that_tells_the_change():
    draft = Draft()
    current = draft.account("支出合计", "941.82")
    draft.changed("支出合计", current, LEVEL, None)
    draft.account("支出合计", "827.13", year=2022)
    draft.changed("支出合计", current, UP, "114.69", "13.87")
    assert [finding.rule for finding in draft.errors] == ["change_level"]


def test_several_shares_of_all_are_shares_of_several_wholes():
    draft = Draft()
    shares = [draft.add(name, "占比", "100.00", "%") for name in ("固定资产", "无形资产")]
    draft.state("shares", shares=shares)
    assert not draft.errors
