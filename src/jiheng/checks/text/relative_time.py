"""今年 and 目前 in a report that is read in other years."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.matched import matched
from jiheng.findings import Result, Rule


def relative_time(case: Case, rule: Rule) -> Iterable[Result]:
    """Words whose meaning depends on the day of writing, in a report on a year that is over: one finding for a body."""
    return matched(case, rule)
