"""A gap of the template that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.matched import matched
from jiheng.findings import Result, Rule


def placeholder(case: Case, rule: Rule) -> Iterable[Result]:
    """XX in XX局, 待填, an amount without its digits, a reason that ends where it should begin."""
    return matched(case, rule)
