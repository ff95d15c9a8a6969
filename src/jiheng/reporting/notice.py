"""The notice of correction (整改通知书) as a Word file: a letter to each audited unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from jiheng.findings import Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.entry import Entry, entries, part_name
from jiheng.reporting.letter import Letter
from jiheng.reporting.verdict import GRAVEST_FIRST, verdict

SAY = messages("rectification")


class Notice(NamedTuple):
    """What a letter says: to whom, its opening sentence, and the findings, the gravest first."""

    path: str
    entity: str
    opening: str
    entries: tuple[Entry, ...]


def document(audit: Audit) -> Notice:
    """The letter for an audited document."""
    entity = _entity(audit) or SAY.text("notice.no_entity")
    ordered = sorted(entries(audit), key=lambda entry: GRAVEST_FIRST.index(entry.finding.severity))
    return Notice(audit.document.path, entity, _opening(audit), tuple(ordered))


def whole(documents: Sequence[Notice], failures: Sequence[Failure]) -> bytes:
    """The letters one after another, each on a new page; what could not be read on a last one."""
    letter = Letter()
    for notice in documents:
        _write(letter, notice)
    if failures:
        letter.begin(SAY.text("notice.title"))
        letter.plain(SAY.text("notice.failures"))
        for failure in failures:
            letter.text(SAY.text("notice.failure", **failure._asdict()))
    return letter.packed()


def _entity(audit: Audit) -> str:
    return next((part.entity for part in audit.document.parts if part.entity), "")


def _opening(audit: Audit) -> str:
    addressed = _entity(audit)
    own = (replace(part, entity="") if part.entity == addressed else part for part in audit.document.parts)
    parts = SAY.text("notice.join").join(dict.fromkeys(map(part_name, own))) or part_name(None)
    given: dict[str, object] = {"part": parts, "file": Path(audit.document.path).name}
    if audit.findings:
        counts = {severity.value: audit.severities[severity] for severity in Severity}
        return SAY.text("notice.opening", count=len(audit.findings), **given, **counts)
    level = verdict(audit.severities, audit.outcomes, audit.figures.facts).level
    return SAY.text(f"notice.{level}", **given)


def _write(letter: Letter, notice: Notice) -> None:
    letter.begin(SAY.text("notice.title"))
    letter.plain(SAY.text("notice.addressee", entity=notice.entity))
    letter.text(notice.opening)
    for number, entry in enumerate(notice.entries, 1):
        severity = messages("reporting").text(f"severities.{entry.finding.severity}")
        title = SAY.text("remarks.problem", severity=severity, message=entry.finding.title)
        letter.heading(SAY.text("notice.heading", number=number, title=title))
        for line in _lines(entry):
            letter.text(line)
    if notice.entries:
        letter.text(SAY.text("notice.closing"))
    letter.signed(SAY.text("notice.signature"), SAY.text("notice.date"))


def _lines(entry: Entry) -> Iterator[str]:
    finding = entry.finding
    rows = {
        "place": entry.place,
        "quote": entry.context.told,
        "message": finding.message,
        "expected": finding.expected,
        "correction": finding.correction,
        "basis": finding.basis,
    }
    return (SAY.text(f"notice.{name}", text=text) for name, text in rows.items() if text)
