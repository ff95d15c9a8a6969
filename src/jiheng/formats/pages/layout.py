"""Printed pages as a document: line for line, a table that is split over pages as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiheng.document import Document, Role
from jiheng.formats.composition import Composition
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.pages.beside import side_by_side
from jiheng.formats.pages.finding import with_columns
from jiheng.formats.pages.furniture import without_furniture
from jiheng.formats.pages.geometry import Box
from jiheng.formats.pages.lines import Line
from jiheng.formats.pages.locator import Locator
from jiheng.formats.pages.page import Page, Ruled
from jiheng.formats.pages.tables import Whole, lay, whole
from jiheng.policy.messages import messages


def document(pages: Iterable[Page], data: bytes, path: str, format: str, limits: Limits = STANDARD) -> Document:
    """The document that pages make: a block for every printed line, without headers, footers and page numbers.

    A page that is a picture is a figure block; ``Document.notes`` name such pages.

    Raises:
        Unreadable: there is no text on any page, or too much.
    """
    read = list(_bounded(pages, path, limits))
    if all(page.scanned or not page.items for page in read):
        raise unreadable(path, "scan", format=format.upper(), pages=len(read))
    composition = Composition(path, limits)
    Layout(composition).read(with_columns(side_by_side(list(without_furniture(read)))))
    composition.notes.extend(_notes(read))
    return composition.document(data, format, Locator(composition.sources, [page.sheet for page in read]))


def _notes(pages: Sequence[Page]) -> Iterator[str]:
    """What could not be read, and what was read from a picture, by the numbers of the pages."""
    say = messages("formats")
    for name in ("scanned", "recognized"):
        if numbers := [str(page.number) for page in pages if getattr(page, name)]:
            yield say.text(f"notes.{name}", pages=say.text("join").join(numbers))


def _bounded(pages: Iterable[Page], path: str, limits: Limits) -> Iterator[Page]:
    letters = 0
    for page in pages:
        letters += sum(_length(item) for item in page.items)
        if letters > limits.characters:
            raise unreadable(path, "too_long", limit=limits.characters)
        yield page


def _length(item: Line | Ruled | Box) -> int:
    if isinstance(item, Ruled):
        return sum(len(line.text) + 1 for _, text in item.cells for line in text)
    return len(item.text) if isinstance(item, Line) else 0


class Layout:
    """Lays pages down: a table that ends a page waits for its rest on the next."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition
        self._waiting: Whole | None = None

    def read(self, pages: Iterable[Page]) -> None:
        """Lay all pages down."""
        for place, page in enumerate(pages):
            if place and self._waiting is None:
                self._composition.point(Role.PAGE_BREAK)
            self._page(page)
        self._settle()

    def _page(self, page: Page) -> None:
        if page.scanned:
            self._settle()
            self._composition.point(Role.FIGURE)
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

    def _line(self, item: Line | Box) -> None:
        if isinstance(item, Line):
            self._composition.write(item.text, item)
            self._composition.end_line()
        else:
            self._composition.point(Role.FIGURE)

    def _settle(self) -> None:
        if self._waiting is not None:
            lay(self._waiting, self._composition)
        self._waiting = None
