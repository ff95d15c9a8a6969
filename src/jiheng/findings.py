"""Findings (审核意见): what a check says of a document, with evidence, and the four outcomes that are counted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from jiheng.document import Span


class Outcome(StrEnum):
    """How a check ends. What was not checked never looks like what was right."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKABLE = "not_checkable"


class Severity(StrEnum):
    """How grave a finding is; only provable contradictions are errors."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for a hint, 2 for an error."""
        return (Severity.HINT, Severity.WARNING, Severity.ERROR).index(self)

    def lowered(self) -> Severity:
        """One step less grave (a rule whose source is not verified)."""
        return (Severity.HINT, Severity.HINT, Severity.WARNING)[self.rank]


@dataclass(frozen=True)
class Rule:
    """The record of a rule: the catalogue and every message come from it.

    ``message`` and ``correction`` are templates with named slots in braces; ``basis`` is the legal source;
    ``examples`` are run as tests: each has ``text`` (or ``facts``) and ``fails`` (whether the rule must fire).
    """

    id: str
    kind: str
    severity: Severity
    title: str
    message: str
    basis: str = ""
    verified: bool = True
    correction: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    examples: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """An operand of a finding: where it stands, and what it is as a fact (``fact`` is an index of the ledger)."""

    span: Span
    fact: int | None = None
    path: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from the same cause; it stands under its finding and is not counted as one."""

    rule: str
    span: Span
    stated: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (or worth a look), with its proof.

    ``stated`` is what the text says, ``expected`` what it should be, ``formula`` the computation in numbers,
    ``correction`` the corrected wording. ``facts`` are the ledger indices that the rule bound; findings that share a
    wrong figure are clustered by them.
    """

    rule: str
    kind: str
    severity: Severity
    title: str
    message: str
    span: Span
    part: str = ""
    stated: str = ""
    expected: str = ""
    formula: str = ""
    correction: str = ""
    basis: str = ""
    evidence: tuple[Evidence, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    facts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One application of a rule: its outcome, its finding where it failed, its reason where it could not be made."""

    rule: str
    outcome: Outcome
    span: Span
    finding: Finding | None = None
    reason: str = ""
    facts: tuple[int, ...] = ()


def stable_id(rule: str, part: str, quote: str, ordinal: int) -> str:
    """The id by which a finding is known in the next version of the report.

    A hash of rule, part, normalised quote, and the ordinal among equals.
    """
    text = "\x1f".join((rule, part, quote, str(ordinal)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
