"""A bank account in a text that is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Result, Rule


def bank_account(case: Case, rule: Rule) -> Iterable[Result]:
    """A long number beside the words of an account (账号, 开户行), in its own stretch or in the label before it."""
    return judged(case, rule, lambda body: (finding(case, rule, match.span) for match in _accounts(rule, body)))


def _accounts(rule: Rule, body: Body) -> Iterator[Match]:
    label = pattern(rule, "labels")
    before = {after.place: one.text for one, after in pairwise(body.stretches)}
    for match in matches(rule, body.stretches):
        leading = match.stretch.text[: match.found.start()]
        if label.search(leading or before.get(match.stretch.place, "")):
            yield match
