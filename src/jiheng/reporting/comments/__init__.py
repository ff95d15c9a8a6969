"""The user's own Word file with each finding as a comment on the very figure; all else stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.reporting import remarks
from jiheng.reporting.audit import Audit, Failure, Unsuited
from jiheng.reporting.comments.anchors import Anchors
from jiheng.reporting.comments.notes import Note
from jiheng.reporting.comments.package import Incomplete, Package
from jiheng.reporting.entry import entries

FORMAT = "docx"


class Commented(NamedTuple):
    """A document's path and its file with the comments."""

    path: str
    data: bytes


def document(audit: Audit) -> Commented:
    """The file of an audited document with a comment for each finding.

    Raises:
        Unsuited: it is no .docx file, has changed since it was read, or Word could not open it.
    """
    document = audit.document
    data = remarks.original(document, FORMAT)
    try:
        package = Package(data)
    except Incomplete as error:
        raise Unsuited(document.path, remarks.SAY.text("remarks.incomplete")) from error
    anchors = Anchors(package)
    first = package.next_id
    notes = []
    for number, entry in enumerate(entries(audit), first):
        span = remarks.figure(document, entry.finding)
        anchored = anchors.add(number, document.place(span).run)
        notes.append(Note(number, remarks.lines(entry, placed=anchored)))
    anchors.write()
    return Commented(document.path, package.with_notes(notes) if notes else package.data)


def whole(documents: Sequence[Commented], failures: Sequence[Failure]) -> bytes:
    """The one file; several documents have a file each."""
    del failures
    (only,) = documents
    return only.data
