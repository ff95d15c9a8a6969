"""Codes of subjects in a table beside a name that is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from jiheng.checks.case import Case
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding
from jiheng.document import Cell, Table
from jiheng.findings import Outcome, Result, Rule
from jiheng.policy.classification import PARENT_DIGITS, classifications


def subject_code(case: Case, rule: Rule) -> Iterable[Result]:
    """A cell with a code whose row in the list is verified, and beside it a name that is not the list's."""
    known = {code: row for one in classifications(case.pack).values() for code, row in one.by_code.items()}
    for table in case.document.tables:
        for code, name in _pairs(table, pattern(rule, "heads")):
            row = known.get(code.text.strip())
            if row is None or not row.verified:
                yield Result(rule.id, Outcome.NOT_APPLICABLE, code.span)
            elif _plain(name.text) == _plain(row.name):
                yield Result(rule.id, Outcome.PASSED, name.span)
            else:
                found = finding(case, rule, name.span, code=row.code, expected=row.name)
                yield Result(rule.id, Outcome.FAILED, name.span, found)


def _pairs(table: Table, heads: re.Pattern[str]) -> Iterator[tuple[Cell, Cell]]:
    """Each cell with a code in a column of codes, and the words right of it."""
    columns = {
        cell.column + offset for cell in table.cells if heads.search(cell.text) for offset in range(cell.column_span)
    }
    for row in table.rows():
        for code, name in pairwise(row):
            text = code.text.strip()
            if code.column in columns and text.isdecimal() and len(text) in PARENT_DIGITS and _plain(name.text):
                yield code, name


def _plain(name: str) -> str:
    """The ideographs of a name: spaces, brackets and numbers are written in many ways."""
    return "".join(character for character in name if character.isalpha())
