"""PDF files with text, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from jiheng.document import Document
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.pages import layout
from jiheng.formats.pages.page import Page
from jiheng.formats.pdf import faces
from jiheng.formats.pdf.page import Recognize, page_of

faces.give()  # before the first document of the process that reads it


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a PDF as ``pages.layout.document`` says; ``Place.box`` is in points from the bottom left (user space).

    Raises:
        Unreadable: damaged, encrypted, beyond a limit, or without text on any page.
    """
    return layout.document(pages(data, path, limits), data, path, "pdf", limits)


def pages(data: bytes, path: str, limits: Limits, recognize: Recognize | None = None) -> Iterator[Page]:
    """The pages of a PDF one after the other; scanned ones are left to ``recognize``.

    Raises:
        Unreadable: damaged, encrypted, or more than the limit.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise unreadable(path, "encrypted" if encrypted else "damaged", place="PDF") from error
    try:
        if len(document) > limits.pages:
            raise unreadable(path, "too_many_pages", limit=limits.pages)
        for number in range(1, len(document) + 1):
            yield page_of(document, number, recognize)
    except pdfium.PdfiumError as error:
        raise unreadable(path, "damaged", place="PDF") from error
    finally:
        document.close()
