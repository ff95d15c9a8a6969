"""What a template leaves behind in a text: the common course of the checks that look for it."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import first_of_each, matches
from jiheng.checks.text.settings import number
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.findings import Finding, Result, Rule


def leftovers(case: Case, rule: Rule) -> Iterable[Result]:
    """One finding for each stretch that a pattern of the rule touches; ``sentences`` are patterns of paragraphs alone.

    A body that is full of them is a blank template: one finding, with the other places under it.
    """

    def look(body: Body) -> Iterable[Finding]:
        left = [*matches(rule, body.stretches), *matches(rule, body.paragraphs, "sentences")]
        ordered = sorted(left, key=lambda match: match.span)
        found = [finding(case, rule, match.span) for match in first_of_each(ordered)]
        return gathered(found) if len(found) > number(rule, "blank_from") else found

    return judged(case, rule, look)
