"""Codes of subjects in a table beside a name that is not theirs."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.coded import coded_cells, plain
from jiheng.checks.text.verdicts import finding
from jiheng.findings import Outcome, Result, Rule
from jiheng.policy.classification import classifications


def subject_code(case: Case, rule: Rule) -> Iterable[Result]:
    """A cell with a code whose row in the list is verified, and beside it a name that is not the list's."""
    known = {code: row for one in classifications(case.pack).values() for code, row in one.by_code.items()}
    for code, name in coded_cells(case):
        row = known.get(code.text.strip())
        if row is None or not row.verified:
            yield Result(rule.id, Outcome.NOT_APPLICABLE, code.span)
        elif plain(name.text) == plain(row.name):
            yield Result(rule.id, Outcome.PASSED, name.span)
        else:
            found = finding(case, rule, name.span, code=row.code, expected=row.name)
            yield Result(rule.id, Outcome.FAILED, name.span, found)
