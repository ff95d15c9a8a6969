"""One cause gives one finding: findings about the same wrong figure are gathered under the one that shows it best.

The first of a finding's ``facts`` is the figure that is probably wrong. What other findings say of that figure becomes
a consequence of the gravest; of equally grave ones the one with the most evidence stands for all. Hints about the
remainders of rounding are one hint for each part. What else follows from a cause: see ``follows``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from jiheng.checks.case import Case
from jiheng.checks.follows import follows
from jiheng.findings import Consequence, Finding, Result, Severity

Group: TypeAlias = list[Finding]


def clustered(results: Iterable[Result], case: Case) -> tuple[Finding, ...]:
    """The findings of all results, one for each cause, in the order of the text."""
    findings = [result.finding for result in results if result.finding is not None]
    groups: dict[object, Group] = {}
    for index, finding in enumerate(sorted(findings, key=_rank)):
        groups.setdefault(_cause(finding, case) or index, []).append(finding)
    merged = sorted(map(_merged, groups.values()), key=_rank)
    found = [_merged([merged[at], *(merged[one] for one in under)]) for at, under in follows(merged, case).items()]
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.rule, finding.message)))


def _rank(finding: Finding) -> tuple[object, ...]:
    """Graver findings first, then those with more evidence, then those that stand first in the text."""
    return (-finding.severity.rank, -len(finding.facts), finding.span, finding.rule, finding.message)


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
