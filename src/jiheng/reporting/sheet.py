"""What is said of one document, whatever the output: its verdict, its counts, its findings, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple

from jiheng.document import Document, Part
from jiheng.findings import Outcome, Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Beside, Figures
from jiheng.reporting.entry import Entry, entries, kind_name, part_name
from jiheng.reporting.places import Places
from jiheng.reporting.verdict import Verdict, verdict

SAY = messages("reporting")
FILES = 10  # other files that are named, before the rest is counted
SHOWN = 5  # figures listed before the rest is only counted


class Sheet(NamedTuple):
    """One document, as plain values that can be sent between processes.

    ``parts``, ``beside`` (the other files), ``unread`` and ``notes`` are sentences; ``reasons`` counts why checks could
    not be made, the most frequent first.
    """

    path: str
    sha256: str
    verdict: Verdict
    parts: tuple[str, ...]
    outcomes: Mapping[Outcome, int]
    figures: Figures
    entries: tuple[Entry, ...]
    reasons: tuple[tuple[str, int], ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def of(self, severity: Severity) -> tuple[Entry, ...]:
        """The findings of one severity."""
        return tuple(entry for entry in self.entries if entry.finding.severity is severity)


def sheet_of(audit: Audit) -> Sheet:
    """What is said of an audited document."""
    reasons = Counter(result.reason for result in audit.results if result.outcome is Outcome.NOT_CHECKABLE)
    return Sheet(
        audit.document.path,
        audit.document.sha256,
        verdict(audit.severities, audit.outcomes, audit.figures.facts),
        tuple(_parts(audit.document)),
        audit.outcomes,
        audit.figures,
        entries(audit),
        tuple(reasons.most_common()),
        tuple(_unread(audit)),
        audit.document.notes,
        tuple(_beside(audit.beside)),
    )


def counts(sheet: Sheet) -> Iterator[str]:
    """How many checks came out how, and how many figures were understood."""
    named = SAY.table("outcomes")
    outcomes = [SAY.text("sheet.outcome", name=named[outcome], count=sheet.outcomes[outcome]) for outcome in Outcome]
    total = sum(sheet.outcomes.values())
    yield SAY.text("sheet.counts", total=total, outcomes=SAY.text("separator").join(outcomes))
    yield SAY.text("sheet.figures", **sheet.figures._asdict())


def unmade(sheet: Sheet) -> Iterator[tuple[str, list[str]]]:
    """What was not read, not checked and not understood: a heading and its lines."""
    if sheet.notes:
        yield SAY.text("sheet.notes"), list(sheet.notes)
    if sheet.reasons:
        lines = [SAY.text("sheet.reason", reason=reason, count=count) for reason, count in sheet.reasons]
        yield SAY.text("sheet.not_checkable", count=sheet.outcomes[Outcome.NOT_CHECKABLE]), lines
    if sheet.unread:
        more = sheet.figures.not_understood - len(sheet.unread)
        yield (
            SAY.text("sheet.unread", count=sheet.figures.not_understood),
            [*sheet.unread, *([SAY.text("sheet.more", count=more)] if more else [])],
        )


def _parts(document: Document) -> Iterator[str]:
    """The parts, those with one pack and reason together."""
    for (policy, reason), group in groupby(document.parts, key=lambda part: (part.policy, part.policy_reason)):
        names = SAY.text("separator").join(_names(group))
        yield SAY.text("sheet.part", names=names, policy=policy, reason=reason)


def _beside(files: Mapping[str, Beside]) -> Iterator[str]:
    """The files that it was judged beside, and how much could be compared with each."""
    for path, other in islice(files.items(), FILES):
        names = SAY.text("separator").join(_names(other.document.parts))
        compared = SAY.text("sheet.compared" if other.compared else "sheet.not_compared", count=other.compared)
        yield SAY.text("sheet.beside", path=path, names=names, compared=compared)
    if len(files) > FILES:
        rest = sum(other.compared for other in islice(files.values(), FILES, None))
        yield SAY.text("sheet.others", count=len(files) - FILES, compared=rest)


def _names(parts: Iterable[Part]) -> Iterator[str]:
    """The names of parts; the entity and year of those that follow each other are said once."""
    for _, (first, *others) in groupby(parts, key=lambda part: (part.entity, part.year)):
        yield SAY.text("parts.join").join([part_name(first), *map(kind_name, others)])


def _unread(audit: Audit) -> Iterator[str]:
    places = Places(audit.document)
    for found in audit.unread[:SHOWN]:
        quote, place = places.words(found.span), places.name(found.span)
        yield SAY.text("sheet.unread_row", place=place, quote=quote, reason=found.reason)
