"""Relations between figures that stand in different sentences, parts and tables."""

from jiheng.checks import clustered
from jiheng.findings import Outcome, Severity
from tests.checks.relations.drafts import DOWN, LEVEL, UP, Draft


def three_public(reception="82", change="12.19", rate="12.94", direction=DOWN):
    """三公: 97.62 last year (0 + 3.43 + 94.19), 107.75 this year (21.26 + 4.48 + 82, a remainder of 0.01)."""
    draft = Draft()
    for name, printed, *changed in (
        ("“三公”经费", "107.75", UP, "10.13", "10.38"),
        ("因公出国（境）费", "21.26", UP, "21.26", None),
        ("公务用车购置及运行维护费", "4.48", UP, "1.05", "30.61"),
        ("公务接待费", reception, direction, change, rate),
    ):
        draft.changed(name, draft.account(name, printed, kept=2), *changed)
    for name, printed in (("国内公务接待费", "81.32"), ("外事接待费", "0.68")):
        draft.account(name, printed, kept=2)
    return draft


def test_the_chain_of_changes_holds():
    assert three_public().errors == []


def test_one_wrong_change_is_found_by_the_chain_and_explains_its_rate():
    (finding,) = three_public(change="14.19", rate="15.07").errors
    assert (finding.rule, finding.kind) == ("changes_of_parts", "growth_amount")
    assert (finding.stated, finding.expected) == ("14.19万元", "12.19万元")
    (rate,) = finding.consequences
    assert (rate.rule, rate.stated, rate.expected) == ("change_rate", "15.07%", "12.94%")


def test_amount_and_rate_that_agree_with_each_other_but_not_with_the_chain():
    # 14.19 ÷ 96.19 = 14.75 %: right by itself, wrong between the total and the other parts.
    (finding,) = three_public(change="14.19", rate="14.75").errors
    assert finding.rule == "changes_of_parts"
    assert finding.correction == ""  # each of three parts with its own rate could be the wrong one


def test_a_wrong_part_is_named_where_its_own_parts_bear_it_out():
    (finding,) = three_public(reception="28").errors
    assert (finding.stated, finding.expected) == ("28万元", "82万元")
    assert {one.rule for one in finding.consequences} >= {"three_public"} - {finding.rule}


def test_a_direction_in_words_alone_must_fit_the_whole():
    for word, rules in ((LEVEL, []), (DOWN, ["directions_of_parts"])):
        draft = Draft()
        whole, part = draft.account("公务接待费", "10.4"), draft.account("国内公务接待费", "10.4")
        other = draft.account("外事接待费", "0")
        draft.changed("公务接待费", whole, LEVEL, None)
        draft.changed("外事接待费", other, LEVEL, None)
        draft.changed("国内公务接待费", part, word, None)
        assert [finding.rule for finding in draft.findings()] == rules


def balance(closing="0", opening="1040.50"):
    draft = Draft()
    draft.account("收入合计", "2752.93", kept=2)
    draft.account("支出合计", "3793.43", kept=2)
    draft.account("年初结转和结余", opening)
    draft.account("年末结转和结余", closing)
    return draft


def test_income_and_expenditure_balance():
    assert balance().findings() == []
    (finding,) = balance(opening="1004.50").errors
    assert finding.kind == "balance"


def test_last_years_closing_stands_for_this_years_opening():
    draft = Draft()
    draft.account("收入合计", "2752.93", kept=2)
    draft.account("支出合计", "3793.43", kept=2)
    draft.changed("年末结转和结余", draft.account("年末结转和结余", "0"), DOWN, "0")
    (finding,) = draft.errors
    assert finding.kind == "balance"
    assert "3793.43" in finding.formula


def test_without_carry_over_nothing_is_said_of_the_balance():
    draft = Draft()
    draft.account("收入合计", "2752.93")
    draft.account("支出合计", "3793.43")
    assert draft.findings() == []
    assert draft.outcome("balance") == {Outcome.NOT_CHECKABLE}


def test_a_list_that_may_go_on_proves_only_too_much():
    for parts, errors in ((("60", "30"), 0), (("60", "60"), 1)):
        draft = Draft()
        draft.account("支出合计", "100.00")
        for name, part in zip(("基本支出", "项目支出"), parts, strict=True):
            draft.account(name, part + ".00")
        assert len(draft.errors) == errors


def test_the_same_figure_stated_twice():
    draft = Draft()
    for printed in ("82.00", "82.00", "28.00"):
        draft.account("公务接待费", printed)
    (finding,) = draft.errors
    assert (finding.rule, finding.stated, finding.expected) == ("same_figure", "28.00万元", "82.00万元")


def test_a_shorter_rounding_is_the_same_figure():
    draft = Draft()
    draft.account("公务接待费", "81.62")
    draft.account("公务接待费", "82")
    draft.account("公务接待费", "816,231.40", unit="元")
    assert draft.errors == []


def test_table_and_text_have_their_own_kind():
    draft = Draft()
    draft.account("公务接待费", "82.00", table=0, cell=(1, 1))
    draft.account("公务接待费", "28.00")
    (finding,) = draft.errors
    assert finding.kind == "table_text"
    draft = Draft()
    draft.account("公务接待费", "82.00", table=0, cell=(1, 1))
    draft.account("公务接待费", "28.00", table=1, cell=(4, 2))
    assert [one.kind for one in draft.errors] == ["table_table"]


def test_unknown_keys_and_equal_values_link_nothing():
    draft = Draft()
    keys = ({"entity": ""}, {"year": None}, {"entity": "全市"}, {"year": 2022}, {"month": "6"}, {"project": "甲"}, {})
    for more in keys:
        draft.account("公务接待费", f"{len(draft.facts) + 1}.00", **more)
    draft.account("教育支出", "134.84")
    draft.account("项目支出", "134.84")
    assert draft.findings() == []


def test_what_the_pack_does_not_know_is_not_compared():
    draft = Draft()
    draft.account("开展业务活动", "1.00")
    draft.account("开展业务活动", "2.00")
    draft.account("项目支出", "40.30")
    draft.account("项目支出", "15.00", words="信息化平台建设项目支出为")
    assert draft.errors == []


def test_many_values_under_one_key_do_not_tell_it_apart():
    draft = Draft()
    for printed in ("1.00", "2.00", "3.00"):
        draft.account("公务接待费", printed)
    assert draft.errors == []
    assert draft.outcome("same_figure") == {Outcome.NOT_CHECKABLE}


def subjects(first="741.34", second="1211.50", housing="70.91"):
    draft = Draft()
    draft.account("一般公共预算财政拨款支出", "2087.68", kept=2)
    draft.account("一般公共服务支出", "1952.84", kept=2)
    draft.account("住房保障支出", "134.84", kept=2)
    for path, printed in {
        "一般公共服务支出/商贸事务/行政运行": first,
        "一般公共服务支出/商贸事务/招商引资": second,
        "住房保障支出/住房改革支出/住房公积金": housing,
        "住房保障支出/住房改革支出/购房补贴": "63.93",
    }.items():
        name = "（类）、".join(path.split("/")) + "（项）支出决算为"
        draft.account(path.rpartition("/")[2], printed, classification=path, kept=2, words=name)
    return draft


def test_subjects_add_up_to_their_classes_and_to_the_whole():
    assert subjects().findings() == []
    (finding,) = subjects(second="1121.50").errors
    assert (finding.stated, finding.expected) == ("1121.50万元", "1211.50万元")


def test_a_list_that_is_not_seen_to_be_complete_proves_only_too_much():
    draft = Draft()
    draft.account("教育支出", "60.00", kept=2)
    for name, printed in (("小学教育", "30.00"), ("初中教育", "20.00")):
        draft.account(name, printed, classification=f"教育支出/普通教育/{name}", kept=2)
    assert draft.errors == []
    assert draft.outcome("classes_add_up") == {Outcome.NOT_CHECKABLE}


def test_items_of_one_name_under_two_parents_are_two_figures():
    draft = Draft()
    for path, printed in (("教育支出/教育管理事务/行政运行", "10.00"), ("住房保障支出/城乡社区住宅/行政运行", "20.00")):
        draft.account("行政运行", printed, classification=path)
    assert draft.errors == []


def test_limits_warn():
    draft = Draft()
    draft.add("事业编制数", "数量", "10", "名")
    draft.add("事业人员数", "数量", "11", "人")
    draft.add("公务接待费", "预算数", "10.00")
    draft.account("公务接待费", "12.00")
    found = {(finding.rule, finding.severity, finding.stated) for finding in draft.findings()}
    assert found == {("staff_within_quota", Severity.WARNING, "11人"), ("over_budget", Severity.WARNING, "12.00万元")}


def test_projects_and_their_execution():
    draft = Draft()
    draft.account("项目支出", "1333.29", kept=2)
    for name, money, rate in (("常年", "1237.29", "99.9"), ("阶段（一次性）", "96", "100")):
        draft.add(f"{name}项目预算", "预算数", money, kept=2)
        draft.add(f"{name}项目预算执行进度", "完成率", rate, "%")
    (finding,) = draft.findings()
    assert (finding.rule, finding.expected) == ("projects_executed", "1332.05万元")


def test_a_warning_about_a_wrong_figure_stands_under_its_error():
    draft = Draft()
    for name, printed in (("支出合计", "100.00"), ("基本支出", "60.00"), ("项目支出", "400.00")):
        draft.account(name, printed)
    draft.add("项目支出", "全年预算数", "50.00")
    (finding,) = clustered(draft.results, draft.case)
    assert (finding.severity, finding.stated, finding.expected) == (Severity.ERROR, "400.00万元", "40.00万元")
    assert [one.rule for one in finding.consequences] == ["over_budget"]


def test_parts_that_are_stated_may_already_be_too_much():
    draft = Draft()
    whole, part = draft.account("“三公”经费", "10.08"), draft.account("公务接待费", "12.01")
    assert whole < part
    (finding,) = draft.errors
    assert (finding.rule, finding.expected) == ("three_public", "不少于12.01万元")


def test_roundings_of_one_figure_are_no_rivals_of_the_wrong_one():
    draft = Draft()
    for printed in ("1051.33", "1051.33"):
        draft.account("支出合计", printed)
    draft.account("支出合计", "10513267.00", unit="元")
    wrong = draft.account("支出合计", "1501.33")
    (finding,) = draft.errors
    assert (finding.rule, finding.facts[0], finding.expected) == ("same_figure", wrong, "1051.33万元")


def test_what_small_firms_won_in_all_projects_lies_within_procurement():
    draft = Draft()
    for name in ("政府采购支出总额", "预留项目中小企业成交金额", "其他项目中小企业成交金额"):
        draft.account(name, "21.07")
    (finding,) = draft.errors
    assert finding.rule == "procurement_within"
    assert finding.formula == "21.07 + 21.07 = 42.14 > 21.07万元"


def granted(item="304.50", group="441.20", of_fund="441.20"):
    """All of 财政拨款 is one fund's, beside 21.50 of the unit's own: what is told of both is the same."""
    draft = Draft()
    draft.account("支出合计", "462.70")
    draft.account("财政拨款支出", "441.20")
    draft.account("一般公共预算财政拨款支出", of_fund)
    for fund, printed, class_printed in (("一般公共预算", "304.50", "441.20"), ("财政拨款", item, group)):
        draft.account("案件审判", printed, fund=fund, classification="公共安全支出/法院/案件审判")
        draft.account("公共安全支出", class_printed, fund=fund)
    return [finding.rule for finding in draft.errors]


def test_what_is_told_of_all_funds_is_its_only_funds():
    assert granted() == []
    assert granted(item="340.50") == ["same_figure"]
    assert granted(group="414.20") == ["same_figure"]


def test_where_there_are_several_funds_each_has_its_own():
    assert "same_figure" not in granted(item="340.50", of_fund="400.00")


def test_a_figure_told_right_behind_another_one_is_told_of_its_own_name():
    for printed, rules in (("640.00", []), ("460.00", ["same_figure"])):
        draft = Draft()
        draft.account("支出总计", printed, words="收入总计640.00万元、支出总计")
        draft.account("支出总计", "640.00")
        draft.account("支出总计", "640.00")
        assert [finding.rule for finding in draft.errors] == rules
