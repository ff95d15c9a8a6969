"""The common course of the checks that are a list of patterns."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import first_of_each, matches
from jiheng.checks.text.settings import number
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.findings import Finding, Result, Rule


def matched(case: Case, rule: Rule) -> Iterable[Result]:
    """One finding for each stretch that a pattern of the rule touches; ``sentences`` are patterns of paragraphs alone.

    From ``gather_from`` places in one body on they have one cause: one finding, with the other places under it. Each
    match of the patterns ``each`` is a finding of its own.
    """

    def look(body: Body) -> Iterable[Finding]:
        places = [*matches(rule, body.stretches), *matches(rule, body.paragraphs, "sentences")]
        ordered = sorted(places, key=lambda match: match.span)
        found = [finding(case, rule, match.span) for match in first_of_each(ordered)]
        yield from gathered(found) if len(found) >= number(rule, "gather_from") else found
        yield from (finding(case, rule, match.span) for match in matches(rule, body.stretches, "each"))

    return judged(case, rule, look)
