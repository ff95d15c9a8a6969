"""Reasons that say the opposite of the change or the comparison that they explain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.matching import holding, matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


class Reason(NamedTuple):
    """A reason with the word of direction that it explains and its place in the plain text."""

    word: str
    rises: bool
    text: str
    span: Span


def contrary_reason(case: Case, rule: Rule) -> Iterable[Result]:
    """增加…主要原因是…减少: the reason ends in the other direction and nowhere names the own one."""

    def look(body: Body) -> Iterator[Finding]:
        for reason in (*_of_changes(case, rule, body), *_of_comparisons(rule, body)):
            if _contrary(rule, reason):
                yield finding(case, rule, reason.span, word=reason.word)

    return judged(case, rule, look)


def _of_comparisons(rule: Rule, body: Body) -> Iterator[Reason]:
    """Reasons behind 决算数小于预算数, as 决算数小于预算数的原因是节约."""
    for match in matches(rule, body.running, "compared"):
        word, span = match.found["word"], match.stretch.span(*match.found.span("reason"))
        yield Reason(word, bool(pattern(rule, "greater").search(word)), match.found["reason"], span)


def _of_changes(case: Case, rule: Rule, body: Body) -> Iterator[Reason]:
    """Reasons behind a change of the ledger, in its own stretch or at the beginning of the next one."""
    first = body.running[:1]
    reasoned = {stretch.place for stretch in holding(pattern(rule, "reasons"), body.running)}
    for before, stretch in pairwise((*first, *body.running)):
        if stretch.place not in reasoned:
            continue
        for found in matches(rule, (stretch,), "reasons"):
            own = _change(case, rule, stretch, found.found)
            told = own or (_change(case, rule, before, found.found) if before is not stretch else None)
            if told is not None:
                word, rises = told
                yield Reason(word, rises, found.found["reason"], stretch.span(*found.found.span("reason")))


def _change(case: Case, rule: Rule, stretch: Running, reason: re.Match[str]) -> tuple[str, bool] | None:
    """The direction of the last change before a reason, where nothing else is told between them."""
    text, own = stretch.text, stretch.text == reason.string
    limit = reason.start() if own else len(text)
    words = case.pack.table("directions")
    for index in reversed(case.ledger.inside(stretch.place)):
        fact = case.ledger.facts[index]
        begin, end = (bisect_left(stretch.flow.offsets, at) for at in (fact.span.start, fact.span.end))
        if begin >= limit or fact.direction not in {words["increase"], words["decrease"]}:
            continue
        between = text[end:limit] if own else text[end:] + reason.string[: reason.start()]
        near = pattern(rule, "between").fullmatch(between)
        return (fact.direction, fact.direction == words["increase"]) if near else None
    return None


def _contrary(rule: Rule, reason: Reason) -> bool:
    own, other = ("rising", "falling") if reason.rises else ("falling", "rising")
    last = pattern(rule, f"{other}_end").search(reason.text)
    return last is not None and not pattern(rule, own).search(reason.text)
