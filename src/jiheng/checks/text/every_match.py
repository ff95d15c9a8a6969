"""The common course of the checks that report every match of their patterns in the paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.matching import matches
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Result, Rule


def every_match(case: Case, rule: Rule) -> Iterable[Result]:
    """One finding for each match."""
    return judged(
        case, rule, lambda body: (finding(case, rule, match.span) for match in matches(rule, body.paragraphs))
    )
