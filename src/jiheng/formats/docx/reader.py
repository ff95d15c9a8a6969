"""Word documents (.docx, .docm) in a single pass over the main story, then the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from jiheng.document import Block, Document, Role, Span
from jiheng.formats.composition import Composition, Content, Entry, Inner, Piece
from jiheng.formats.container import Container
from jiheng.formats.docx import names as w
from jiheng.formats.docx.locator import Locator
from jiheng.formats.docx.numbering import Numbering
from jiheng.formats.docx.package import Package
from jiheng.formats.docx.paragraphs import Fields, Line, Printer
from jiheng.formats.docx.styles import Look, Styles
from jiheng.formats.docx.tables import Merged, blocks, cells
from jiheng.formats.limits import STANDARD, Limits

_LINE_END = Piece("\n")


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a Word document.

    Its text holds what is printed: automatic numbers, results of fields, inserted text; neither deleted nor hidden
    text, headers, footers or comments. Notes stand at the end. ``Place.run`` is a ``locator.Run``.

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    package = Package(Container(data, path, limits), path, limits)
    composition = Composition(path, limits)
    story = Story(composition, Styles(package.part("styles")), Numbering(package.part("numbering")))
    for root in package.stories():
        story.read(root)
    return composition.document(data, "docx", Locator(composition.sources, package.names))


class Story:
    """The paragraphs and tables of a body, a text box or a note, laid down in order."""

    def __init__(self, composition: Composition, styles: Styles, numbering: Numbering) -> None:
        self._composition = composition
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._carried: list[Piece] = []

    def read(self, parent: etree._Element) -> None:
        """Lay down every paragraph and table under ``parent``."""
        for child in blocks(parent):
            if child.tag == w.P:
                self._paragraph(child)
            else:
                self._table(child)

    def _paragraph(self, element: etree._Element) -> None:
        look, printer = self._printed(element)
        if look.break_before:
            self._composition.point(Role.PAGE_BREAK)
        for line in printer.lines:
            self._line(line, look)
        for title in printer.pictures:
            self._composition.point(Role.FIGURE, title)
        for box in printer.boxes:
            self.read(box)
        if look.break_after:
            self._composition.point(Role.PAGE_BREAK)

    def _line(self, line: Line, look: Look) -> None:
        role = Role.CONTENTS if look.contents else Role.HEADING if look.level else Role.PARAGRAPH
        self._composition.line(line.pieces, Block(role, Span(0, 0), look.level, bold=line.bold, centred=look.centred))
        if line.after is not None:
            self._composition.point(line.after)

    def _printed(self, element: etree._Element) -> tuple[Look, Printer]:
        """A paragraph's look and lines; the words of one whose end is deleted go on in the next."""
        look = self._styles.paragraph(element)
        printer = Printer(self._fields, bold=look.bold)
        begun_in_contents = self._fields.contents
        printer.read(element)
        first = printer.lines[0]
        if look.number and (first.pieces or len(printer.lines) > 1) and not self._carried:
            label = self._numbering.label(look.number, look.depth)
            first.pieces[:0] = [Piece(label, element)] if label else []
        first.pieces[:0], self._carried = self._carried, []
        if look.joined:
            self._carried = printer.lines.pop().pieces
        contents = look.contents or begun_in_contents or self._fields.contents
        return replace(look, contents=True) if contents else look, printer

    def _table(self, element: etree._Element) -> None:
        found = cells(element)
        if len(found) == 1:  # a frame around text
            self.read(found[0].element)
        elif found:
            self._composition.table(self._entries(found))

    def _entries(self, found: list[Merged]) -> list[Entry]:
        return [
            Entry(cell.row, cell.column, list(self._content(cell.element)), cell.row_span, cell.column_span)
            for cell in found
        ]

    def _content(self, cell: etree._Element) -> Iterator[Content]:
        """What stands in a cell: its lines, text boxes and inner tables, parted by line ends."""
        written = False
        for child in blocks(cell):
            for content in self._lines(child) if child.tag == w.P else [[Inner(self._entries(cells(child)))]]:
                if content and written:
                    yield _LINE_END
                yield from content
                written = written or bool(content)

    def _lines(self, paragraph: etree._Element) -> Iterator[list[Content]]:
        _, printer = self._printed(paragraph)
        for line in printer.lines:
            yield list(line.pieces)
        for box in printer.boxes:
            yield list(self._content(box))
