"""One pass over the elements of a story (body, note, text box) that print or arrange something, in document order.

The parser's own iterator hands over only those elements, so that the formatting between them, most of any file, costs
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import ClassVar

from lxml import etree

from jiheng.document import Role
from jiheng.formats.composition import Composition
from jiheng.formats.docx import names as w
from jiheng.formats.docx.fields import Fields
from jiheng.formats.docx.nesting import Nesting
from jiheng.formats.docx.numbering import Numbering
from jiheng.formats.docx.paragraphs import SIGNS, bold, hidden, picture, symbol
from jiheng.formats.docx.styles import Look, Styles


class Story:
    """Lays the paragraphs and tables of stories down in the composition."""

    def __init__(self, composition: Composition, styles: Styles, numbering: Numbering) -> None:
        self._composition = composition
        self._write = composition.write
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._nesting = Nesting(composition)
        self._elements: Iterator[etree._Element] = iter(())
        self._look: Look | None = None  # of the open paragraph
        self._words = 0
        self._in_contents = False
        self._boxes: list[etree._Element] = []
        self._chosen: set[etree._Element | None] = set()
        self._pictures: list[str] = []

    def read(self, story: etree._Element) -> None:
        """Lay a story down."""
        outer, self._elements = self._elements, story.iterdescendants(*self.HANDLERS)
        self._nesting.enter(story, str(story.tag))
        handlers = self.HANDLERS
        for element in self._elements:
            handlers[element.tag](self, element)
        self._end_paragraph()
        self._nesting.leave(story)
        self._elements = outer

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if text and not self._fields.silent:
            self._write(text, element)

    def _print(self, text: str, element: etree._Element) -> None:
        if not self._fields.silent:
            self._write(text, element)

    def _symbol(self, element: etree._Element) -> None:
        self._print(symbol(element), element)

    def _field_mark(self, element: etree._Element) -> None:
        self._fields.mark(element.get(w.FIELD_TYPE, ""))

    def _field_code(self, element: etree._Element) -> None:
        self._fields.code(element.text or "")

    def _hidden(self, element: etree._Element) -> None:
        self._skip(hidden(element))

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
        self._skip(element)

    def _version(self, element: etree._Element) -> None:
        """A version of alternate content: the first choice counts, a fallback where there is none."""
        content = element.getparent()
        if content in self._chosen:
            self._skip(element)
        elif element.tag == w.CHOICE:
            self._chosen.add(content)

    def _skip(self, elements: Iterable[etree._Element]) -> None:
        """Pass over what stands in these elements (an element gives its children), which the iterator comes to next."""
        for element in elements:
            count = sum(1 for _ in element.iter(*self.HANDLERS))
            next(islice(self._elements, count, count), None)

    def _begin_paragraph(self, element: etree._Element) -> None:
        nesting = self._nesting
        if self._look is not None:
            self._end_paragraph()
        if nesting.announced is not None and not nesting.open_cell():
            self._pass_over(element)
            return
        if element.getparent() is not nesting.container:
            nesting.settle(element)
        properties = element[0] if len(element) else element
        look = self._styles.paragraph(properties) if properties.tag == w.P_PR else self._styles.default
        self._look = look
        if not nesting.tables:
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
        if look is not None:
            if self._nesting.tables:
                self._composition.break_line()
            elif not look.joined:
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
        if self._nesting.tables:
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
        if not self._nesting.tables:
            self._composition.point(role, title)

    def _begin_table(self, element: etree._Element) -> None:
        self._end_paragraph()
        if self._nesting.announced is None or self._nesting.open_cell():
            self._nesting.begin_table(element)
        else:
            self._pass_over(element)

    def _begin_row(self, element: etree._Element) -> None:
        self._end_paragraph()
        if not self._nesting.begin_row(element):
            self._skip(element)

    def _begin_cell(self, element: etree._Element) -> None:
        if self._look is not None:
            self._end_paragraph()
        self._nesting.announce_cell(element)

    def _merge(self, element: etree._Element) -> None:
        if self._nesting.announced is not None:
            self._nesting.tables[-1].property(element)

    def _pass_over(self, content: etree._Element) -> None:
        """Pass over the content of a cell that continues another, from the first on."""
        self._skip(content)
        self._skip(content.itersiblings())

    # what each element means to a story; no table of bound methods, which would refer back to it
    HANDLERS: ClassVar[Mapping[object, Callable[[Story, etree._Element], None]]] = {
        w.T: _text,
        w.MATH_TEXT: _text,
        w.P: _begin_paragraph,
        w.TBL: _begin_table,
        w.TR: _begin_row,
        w.TC: _begin_cell,
        **dict.fromkeys((w.GRID_SPAN, w.V_MERGE, w.H_MERGE), _merge),
        **dict.fromkeys(SIGNS, _sign),
        w.SYMBOL: _symbol,
        w.BREAK: _break,
        w.RETURN: _break,
        w.FIELD_MARK: _field_mark,
        w.FIELD_CODE: _field_code,
        **dict.fromkeys((w.DRAWING, w.PICTURE, w.OBJECT), _shape),
        w.BOX: _box,
        **dict.fromkeys((w.CHOICE, w.FALLBACK), _version),
        w.HIDDEN: _hidden,
        **dict.fromkeys((w.DELETED, w.MOVED_AWAY, w.RUBY_TEXT), _skip),
    }
