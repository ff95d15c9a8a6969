"""Checks: Document + Ledger → Results. Arithmetic is rows and statements; all else is one file a check."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.checks.case import Case, Check
from jiheng.checks.causes import clustered
from jiheng.checks.forms import CHECKS as FORMS
from jiheng.checks.relations import relations
from jiheng.checks.text import CHECKS as TEXT
from jiheng.findings import Result

__all__ = ["CHECKS", "clustered", "run"]

CHECKS: tuple[Check, ...] = (*FORMS, *TEXT)
"""Every check that is not arithmetic, in the order in which they run."""


def run(case: Case, whole: Case | None = None) -> list[Result]:
    """Every application of every rule of the case's pack: passed, failed, not applicable or not checkable.

    ``whole`` is the case with the files that it is judged beside: arithmetic is of all of them.
    """
    return [*relations(whole or case), *_checked(case)]


def _checked(case: Case) -> Iterator[Result]:
    for check in CHECKS:
        rule = case.pack.rules.get(check.__name__)
        if rule is not None:
            yield from check(case, rule)
