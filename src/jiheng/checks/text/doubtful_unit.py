"""Amounts whose digits are printed elsewhere in the report with another unit of money."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import number, words
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule
from jiheng.ledger import Fact


def doubtful_unit(case: Case, rule: Rule) -> Iterable[Result]:
    """16.85元 beside 16.85万元, in a report that tells most amounts in 万元.

    So many digits are hardly the same by chance; fewer are enough within one paragraph.
    """

    def look(body: Body) -> Iterator[Finding]:
        facts = case.ledger.at(case.ledger.inside(body.span))
        amounts = [fact for fact in facts if _symbol(fact) in words(rule, "units") and _digits(fact)[1]]
        usual = Counter(map(_symbol, amounts))
        alike: dict[tuple[str, int], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in amounts:
            alike[_digits(fact)][_symbol(fact)].append(fact)
        for fact in amounts:
            units = alike[_digits(fact)].items()
            others = chain.from_iterable(same for unit, same in units if usual[unit] > usual[_symbol(fact)])
            other = next((one for one in others if _telling(case, rule, fact, one)), None)
            if other is not None and fact.table is None:
                yield shown_with(finding(case, rule, fact.span, unit=_symbol(other)), other.span)

    return judged(case, rule, look)


def _telling(case: Case, rule: Rule, fact: Fact, other: Fact) -> bool:
    """Whether the digits are many (round figures are alike by chance), or some and both stand in one paragraph."""
    block, digits = case.document.block_at(fact.span.start), _digits(fact)[0]
    if block is not None and block.span.holds(other.span):
        return len(digits) >= number(rule, "near")
    return len(digits.rstrip("0")) >= number(rule, "far")


def _symbol(fact: Fact) -> str:
    return fact.quantity.unit.symbol if fact.quantity is not None and fact.quantity.unit is not None else ""


def _digits(fact: Fact) -> tuple[str, int]:
    """The digits as they are printed, without noughts before them, and how many of them are decimal places."""
    if fact.quantity is None:
        return "", 0
    return str(abs(fact.quantity.coefficient)), fact.quantity.scale
