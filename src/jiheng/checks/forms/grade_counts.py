"""An average score fits the numbers of projects of each grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.grades import Grade, named
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.document import Block, Flow
from jiheng.findings import Result, Rule
from jiheng.policy import Pack


def grade_counts(case: Case, rule: Rule) -> Iterable[Result]:
    """平均得分94分（评级为“良”的项目3个）: the mean lies between the lowest and the highest that the grades allow."""
    return nowhere(case, rule, _judged(case, rule))


def _judged(case: Case, rule: Rule) -> Iterator[Result]:
    pattern = re.compile(str(rule.settings["pattern"]))
    for part, pack in case.parts():
        for block, flow in case.document.flows(part):
            found = list(pattern.finditer(flow.text))
            counts = [(grade, int(match["count"])) for match in found if (grade := named(pack, match["grade"]))]
            if counts:
                yield _one(case, rule, counts, (block, flow, found[0]), pack)


def _one(
    case: Case, rule: Rule, counts: list[tuple[Grade, int]], place: tuple[Block, Flow, re.Match[str]], pack: Pack
) -> Result:
    block, flow, first = place
    span, concept = flow.span(*first.span()), str(rule.settings["concept"])
    inside = ((index, case.ledger.facts[index]) for index in case.ledger.inside(block.span))
    averages = [
        (index, fact.quantity) for index, fact in inside if fact.concept == concept and fact.quantity is not None
    ]
    number_of = sum(count for _, count in counts)
    if len(averages) != 1 or not number_of:
        return not_checkable(case, rule, span, "no_score")
    index, quantity = averages[0]
    low, high = (sum((at(g) * n for g, n in counts), Fraction(0)) * 100 / number_of for at in (_low, _high))
    mean = number(quantity)
    best = all(grade.high == 1 for grade, count in counts if count)
    if low <= mean < high or (best and mean == high):
        return passed(rule, span, (index,))
    bounds = f"{plain(low)}—{plain(high)}"
    return failed(case, rule, span, (index,), stated=first.group(), average=printed(quantity), expected=bounds)


def _low(grade: Grade) -> Fraction:
    return grade.low


def _high(grade: Grade) -> Fraction:
    return grade.high
