"""The user's own Word file with each finding as a comment on the very figure; all else stays as it was.

An old Word file (.doc, .wps) is answered with the .docx file that it was read through.
"""

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


def document(audit: Audit, data: bytes) -> Commented:
    """A comment for each finding of an audited document, in ``data``, the file that it was read from.

    Raises:
        Unsuited: it is no Word file, or Word could not open it.
    """
    document = audit.document
    remarks.suited(document, FORMAT)
    try:
        package = Package(data)
    except Incomplete as error:
        raise Unsuited(document.path, remarks.SAY.text("remarks.incomplete")) from error
    return Commented(document.path, _written(package, audit))


def _written(package: Package, audit: Audit) -> bytes:
    """The package with a comment for each finding; one that an earlier audit wrote is brought up to date."""
    anchors, earlier = Anchors(package), package.earlier()
    first, notes, renewed = package.next_id, list[Note](), False
    for entry in entries(audit):
        run = audit.document.place(remarks.figure(audit.document, entry.finding)).run
        lines = remarks.lines(entry, placed=anchors.holds(run))
        if (before := earlier.pop(entry.id, None)) is not None:
            renewed |= before.renew(lines[:-1])
        else:
            notes.append(Note(first + len(notes), lines))
            anchors.add(notes[-1].id, run)
    for gone in earlier.values():
        renewed |= gone.settle()
    anchors.write()
    return package.with_notes(notes) if notes or renewed else package.data


def whole(documents: Sequence[Commented], failures: Sequence[Failure]) -> bytes:
    """The one file; several documents have a file each."""
    del failures
    (only,) = documents
    return only.data
