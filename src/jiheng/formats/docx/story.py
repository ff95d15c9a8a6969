"""One pass over the elements of a story (body, note, text box) that print or arrange something, in document order.

The parser's own iterator hands over only those elements, so that the formatting between them, most of any file, costs
nothing. It tells where an element begins, not where it ends: what has ended is seen from the next one's parent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from lxml import etree

from jiheng.document import Role
from jiheng.formats.composition import Composition
from jiheng.formats.docx import names as w
from jiheng.formats.docx.fields import Fields
from jiheng.formats.docx.numbering import Numbering
from jiheng.formats.docx.paragraphs import SIGNS, bold, hidden, picture, superseded, symbol
from jiheng.formats.docx.styles import Look, Styles
from jiheng.formats.docx.tables import Rows, is_frame


class Story:
    """Lays the paragraphs and tables of stories down in the composition."""

    def __init__(self, composition: Composition, styles: Styles, numbering: Numbering) -> None:
        self._composition = composition
        self._write = composition.write
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._elements: Iterator[etree._Element] = iter(())
        self._containers: list[etree._Element] = []  # what is open: the story, then tables, rows and cells in turn
        self._container: etree._Element | None = None
        self._tables: list[Rows] = []
        self._announced: etree._Element | None = None  # a cell of which nothing is read yet
        self._look: Look | None = None  # of the open paragraph
        self._words = 0
        self._in_contents = False
        self._boxes: list[etree._Element] = []
        self._pictures: list[str] = []
        self._handlers = self._table_of_handlers()
        self._known = tuple(self._handlers)

    def read(self, story: etree._Element) -> None:
        """Lay a story down."""
        outer, self._elements = self._elements, story.iterdescendants(*self._known)
        self._enter(story)
        handlers = self._handlers
        for element in self._elements:
            handlers[element.tag](element)
        self._end_paragraph()
        while self._container is not story:
            self._leave()
        self._leave()
        self._elements = outer

    def _table_of_handlers(self) -> Mapping[object, Callable[[etree._Element], None]]:
        return {
            w.T: self._text,
            w.MATH_TEXT: self._text,
            w.P: self._begin_paragraph,
            w.TBL: self._begin_table,
            w.TR: self._begin_row,
            w.TC: self._begin_cell,
            **dict.fromkeys((w.GRID_SPAN, w.V_MERGE, w.H_MERGE), self._merge),
            **dict.fromkeys(SIGNS, self._sign),
            w.SYMBOL: lambda element: self._print(symbol(element), element),
            w.BREAK: self._break,
            w.RETURN: self._break,
            w.FIELD_MARK: lambda element: self._fields.mark(element.get(w.FIELD_TYPE, "")),
            w.FIELD_CODE: lambda element: self._fields.code(element.text or ""),
            **dict.fromkeys((w.DRAWING, w.PICTURE, w.OBJECT), self._shape),
            w.BOX: self._box,
            **dict.fromkeys(
                (w.CHOICE, w.FALLBACK), lambda element: self._skip([element] if superseded(element) else [])
            ),
            w.HIDDEN: lambda element: self._skip(hidden(element), within=False),
            **dict.fromkeys((w.DELETED, w.MOVED_AWAY, w.RUBY_TEXT), lambda element: self._skip([element])),
        }

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if text and not self._fields.silent:
            self._write(text, element)

    def _print(self, text: str, element: etree._Element) -> None:
        if not self._fields.silent:
            self._write(text, element)

    def _sign(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag == w.R:  # w:tab is also the name of a tab stop
            self._print(SIGNS[str(element.tag)], element)

    def _break(self, element: etree._Element) -> None:
        if self._fields.silent:
            return
        if element.get(w.TYPE) == "page":
            self._end_line(page=True)
        else:
            self._composition.break_line()

    def _shape(self, element: etree._Element) -> None:
        title = picture(element)
        if title is not None:
            self._pictures.append(title)

    def _box(self, element: etree._Element) -> None:
        self._boxes.append(element)
        self._skip([element])

    def _skip(self, elements: Iterable[etree._Element], *, within: bool = True) -> None:
        """Pass over what stands in these elements; ``within``: the iterator is at the element itself already."""
        for element in elements:
            inside = element.iterdescendants(*self._known) if within else element.iter(*self._known)
            count = sum(1 for _ in inside)
            next(islice(self._elements, count, count), None)

    def _begin_paragraph(self, element: etree._Element) -> None:
        if self._look is not None:
            self._end_paragraph()
        if self._announced is not None and not self._open_cell(element):
            return
        if element.getparent() is not self._container:
            self._settle(element)
        properties = element[0] if len(element) else element
        look = self._styles.paragraph(properties) if properties.tag == w.P_PR else self._styles.default
        self._look = look
        if not self._tables:
            self._begin_line(look)
        if look.number and (label := self._numbering.label(look.number, look.depth)):
            self._write(label, element)

    def _begin_line(self, look: Look) -> None:
        if look.break_before:
            self._point(Role.PAGE_BREAK)
        self._in_contents = look.contents or self._fields.contents
        self._words = len(self._composition.sources.addresses)

    def _end_paragraph(self) -> None:
        look = self._look
        if look is not None and self._tables:
            self._composition.break_line()
        elif look is not None and not look.joined:
            self._end_line(page=look.break_after)
        self._look = None
        if self._pictures or self._boxes:
            self._hang()

    def _hang(self) -> None:
        """Lay down the pictures and text boxes that hang on a paragraph."""
        pictures, self._pictures = self._pictures, []
        boxes, self._boxes = self._boxes, []
        for title in pictures:
            self._point(Role.FIGURE, title)
        for box in boxes:
            self.read(box)

    def _end_line(self, *, page: bool) -> None:
        if self._tables:
            self._composition.break_line()
            return
        look = self._look or Look()
        contents = self._in_contents or self._fields.contents
        role = Role.CONTENTS if contents else Role.HEADING if look.level else Role.PARAGRAPH
        is_bold = bold(self._composition.sources.addresses[self._words :], style=look.bold)
        self._composition.end_line(role, look.level, bold=is_bold, centred=look.centred)
        self._words = len(self._composition.sources.addresses)
        if page:
            self._point(Role.PAGE_BREAK)

    def _point(self, role: Role, title: str = "") -> None:
        if not self._tables:
            self._composition.point(role, title)

    def _begin_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        if self._announced is not None and not self._open_cell(element):
            return
        self._settle(element)
        if not is_frame(element):
            self._composition.end_line() if not self._tables else None
            self._tables.append(Rows(self._composition))
            self._enter(element)

    def _begin_row(self, element: etree._Element) -> None:
        self._end_paragraph()
        self._settle(element)
        if self._container is not None and self._container.tag == w.TBL:  # else a frame's
            if self._tables[-1].begin_row(element):
                self._enter(element)
            else:
                self._skip([element])

    def _begin_cell(self, element: etree._Element) -> None:
        if self._look is not None:
            self._end_paragraph()
        if self._announced is not None:
            self._empty_cell()
        self._settle(element)
        if self._container is not None and self._container.tag == w.TR:  # else a frame's
            self._tables[-1].announce_cell()
            self._announced = element

    def _merge(self, element: etree._Element) -> None:
        if self._announced is not None:
            self._tables[-1].property(element)

    def _open_cell(self, element: etree._Element) -> bool:
        """Begin the announced cell at its first content; false where it continues another and is passed over."""
        cell, self._announced = self._announced, None
        if cell is not None and not self._tables[-1].begin_cell():
            self._skip([element])
            self._skip(element.itersiblings(), within=False)
            return False
        if cell is not None:
            self._containers.append(cell)
            self._container = cell
        return True

    def _settle(self, element: etree._Element) -> None:
        """Leave the cells and tables that have ended before this element begins."""
        parent = element.getparent()
        while parent is not None and parent not in self._containers:
            parent = parent.getparent()
        while self._container is not parent:
            self._leave()

    def _enter(self, element: etree._Element) -> None:
        self._containers.append(element)
        self._container = element

    def _empty_cell(self) -> None:
        """Begin and end the announced cell, which has no content at all."""
        self._announced = None
        if self._tables[-1].begin_cell():
            self._tables[-1].end()

    def _leave(self) -> None:
        if self._announced is not None:
            self._empty_cell()
        left = self._containers.pop()
        self._container = self._containers[-1] if self._containers else None
        if left.tag == w.TC:
            self._tables[-1].end()
        elif left.tag == w.TBL:
            table = self._tables.pop().finish()
            self._composition.break_line() if self._tables else self._composition.end_table(table)
