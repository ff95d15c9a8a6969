"""Scoring by deduction (扣分法): full points less so much for each occurrence, never below zero."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Expression
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.operands import Given, computed, given, points
from jiheng.performance.scoring.rule import Award, withheld
from jiheng.performance.scoring.saying import step
from jiheng.performance.settings import Settings
from jiheng.performance.wording import said


class Item(NamedTuple):
    """``each`` points for every one of ``number``, at most ``most`` in all; ``name`` says what is counted."""

    name: str
    number: Expression
    each: Fraction
    most: Fraction | None


class Deduction(NamedTuple):
    """What is taken off, item by item."""

    items: tuple[Item, ...]

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The weight less all deductions; withheld where a count is missing or negative."""
        facts = given(indicator)
        taken = [_taken(item, facts) for item in self.items]
        withheld_one = next((value for value in taken if isinstance(value, Award)), None)
        if withheld_one is not None:
            return withheld_one
        weight = fraction(indicator.weight)
        total = sum((value for value in taken if isinstance(value, Fraction)), Fraction(0))
        return points(weight - total, weight, "deduction", cap=settings.cap, detail=shown(total))

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The whole deduction, then each item."""
        facts = given(indicator)
        return (step(award.branch, indicator, award, settings, "cap"), *(_said(item, facts) for item in self.items))


def _taken(item: Item, facts: Given) -> Fraction | Award:
    count = computed(item.number, facts)
    if isinstance(count, Award):
        return count
    if count < 0:
        return withheld("negative_count", item.name)
    taken = count * item.each
    return taken if item.most is None else min(taken, item.most)


def _said(item: Item, facts: Given) -> Explanation:
    count, taken = computed(item.number, facts), _taken(item, facts)
    if isinstance(count, Award) or isinstance(taken, Award):
        return Explanation(said("item_missing", name=item.name))
    limit = said("item_limit", most=shown(item.most)) if item.most is not None else ""
    text = said("item", name=item.name, count=shown(count), each=shown(item.each), taken=shown(taken), limit=limit)
    return Explanation(text, shown(taken))
