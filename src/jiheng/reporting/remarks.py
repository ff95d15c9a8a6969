"""What is written into the user's own file beside a figure: the file as it was read, the figure, the words."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jiheng.document import Document, Span
from jiheng.findings import Finding
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Unsuited
from jiheng.reporting.entry import Entry

SAY = messages("rectification")


def original(document: Document, format: str) -> bytes:
    """The bytes of the file that a document was read from.

    Raises:
        Unsuited: it is of another format, stands in an archive, or has changed since it was read.
    """
    path = Path(document.path)
    if document.format != format or not path.is_file():
        raise Unsuited(document.path, SAY.text(f"remarks.not_{format}"))
    data = path.read_bytes()
    if sha256(data).hexdigest() != document.sha256:
        raise Unsuited(document.path, SAY.text("remarks.changed"))
    return data


def figure(document: Document, finding: Finding) -> Span:
    """The figure itself where the quote shows it once, else the quote; never empty."""
    quote, stated = document.quote(finding.span), finding.stated
    if stated and quote.count(stated) == 1:
        start = finding.span.start + quote.index(stated)
        return Span(start, start + len(stated))
    return Span(finding.span.start, max(finding.span.end, finding.span.start + 1))


def lines(entry: Entry, *, placed: bool) -> list[str]:
    """What is said of a finding; its place too, where the remark could not be ``placed`` on it."""
    finding = entry.finding
    severity = messages("reporting").text(f"severities.{finding.severity}")
    rows = {
        "place": "" if placed else entry.place,
        "expected": finding.expected,
        "correction": finding.correction,
        "basis": finding.basis,
        "id": entry.id,
    }
    head = SAY.text("remarks.problem", severity=severity, message=finding.message or finding.title)
    return [head, *(SAY.text(f"remarks.{name}", text=text) for name, text in rows.items() if text)]
