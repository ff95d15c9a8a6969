"""Wrong characters that are known from many reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Stretch
from jiheng.checks.text.matching import holding
from jiheng.checks.text.settings import either, rows
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def typo(case: Case, rule: Rule) -> Iterable[Result]:
    """Each pair of the rule: a pattern that is never right (反应 before 支出), and what was meant."""
    pairs = tuple((str(row["wrong"]), str(row["right"])) for row in rows(rule, "pairs"))
    any_wrong = either(tuple(wrong for wrong, _ in pairs))

    def look(body: Body) -> Iterator[Finding]:
        for stretch in holding(any_wrong, body.stretches):
            yield from _typos(case, rule, stretch, pairs)

    return judged(case, rule, look)


def _typos(case: Case, rule: Rule, stretch: Stretch, pairs: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
    for wrong, right in pairs:
        for found in either((wrong,)).finditer(stretch.text):
            yield finding(case, rule, stretch.span(*found.span()), expected=found.expand(right))
