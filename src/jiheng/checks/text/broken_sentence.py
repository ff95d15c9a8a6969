"""Doubled punctuation, and a verb before a bare amount where a term was swallowed."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.every_match import every_match
from jiheng.findings import Result, Rule


def broken_sentence(case: Case, rule: Rule) -> Iterable[Result]:
    """，。 and 严控290.5万元 in running text."""
    return every_match(case, rule)
