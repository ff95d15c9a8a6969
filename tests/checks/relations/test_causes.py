"""One cause gives one finding; nothing that a ledger can hold makes the checks fall."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks import clustered
from jiheng.checks.relations import relations
from jiheng.document import Span
from jiheng.findings import Finding, Result, Severity
from jiheng.ledger import Statement
from tests.checks.relations.drafts import DOWN, LEVEL, UP, Draft

FORMS = ("enumeration", "share", "shares", "change", "completion", "comparison", "quotient")
ROLES = ("whole", "parts", "part", "share", "shares", "current", "base", "amount", "rate", "budget", "left", "right",
         "numerator", "denominator", "result")  # fmt: skip


def finding(rule, severity, start, facts, part="p1", **more):
    more = {"kind": "sum", "title": rule, "message": rule, **more}
    return Finding(rule, severity=severity, span=Span(start, start + 1), part=part, facts=facts, **more)


def results(*findings):
    from jiheng.findings import Outcome

    return [Result(one.rule, Outcome.FAILED, one.span, one) for one in findings]


def test_findings_about_one_figure_stand_under_the_gravest():
    draft = Draft()
    draft.account("项目支出", "40.00")
    draft.account("基本支出", "60.00")
    warning = finding("limit", Severity.WARNING, 5, (0, 1), stated="40")
    error = finding("sum", Severity.ERROR, 9, (0,), stated="40")
    other = finding("other", Severity.ERROR, 7, (1,), stated="60")
    found = clustered(results(warning, error, other), draft.case)
    assert [(one.rule, [two.rule for two in one.consequences]) for one in found] == [("other", []), ("sum", ["limit"])]


def test_a_table_in_the_wrong_unit_is_one_cause():
    draft = Draft()
    for name, printed in (("基本支出", "236.04"), ("项目支出", "28.06"), ("支出合计", "264.10")):
        draft.account(name, printed)
        draft.account(name, printed, unit="元", table=0, cell=(1, len(draft.facts)))
    (found,) = clustered(draft.results, draft.case)
    assert found.kind == "unit"
    assert len(found.consequences) == 2


def test_remainders_are_one_hint_for_each_part():
    draft = Draft()
    draft.account("项目支出", "40.00")
    hints = [
        finding("sum", Severity.HINT, at, (0,), part, title="尾差") for at, part in ((1, "p1"), (2, "p1"), (3, "p2"))
    ]
    assert [len(one.consequences) for one in clustered(results(*hints), draft.case)] == [1, 0]


def test_what_is_not_about_figures_stays_apart():
    words = [finding("typo", Severity.HINT, at, ()) for at in (1, 2)]
    assert len(clustered(results(*words), Draft().case)) == 2


def test_an_empty_ledger_says_nothing():
    assert relations(Draft().case) == []


figures = st.tuples(
    st.sampled_from(["支出合计", "基本支出", "公务接待费", "“三公”经费", "行政运行", "某事"]),
    st.sampled_from(["决算数", "预算数", "年初预算数", "增减额", "增减率", "占比", "完成率", "数量"]),
    st.sampled_from([None, "0", "0.00", "1.5", "12.34", "100", "99999999999999.99"]),
    st.sampled_from(["万元", "元", "亿元", "%", "人", ""]),
    st.sampled_from(["", UP, DOWN, LEVEL]),
    st.sampled_from([None, 2022, 2023]),
    st.sampled_from([None, 0, 1]),
    st.sampled_from(["", "教育支出/普通教育/行政运行"]),
)
bindings = st.tuples(
    st.sampled_from(FORMS),
    st.dictionaries(st.sampled_from(ROLES), st.lists(st.integers(0, 7), max_size=4), max_size=5),
    st.booleans(),
    st.sampled_from(["", ">", "<", "=", ">=", "?"]),
)


@given(st.lists(figures, min_size=8, max_size=8), st.lists(bindings, max_size=5))
def test_no_ledger_makes_the_checks_fall(rows, bound):
    draft = Draft()
    for concept, measure, printed, unit, direction, year, table, path in rows:
        more = {
            "direction": direction,
            "base_year": 2022 if direction else None,
            "table": table,
            "classification": path,
        }
        draft.add(concept, measure, printed, unit, year=year, **more)
    for form, roles, complete, word in bound:
        named = {role: tuple(indices) for role, indices in roles.items()}
        draft.statements.append(Statement(form, Span(0, len(draft.text)), named, complete, word))
    case = draft.case
    found = relations(case)
    assert clustered(found, case) == clustered(found[::-1], case)
