"""Figures of a change without their unit."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.every_match import every_match
from jiheng.findings import Result, Rule


def bare_figure(case: Case, rule: Rule) -> Iterable[Result]:
    """增长13.95。 and 增加12.5， in running text: neither 万元 nor %."""
    return every_match(case, rule)
