"""Scoring against hand-made truth, on a truth small enough to be counted by hand."""

from benchmarks.accuracy.truth import Answer, score

TEXT = "收入合计100万元，占90%。\n支出合计80万元，减少20万元。\n人员5人。\n"
FIGURES = {"facts": 9, "not_understood": [{}]}


def fact(line, quote, concept, measure, value, unit):
    start = TEXT.index(quote)
    assert TEXT.count("\n", 0, start) + 1 == line
    place = {"start": start, "end": start + len(quote), "direction": None}
    return {"concept": concept, "measure": measure, "value": value, "unit": unit, "year": 2023, **place}


def alarm(quote, severity="error", kind="ratio"):
    start = TEXT.index(quote)
    place = {"quote": quote, "start": start, "end": start + len(quote), "line": 1}
    return {"kind": kind, "severity": severity, "message": "", "rule": "r", **place}


def defect(number, line, quote, kind, severity, basis):
    place = {"line": line, "lines": [line], "quote": quote}
    return {"id": number, "kind": kind, "severity": severity, "basis": basis, **place}


def true_fact(line, concept, measure, value, unit):
    place = {"line": line, "entity": "局", "year": "2023"}
    return {"concept": concept, "measure": measure, "value": value, "unit": unit, **place}


TRUTH = {
    "findings": [
        defect("1", 1, "占90%", "ratio", "error", "document"),
        defect("2", 3, "人员5人", "staff_total", "warning", "rule"),
        defect("3", 3, "人员5人", "other", "error", "judgement"),
    ],
    "right_statements": [{"id": "c", "line": 2, "quote": "减少20万元", "kind": "growth_amount"}],
    "facts": [true_fact(1, "收入合计", "决算数", "100", "万元"), true_fact(3, "在职人员数", "数量", "5", "人")],
}


def test_errors_and_warnings_are_found_on_their_lines_and_judgements_do_not_count():
    result = score("x", TRUTH, Answer(TEXT, [alarm("占90%")], [], FIGURES))
    assert result.errors == (1, 1)
    assert result.warnings == (0, 1)


def test_an_error_on_a_right_statement_is_false_and_a_hint_is_not():
    assert len(score("x", TRUTH, Answer(TEXT, [alarm("减少20万元")], [], FIGURES)).false) == 1
    assert score("x", TRUTH, Answer(TEXT, [alarm("减少20万元", "hint")], [], FIGURES)).false == []


def test_facts_need_line_value_unit_year_measure_and_concept():
    right = fact(1, "100", "收入合计", "决算数", "100", "万元")
    wrong = fact(3, "5", "离休人员数", "数量", "5", "人")
    result = score("x", TRUTH, Answer(TEXT, [], [right, wrong], FIGURES))
    assert result.facts == (1, 2)
    assert any("在职人员数" in missed for missed in result.missed)
