"""What is written into the user's own file beside a figure: what takes them, the figure, the words."""

from __future__ import annotations

import re

from jiheng.document import Document, Span
from jiheng.findings import Finding
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Unsuited
from jiheng.reporting.entry import Entry

SAY = messages("rectification")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def suited(document: Document, format: str) -> None:
    """Refuse a document that was read as another format than the one that remarks are written into.

    Raises:
        Unsuited: it was.
    """
    if document.format != format:
        raise Unsuited(document.path, SAY.text(f"remarks.not_{format}"))


def figure(document: Document, finding: Finding) -> Span:
    """The figure itself where the quote shows it once, else the quote; never empty."""
    quote, stated = document.quote(finding.span), finding.stated
    if stated and quote.count(stated) == 1:
        start = finding.span.start + quote.index(stated)
        return Span(start, start + len(stated))
    return Span(finding.span.start, max(finding.span.end, finding.span.start + 1))


def printable(text: str) -> str:
    """Text without the signs that XML cannot hold."""
    return UNPRINTABLE.sub("", text)


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
    told = [head, *(SAY.text(f"remarks.{name}", text=text) for name, text in rows.items() if text)]
    return [printable(line) for line in told]
