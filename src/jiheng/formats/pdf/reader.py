"""PDF files with text: printed lines and ruled tables, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from jiheng.document import Document, Role
from jiheng.formats.composition import Composition
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.pdf.furniture import without_furniture
from jiheng.formats.pdf.lines import Line
from jiheng.formats.pdf.locator import Locator
from jiheng.formats.pdf.page import Page, Ruled, page_of
from jiheng.formats.pdf.tables import Whole, lay, whole
from jiheng.policy.messages import messages


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a PDF: every printed line is a block, a ruled table one table even over several pages.

    Headers, footers and page numbers are left out. A page that is a picture is a figure block that says so.

    Raises:
        Unreadable: damaged, encrypted, beyond a limit, or without text on any page.
    """
    pages = list(_pages(data, path, limits))
    if all(page.scanned or not page.items for page in pages):
        raise unreadable(path, "scan", pages=len(pages))
    composition = Composition(path, limits)
    Layout(composition).read(without_furniture(pages))
    return composition.document(data, "pdf", Locator(composition.sources, [page.sheet for page in pages]))


def _pages(data: bytes, path: str, limits: Limits) -> Iterator[Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise unreadable(path, "encrypted" if encrypted else "damaged", place="PDF") from error
    try:
        if len(document) > limits.pages:
            raise unreadable(path, "too_many_pages", count=len(document), limit=limits.pages)
        letters = 0
        for number in range(1, len(document) + 1):
            found = page_of(document, number)
            letters += sum(len(item.text) for item in found.items if isinstance(item, Line))
            if letters > limits.characters:
                raise unreadable(path, "too_long", limit=limits.characters)
            yield found
    except pdfium.PdfiumError as error:
        raise unreadable(path, "damaged", place="PDF") from error
    finally:
        document.close()


class Layout:
    """Lays pages down: a table that ends a page waits for its rest on the next."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition
        self._waiting: Whole | None = None

    def read(self, pages: Iterator[Page]) -> None:
        """Lay all pages down."""
        for place, page in enumerate(pages):
            if place and self._waiting is None:
                self._composition.point(Role.PAGE_BREAK)
            self._page(page)
        self._settle()

    def _page(self, page: Page) -> None:
        if page.scanned:
            self._settle()
            self._composition.point(Role.FIGURE, messages("formats").text("notes.scanned", page=page.number))
            return
        for item in page.items:
            if isinstance(item, Ruled):
                self._table(whole(item, page.number))
            else:
                self._settle()
                self._line(item)

    def _table(self, table: Whole) -> None:
        joined = self._waiting.joined(table) if self._waiting and self._waiting.last < table.page else None
        if joined is None:
            self._settle()
        self._waiting = joined or table

    def _line(self, item: object) -> None:
        if isinstance(item, Line):
            self._composition.write(item.text, item)
            self._composition.end_line(centred=False)
        else:
            self._composition.point(Role.FIGURE)

    def _settle(self) -> None:
        if self._waiting is not None:
            lay(self._waiting, self._composition)
        self._waiting = None
