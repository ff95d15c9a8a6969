"""The user's own PDF with each finding as a highlight and a note on the very figure (ISO 32000-1, 12.5).

The annotations are an incremental update behind the file's own bytes, which stay as they are, signatures too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple, cast

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from jiheng.findings import Severity
from jiheng.policy.messages import messages
from jiheng.reporting import remarks
from jiheng.reporting.audit import Audit, Failure, Unsuited
from jiheng.reporting.entry import Entry, entries

SAY = messages("rectification")
FORMAT = "pdf"
COLOURS: Mapping[Severity, tuple[float, float, float]] = {
    Severity.ERROR: (1.0, 0.55, 0.5),
    Severity.WARNING: (1.0, 0.87, 0.35),
    Severity.HINT: (0.65, 0.85, 1.0),
}
PRINTED = 4  # annotation flag: printed with the page
ICON, MARGIN = 18.0, 12.0  # points: a note without a place on its page
POPUP = (220.0, 120.0)
Box = tuple[float, float, float, float]


class Annotated(NamedTuple):
    """A document's path and its file with the annotations."""

    path: str
    data: bytes


def document(audit: Audit, data: bytes) -> Annotated:
    """An annotation for each finding of an audited document, in ``data``, the file that it was read from.

    Raises:
        Unsuited: it is no PDF file, or is protected.
    """
    remarks.suited(audit.document, FORMAT)
    found = entries(audit)
    if not found:
        return Annotated(audit.document.path, data)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on a file are not for the user
    try:
        return Annotated(audit.document.path, _written(data, audit, found))
    except Exception as error:  # whatever a damaged or protected file makes of the library
        raise Unsuited(audit.document.path, SAY.text("remarks.protected_pdf")) from error


def whole(documents: Sequence[Annotated], failures: Sequence[Failure]) -> bytes:
    """The one file; several documents have a file each."""
    del failures
    (only,) = documents
    return only.data


def _written(data: bytes, audit: Audit, found: Sequence[Entry]) -> bytes:
    writer = PdfWriter(BytesIO(data), incremental=True)
    earlier, unplaced = _earlier(writer), 0
    wanted = [entry for entry in found if _mark(entry, 0) not in earlier]
    if not wanted:
        return data
    for entry in wanted:
        marks = audit.document.place(remarks.figure(audit.document, entry.finding)).run or ()
        for number, (page, boxes) in enumerate(_by_page(marks)):
            _add(writer, page, _highlight(writer, entry, boxes, number))
        if not marks:
            _add(writer, 0, _icon(writer, entry, unplaced))
            unplaced += 1
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _earlier(writer: PdfWriter) -> set[str]:
    """The names of the annotations that stand in the file already, an earlier audit's among them."""
    pages = (page.get("/Annots") for page in writer.pages)
    notes = (note.get_object() for page in pages if page is not None for note in page.get_object())
    return {str(note.get("/NM")) for note in notes if isinstance(note, DictionaryObject)}


def _mark(entry: Entry, number: int) -> str:
    return f"{entry.id}-{number}"


def _by_page(marks: Any) -> Iterator[tuple[int, list[Box]]]:  # noqa: ANN401 - the reader's own address
    for page, group in groupby(marks, lambda mark: mark.page):
        yield page - 1, [mark.box for mark in group]


def _add(writer: PdfWriter, page: int, annotation: DictionaryObject) -> None:
    """Put an annotation on a page, with the window in which its words open."""
    added = writer.add_annotation(page, annotation)
    left, _, _, top = cast("Sequence[float]", added["/Rect"])
    window = DictionaryObject({_name("Type"): _name("Annot"), _name("Subtype"): _name("Popup")})
    window[_name("Rect")] = _numbers(left, top, left + POPUP[0], top + POPUP[1])
    window[_name("Parent")] = added.indirect_reference
    added[_name("Popup")] = writer.add_annotation(page, window).indirect_reference


def _highlight(writer: PdfWriter, entry: Entry, boxes: Sequence[Box], number: int) -> DictionaryObject:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    around = min(lefts), min(bottoms), max(rights), max(tops)
    made = _annotation(entry, "Highlight", around, number)
    corners = [
        (left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in boxes
    ]  # in the order of the usual programs, not of the standard
    made[_name("QuadPoints")] = _numbers(*(number for corner in corners for number in corner))
    painted = "".join(
        f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re f\n" for left, bottom, right, top in boxes
    )
    made[_name("AP")] = _look(writer, entry, around, painted)
    return made


def _icon(writer: PdfWriter, entry: Entry, before: int) -> DictionaryObject:
    """A note in the upper left corner of the first page, below those before it."""
    page = writer.pages[0].cropbox
    top = float(page.top) - MARGIN - (ICON + 2) * before
    left = float(page.left) + MARGIN
    around = left, top - ICON, left + ICON, top
    made = _annotation(entry, "Text", around, 0)
    made[_name("Name")] = _name("Note")
    made[_name("AP")] = _look(writer, entry, around, f"{left:.2f} {top - ICON:.2f} {ICON:.2f} {ICON:.2f} re f\n")
    return made


def _annotation(entry: Entry, kind: str, around: Box, number: int) -> DictionaryObject:
    lines = remarks.lines(entry, placed=kind != "Text")
    return DictionaryObject(
        {
            _name("Type"): _name("Annot"),
            _name("Subtype"): _name(kind),
            _name("Rect"): _numbers(*around),
            _name("Contents"): TextStringObject("\n".join(lines)),
            _name("T"): TextStringObject(SAY.text("remarks.author")),
            _name("NM"): TextStringObject(_mark(entry, number)),
            _name("C"): _numbers(*COLOURS[entry.finding.severity]),
            _name("F"): NumberObject(PRINTED),
        }
    )


def _look(writer: PdfWriter, entry: Entry, around: Box, painted: str) -> DictionaryObject:
    """How it is drawn by programs that do not draw it by themselves: a colour through which the words show."""
    form = DecodedStreamObject()
    colour = " ".join(f"{part:.2f}" for part in COLOURS[entry.finding.severity])
    form.set_data(f"/G gs\n{colour} rg\n{painted}".encode())
    multiply = DictionaryObject({_name("Type"): _name("ExtGState"), _name("BM"): _name("Multiply")})
    states = DictionaryObject({_name("G"): multiply})
    form.update(
        {
            _name("Type"): _name("XObject"),
            _name("Subtype"): _name("Form"),
            _name("BBox"): _numbers(*around),
            _name("Resources"): DictionaryObject({_name("ExtGState"): states}),
        }
    )
    return DictionaryObject({_name("N"): writer._add_object(form)})  # noqa: SLF001 - the library has no other door


def _name(word: str) -> NameObject:
    return NameObject(f"/{word}")


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(round(value, 2)) for value in values)
