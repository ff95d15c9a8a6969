"""一是, 二是, 三是 in a sentence: a number left out or used twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.ordinals import numerals
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule
from jiheng.policy import Pack


def listed_words(case: Case, rule: Rule) -> Iterable[Result]:
    """The words count on from 一 within a paragraph; a new 一是 begins a new list."""

    def look(body: Body) -> Iterator[Finding]:
        for stretch in body.running:
            for span, expected in _slips(rule, stretch, body.pack):
                yield finding(case, rule, span, expected=expected)

    return judged(case, rule, look)


def _slips(rule: Rule, stretch: Running, pack: Pack) -> Iterator[tuple[Span, str]]:
    last = 0
    for found in pattern(rule).finditer(stretch.text):
        value = numerals(pack).index(found["ordinal"]) + 1
        if last and value not in (1, last + 1):
            yield stretch.span(*found.span("ordinal")), numerals(pack)[last]
        last = value
