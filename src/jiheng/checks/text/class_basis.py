"""基本支出 and 项目支出 taken for an economic classification."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.every_match import every_match
from jiheng.findings import Result, Rule


def class_basis(case: Case, rule: Rule) -> Iterable[Result]:
    """按经济分类 over 基本支出 and 项目支出, which are kinds of expenditure by nature."""
    return every_match(case, rule)
