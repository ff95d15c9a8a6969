"""Reasons that say the opposite of the change that they explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def contrary_reason(case: Case, rule: Rule) -> Iterable[Result]:
    """增加…主要原因是…减少: the reason ends in the other direction and nowhere names the own one."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            reason = match.found["reason"]
            if _contrary(rule, match, reason):
                yield finding(case, rule, match.stretch.span(*match.found.span("reason")), word=match.found["word"])

    return judged(case, rule, look)


def _contrary(rule: Rule, match: Match, reason: str) -> bool:
    rises = bool(pattern(rule, "rising").fullmatch(match.found["word"]))
    own, other = ("rising", "falling") if rises else ("falling", "rising")
    last = pattern(rule, f"{other}_end").search(reason)
    return last is not None and not pattern(rule, own).search(reason)
