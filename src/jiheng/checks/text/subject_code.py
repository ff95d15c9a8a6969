"""Codes of subjects in a table beside a name that is not theirs."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.coded import coded_cells, plain
from jiheng.checks.text.verdicts import finding
from jiheng.document import Cell
from jiheng.findings import Outcome, Result, Rule
from jiheng.policy.classification import Rename, classifications, renames


def subject_code(case: Case, rule: Rule) -> Iterable[Result]:
    """A cell with a code whose row in the list is verified, and beside it a name that is not that year's."""
    known = {code: row for one in classifications(case.pack).values() for code, row in one.by_code.items()}
    older = {(one.code, plain(one.old)): one for one in renames(case.pack)}
    for code, name in coded_cells(case):
        row = known.get(code.text.strip())
        if row is None or not row.verified:
            yield Result(rule.id, Outcome.NOT_APPLICABLE, code.span)
        elif plain(name.text) == plain(row.name) or _was(older.get((row.code, plain(name.text))), case, name):
            yield Result(rule.id, Outcome.PASSED, name.span)
        else:
            found = finding(case, rule, name.span, code=row.code, expected=row.name)
            yield Result(rule.id, Outcome.FAILED, name.span, found)


def _was(rename: Rename | None, case: Case, name: Cell) -> bool:
    """Whether a name that was replaced later may still have been in use in the year of its report."""
    part = case.document.part_at(name.span.start)
    return rename is not None and part is not None and part.year is not None and not rename.dead(part.year)
