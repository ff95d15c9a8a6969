"""The points of a score sheet are points that its printed rule can give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.tables import Line, forms
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule

_MANY = 4000


class Range(NamedTuple):
    """Points from ``low`` to ``high``, both possible."""

    low: Fraction
    high: Fraction


def score_off_rule(case: Case, rule: Rule) -> Iterable[Result]:
    """得20分；得16—18分；每少一个部分扣2分，最多扣8分: what each clause can give, and their sums."""
    lines = [line for form in forms(case) for line in form.filled() if line.text("criterion")]
    return nowhere(case, rule, (_judged(case, rule, line) for line in lines))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    score, weight = line.quantity("score"), line.quantity("weight")
    if score is None or weight is None:
        return not_checkable(case, rule, line.span, "no_score")
    clauses = re.split(str(rule.settings["clauses"]), line.text("criterion"))
    clauses = [clause for clause in clauses if clause.strip()]
    possible = [list(_possible(clause, number(weight), rule, len(clauses))) for clause in clauses]
    count = 1
    for ranges in possible:
        count *= len(ranges)
    if not 0 < count < _MANY:
        return not_checkable(case, rule, line.span, "rule_unclear")
    facts = line.indices("score", "weight")
    if any(sum(r.low for r in chosen) <= number(score) <= sum(r.high for r in chosen) for chosen in product(*possible)):
        return passed(rule, line.span, facts)
    sums = sorted({_said(chosen) for chosen in product(*possible)}, reverse=True)
    said = "、".join(text for _, text in sums[:8])
    return failed(case, rule, line.span, facts, name=line.name, stated=printed(score), expected=said)


def _said(chosen: Iterable[Range]) -> tuple[Fraction, str]:
    ranges = list(chosen)
    low, high = sum((r.low for r in ranges), Fraction(0)), sum((r.high for r in ranges), Fraction(0))
    return high, plain(low) if low == high else f"{plain(low)}—{plain(high)}"


def _possible(clause: str, weight: Fraction, rule: Rule, clauses: int) -> Iterator[Range]:
    """The points that one clause can give; none where it cannot be read."""
    awards = list(re.finditer(str(rule.settings["award"]), clause))
    full = max((Fraction(match["high"] or match["low"]) for match in awards), default=weight if clauses == 1 else None)
    if full is None:
        return
    if re.search(str(rule.settings["free"]), clause):
        # Where the reviewer decides, all awards of the clause together are the most that it can give.
        yield Range(
            Fraction(0), max(full, sum((Fraction(match["high"] or match["low"]) for match in awards), full * 0))
        )
        return
    yield from (Range(Fraction(match["low"]), Fraction(match["high"] or match["low"])) for match in awards)
    if re.search(str(rule.settings["nothing"]), clause):
        yield Range(Fraction(0), Fraction(0))
    yield from _deducted(clause, full, rule)


def _deducted(clause: str, full: Fraction, rule: Rule) -> Iterator[Range]:
    step = re.search(str(rule.settings["deduction"]), clause)
    if step is None:
        return
    most = re.search(str(rule.settings["most"]), clause)
    size, left = Fraction(step["step"]), full - (Fraction(most["most"]) if most else full)
    points = full
    while size > 0 and points > left:
        yield Range(points, points)
        points -= size
    yield Range(max(left, Fraction(0)), max(left, Fraction(0)))
