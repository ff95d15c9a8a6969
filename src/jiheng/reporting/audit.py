"""One audited document: what every output is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from jiheng.document import Document, Span
from jiheng.findings import Finding, Outcome, Result, Severity
from jiheng.ledger import Ledger, Unread
from jiheng.policy import Pack
from jiheng.reporting.identity import identities


class Failure(NamedTuple):
    """An input that could not be read, and the Chinese sentence that says why."""

    path: str
    message: str


class Unsuited(Exception):  # noqa: N818 - what it says of a file is no fault of the program
    """A document that this output cannot be made of; ``message`` is one Chinese sentence."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message


class Figures(NamedTuple):
    """How many numerals a document holds, and how many of them are facts, named others, and not understood."""

    total: int
    facts: int
    other: int
    not_understood: int


class Beside(NamedTuple):
    """Another file that a report was judged beside: what its evidence stands in, how many checks were made with it."""

    document: Document
    ledger: Ledger
    compared: int = 0


@dataclass(frozen=True)
class Audit:
    """The document, the ledger of its figures, every application of a rule, and the findings without repetitions.

    ``findings`` stand in the order of the text and are clustered (what follows from a cause stands under it), while
    ``results`` hold each application; ``packs`` maps a part's id to its policy pack, ``pack`` serves what stands in
    no part; ``beside`` are the other files that it was judged by, by their paths.
    """

    document: Document
    ledger: Ledger
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    packs: Mapping[str, Pack]
    pack: Pack
    beside: Mapping[str, Beside] = field(default_factory=dict)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The stable id of each finding."""
        return tuple(identities(self.document, self.ledger, self.findings))

    @cached_property
    def outcomes(self) -> Mapping[Outcome, int]:
        """How many checks ended in each of the four ways."""
        counted = Counter(result.outcome for result in self.results)
        return {outcome: counted[outcome] for outcome in Outcome}

    @cached_property
    def severities(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity, the gravest first."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}

    @cached_property
    def unread(self) -> tuple[Unread, ...]:
        """The figures that were not understood, each once, in the order of the text."""
        known = self._facts | self._others
        found = {unread.span: unread for unread in self.ledger.unread if unread.span not in known}
        return tuple(found[span] for span in sorted(found))

    @cached_property
    def figures(self) -> Figures:
        """The count of numerals; one that is several facts (收、支总计均为) counts once."""
        facts, other, unread = len(self._facts), len(self._others), len(self.unread)
        return Figures(facts + other + unread, facts, other, unread)

    @cached_property
    def _facts(self) -> frozenset[Span]:
        return frozenset(fact.span for fact in self.ledger.facts if fact.quantity is not None)

    @cached_property
    def _others(self) -> frozenset[Span]:
        return frozenset(other.span for other in self.ledger.others) - self._facts
