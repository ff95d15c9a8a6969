"""Whether two files of one report say the same: facts and findings that only one of them gives."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from jiheng import services
from jiheng.findings import Severity

Told = tuple[str, str, str]
"""A finding without its place: its rule, what is stated and what is expected."""


class Reading(NamedTuple):
    """What an audit gave: its facts, its errors, all that it found (consequences too), each as often as it stands."""

    facts: Counter[tuple[object, ...]]
    errors: Counter[Told]
    found: Counter[Told]


class Difference(NamedTuple):
    """What the print lost and what it added."""

    facts: int
    lost_facts: Counter[tuple[object, ...]]
    added_facts: Counter[tuple[object, ...]]
    errors: int
    lost_errors: Counter[Told]
    added_errors: Counter[Told]


def reading(path: Path) -> Reading:
    """The audit of a file."""
    audit = services.audit(path)
    errors = [finding for finding in audit.findings if finding.severity is Severity.ERROR]
    also = [one for finding in audit.findings for one in finding.consequences]
    return Reading(
        Counter(
            (one.concept, one.entity, one.year, one.measure, one.scope, one.direction, str(one.quantity))
            for one in audit.ledger.facts
        ),
        Counter((one.rule, one.stated, one.expected) for one in errors),
        Counter((one.rule, one.stated, one.expected) for one in (*audit.findings, *also)),
    )


def difference(source: Reading, printed: Reading) -> Difference:
    """The print against its source."""
    return Difference(
        source.facts.total(),
        source.facts - printed.facts,
        printed.facts - source.facts,
        source.errors.total(),
        source.errors - printed.found,
        printed.errors - source.found,
    )
