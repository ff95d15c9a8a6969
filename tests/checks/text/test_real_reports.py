"""The defects that careful readers found in real reports and that are not arithmetic, by line and rule."""

import pytest

from jiheng.checks.text import CHECKS
from jiheng.findings import Severity

from .reading import case

WANTED = {
    "reports/luxian-economy-it-2023-evaluation": {
        ("denied_figures", 30), ("other_year", 92), ("denied_scores", 39), ("doubled_words", 48),
        ("numbering", 41), ("numbering", 43),
    },
    "reports/luzhou-foreign-affairs-2023-disclosure": {
        ("class_basis", 235), ("indicator_count", 268), ("empty_annex", 305), ("missing_annex", 280),
        ("doubled_words", 273), ("full_stop", 289), ("denied_wording", 300),
        ("title_numbers", 315), ("denied_figures", 161), ("glossary_subject", 180), ("dead_subject", 186),
        ("dead_subject", 192), ("unused_gloss", 198), ("unused_gloss", 200),
        ("typo", 200), ("typo", 174), ("typo", 123), ("typo", 127), ("doubled_words", 19),
        ("numbering", 217), ("numbering", 219), ("numbering", 223), ("future_results", 250),
        ("missing_section", 209),
    },
    "reports/luxian-sasac-finance-2023-disclosure": {
        ("doubled_words", 92), ("doubled_words", 105), ("misspelt_subject", 70), ("misspelt_subject", 54),
        ("wrong_parent", 63), ("dead_subject", 66), ("part_of_year", 199),
        ("denied_parts", 206), ("figure_numbers", 55), ("paired_marks", 277), ("typo", 75),
    },
    "reports/yueyanglou-finance-office-2022-selfevaluation": {
        ("mobile_number", 154), ("part_of_year", 214), ("relative_time", 585), ("listed_annex", 608),
        ("blank_head", 622),
    },
    "samples/shanghai-2024-disclosure-social-work": {
        ("template_residue", 734), ("template_residue", 754), ("foreign_purpose", 822), ("listed_zero", 833),
        ("contents_titles", 35), ("same_reason", 795),
    },
    "samples/chongqing-2018-budget-transport": {("template_residue", 41), ("broken_sentence", 35)},
}  # fmt: skip
ERRORS = {
    "reports/luzhou-foreign-affairs-2023-disclosure": {("empty_annex", 305)},
    "reports/yueyanglou-finance-office-2022-selfevaluation": {("mobile_number", line) for line in (154, 537, 1014)},
    "samples/shanghai-2024-disclosure-social-work": {("template_residue", 734), ("template_residue", 754)},
    "samples/chongqing-2018-budget-transport": {("template_residue", 41)},
}


def findings_of(shared, name):
    made = case((shared / f"{name}.txt").read_text("utf-8"))
    rules = made.pack.rules
    return made.document, [one.finding for check in CHECKS for one in check(made, rules[check.__name__]) if one.finding]


@pytest.mark.parametrize("name", WANTED)
def test_known_defects_are_found_and_nothing_else_is_called_an_error(shared, name):
    document, findings = findings_of(shared, name)
    places = {(one.rule, document.line(span.start)) for one in findings for span in _spans(one)}
    assert WANTED[name] - places == set()
    errors = {(one.rule, document.line(one.span.start)) for one in findings if one.severity is Severity.ERROR}
    assert errors == ERRORS.get(name, set())


def _spans(finding):
    return [finding.span, *(consequence.span for consequence in finding.consequences)]
