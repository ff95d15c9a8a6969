"""The one line that says how a document came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jiheng.findings import Outcome, Severity
from jiheng.policy.messages import messages

SAY = messages("reporting")
GRAVEST_FIRST = sorted(Severity, key=lambda severity: -severity.rank)


class Verdict(NamedTuple):
    """``level`` is the gravest severity found, ``clean``, or ``nothing`` where no figure could be checked."""

    level: str
    sentence: str


def verdict(severities: Mapping[Severity, int], outcomes: Mapping[Outcome, int], facts: int) -> Verdict:
    """The verdict over one document's findings, its checks, and how many of its figures are facts."""
    named = SAY.table("severities")
    counts = [
        SAY.text("verdicts.count", name=named[severity], count=severities[severity])
        for severity in GRAVEST_FIRST
        if severities[severity]
    ]
    level = _level(severities, outcomes, facts)
    return Verdict(level, SAY.text(f"verdicts.{level}", counts=SAY.text("separator").join(counts)))


def _level(severities: Mapping[Severity, int], outcomes: Mapping[Outcome, int], facts: int) -> str:
    gravest = next((severity.value for severity in GRAVEST_FIRST if severities[severity]), None)
    return gravest or ("clean" if outcomes[Outcome.PASSED] and facts else "nothing")
