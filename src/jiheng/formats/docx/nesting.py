"""What is open while a story is read: the story itself, then tables, their rows and their cells in turn.

The parser tells where an element begins, not where it ends: what has ended is seen from the next one's parent.
"""

from __future__ import annotations

from lxml import etree

from jiheng.formats.composition import Composition
from jiheng.formats.docx import names as w
from jiheng.formats.docx.tables import Rows, is_frame


class Nesting:
    """The open containers; ``container`` is the innermost, ``tables`` are the open tables, outermost first.

    A cell is announced when it is met and opened by its first content, when its properties are known.
    """

    def __init__(self, composition: Composition) -> None:
        self.tables: list[Rows] = []
        self.container: etree._Element | None = None
        self.announced: etree._Element | None = None
        self._composition = composition
        self._open: list[etree._Element] = []
        self._tags: list[str] = []

    def enter(self, element: etree._Element, tag: str) -> None:
        """Open a container; its tag is known, and asking the element for it takes time."""
        self._open.append(element)
        self._tags.append(tag)
        self.container = element

    def settle(self, element: etree._Element) -> None:
        """Leave what has ended before this element begins."""
        parent = element.getparent()
        while parent is not None and parent not in self._open:
            parent = parent.getparent()
        while self.container is not parent:
            self._leave()

    def leave(self, element: etree._Element) -> None:
        """Leave a container with all that is open in it."""
        while self.container is not element:
            self._leave()
        self._leave()

    def begin_table(self, element: etree._Element) -> None:
        """A table begins; one that is a frame around text is no table."""
        self.settle(element)
        if not is_frame(element):
            if not self.tables:
                self._composition.end_line()
            self.tables.append(Rows(self._composition))
            self.enter(element, w.TBL)

    def begin_row(self, element: etree._Element) -> bool:
        """A row begins; false for one that is not printed."""
        self.settle(element)
        if self._tags[-1] != w.TBL:  # a frame's
            return True
        self.enter(element, w.TR)
        return self.tables[-1].begin_row(element)

    def announce_cell(self, element: etree._Element) -> None:
        """A cell comes."""
        if self.announced is not None:
            self._pass_cell()
        if self._tags[-1] == w.TC and self._open[-2] is element.getparent():  # most often: it follows the open one
            self._leave()
        else:
            self.settle(element)
        if self._tags[-1] == w.TR:  # else a frame's
            self.announced = element

    def open_cell(self) -> bool:
        """Open the announced cell; false where it continues another."""
        cell, self.announced = self.announced, None
        if cell is None or not self.tables[-1].begin_cell():
            return False
        self.enter(cell, w.TC)
        return True

    def _pass_cell(self) -> None:
        """Open and leave the announced cell, which has no content at all."""
        if self.open_cell():
            self._leave()

    def _leave(self) -> None:
        if self.announced is not None:
            self._pass_cell()
        self._open.pop()
        tag = self._tags.pop()
        self.container = self._open[-1] if self._open else None
        if tag == w.TC:
            self.tables[-1].end()
        elif tag == w.TBL:
            table = self.tables.pop().finish()
            if self.tables:
                self._composition.break_line()
            else:
                self._composition.end_table(table)
