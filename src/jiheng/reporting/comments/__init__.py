"""The user's own Word file with each finding as a comment on the very figure; all else stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jiheng.document import Document, Span
from jiheng.findings import Finding
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure, Unsuited
from jiheng.reporting.comments.anchors import Anchors
from jiheng.reporting.comments.notes import Note
from jiheng.reporting.comments.package import Package
from jiheng.reporting.entry import Entry, entries

SAY = messages("rectification")
FORMAT = "docx"


class Commented(NamedTuple):
    """A document's path and its file with the comments."""

    path: str
    data: bytes


def document(audit: Audit) -> Commented:
    """The file of an audited document with a comment for each finding.

    Raises:
        Unsuited: it is no .docx file, or has changed since it was read.
    """
    document = audit.document
    package = Package(_content(document))
    anchors = Anchors(package.story, package.prefixes)
    first = package.next_id
    notes = []
    for number, entry in enumerate(entries(audit), first):
        span = _figure(document, entry.finding)
        anchored = anchors.add(number, document.place(span).run, package.main)
        notes.append(Note(number, _lines(entry, placed=anchored)))
    anchors.write()
    return Commented(document.path, package.with_notes(notes) if notes else package.data)


def whole(documents: Sequence[Commented], failures: Sequence[Failure]) -> bytes:
    """The one file; several documents have a file each."""
    del failures
    (only,) = documents
    return only.data


def _content(document: Document) -> bytes:
    if document.format != FORMAT:
        raise Unsuited(document.path, SAY.text("comments.not_docx"))
    path = Path(document.path)
    data = path.read_bytes() if path.is_file() else b""
    if sha256(data).hexdigest() != document.sha256:
        raise Unsuited(document.path, SAY.text("comments.changed" if data else "comments.not_docx"))
    return data


def _figure(document: Document, finding: Finding) -> Span:
    """The figure itself where the quote shows it once, else the quote; never empty."""
    quote, stated = document.quote(finding.span), finding.stated
    if stated and quote.count(stated) == 1:
        start = finding.span.start + quote.index(stated)
        return Span(start, start + len(stated))
    return Span(finding.span.start, max(finding.span.end, finding.span.start + 1))


def _lines(entry: Entry, *, placed: bool) -> list[str]:
    finding = entry.finding
    severity = messages("reporting").text(f"severities.{finding.severity}")
    rows = {
        "place": "" if placed else entry.place,
        "expected": finding.expected,
        "correction": finding.correction,
        "basis": finding.basis,
        "id": entry.id,
    }
    head = SAY.text("comments.problem", severity=severity, message=finding.message or finding.title)
    return [head, *(SAY.text(f"comments.{name}", text=text) for name, text in rows.items() if text)]
