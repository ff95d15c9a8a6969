"""One cause gives one finding: findings about the same wrong figure are gathered under the one that shows it best.

The first of a finding's ``facts`` is the figure that is probably wrong. What other findings say of that figure becomes
a consequence of the gravest; of equally grave ones the one with the most evidence stands for all. Hints about the
remainders of rounding are one hint for each part. Several figures of one table that are off by the step between two
units have the table's unit for their cause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from jiheng.checks.case import Case
from jiheng.findings import Consequence, Finding, Result, Severity

Group: TypeAlias = list[Finding]
PAIR = 2


def clustered(results: Iterable[Result], case: Case) -> tuple[Finding, ...]:
    """The findings of all results, one for each cause, in the order of the text."""
    findings = [result.finding for result in results if result.finding is not None]
    ordered = sorted(findings, key=_rank)
    tables = {index: _off_by_unit(finding, case) for index, finding in enumerate(ordered)}
    off = Counter(table for found in tables.values() for table in found)
    groups: dict[object, Group] = {}
    for index, finding in enumerate(ordered):
        worst = max(tables[index], key=lambda table: (off[table], -table), default=None)
        unit = ("unit", worst) if worst is not None and off[worst] > 1 else None
        groups.setdefault(unit or _cause(finding, case) or index, []).append(finding)
    return tuple(
        sorted(map(_merged, groups.values()), key=lambda finding: (finding.span, finding.rule, finding.message))
    )


def _rank(finding: Finding) -> tuple[object, ...]:
    """Graver findings first, then those with more evidence, then those that stand first in the text."""
    return (-finding.severity.rank, -len(finding.facts), finding.span, finding.rule, finding.message)


def _off_by_unit(finding: Finding, case: Case) -> frozenset[int]:
    """The tables of two figures of one thing that differ by the step between two units of money."""
    facts = [case.ledger.facts[index] for index in finding.facts]
    if len(facts) != PAIR or finding.severity is not Severity.ERROR:
        return frozenset()
    values = [Fraction(fact.quantity.worth[0], 10 ** fact.quantity.worth[1]) for fact in facts if fact.quantity]
    exponents = [case.pack.numbers.units[symbol].exponent for symbol in case.pack.words("slips.units")]
    steps = {Fraction(10) ** (one - other) for one in exponents for other in exponents if one != other}
    stepped = len(values) == len(facts) and all(values) and values[0] / values[1] in steps
    return frozenset(fact.table for fact in facts if fact.table is not None) if stepped else frozenset()


def _cause(finding: Finding, case: Case) -> object:
    """What findings of one cause share: the wrong figure; remainders of rounding are one hint for each part."""
    if not finding.facts:
        return None
    if finding.severity is Severity.HINT:
        return (finding.part, finding.title)
    fact = case.ledger.facts[finding.facts[0]]
    return (fact.key, fact.base_measure, fact.of, finding.stated) if fact.entity else finding.facts[0]


def _merged(group: Sequence[Finding]) -> Finding:
    first, *others = group
    seen = {(first.rule, first.span), *((one.rule, one.span) for one in first.consequences)}
    added = []
    for other in others:
        for one in (Consequence(other.rule, other.span, other.stated, other.expected), *other.consequences):
            if (one.rule, one.span) not in seen:
                seen.add((one.rule, one.span))
                added.append(one)
    return replace(first, consequences=(*first.consequences, *added))
