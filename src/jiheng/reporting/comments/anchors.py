"""The marks in the story between which a comment stands: runs are cut at the figure, with their look kept."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import etree

from jiheng.reporting.comments.package import Package

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Point(NamedTuple):
    """Where a mark goes: at an offset in the text of an element; ``closing`` for the end of a comment."""

    comment: int
    element: etree._Element
    offset: int
    closing: bool

    @property
    def order(self) -> tuple[int, int, bool]:
        """Last places first, so that a cut leaves what is before it as it was; at one place, openings first."""
        parent = self.element.getparent()
        return (-parent.index(self.element) if parent is not None else 0, -self.offset, self.closing)


class Anchors:
    """The marks of all comments of a story; they are written at once, because a cut makes its paths stale."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._story = package.story
        self._w = f"{{{package.namespace}}}"
        self._points: list[Point] = []

    def add(self, comment: int, run: Any) -> bool:  # noqa: ANN401 - the reader's own address
        """Anchor a comment at a run of the reader's locator; false where it stands elsewhere.

        Comments belong to the main story in every program: a finding in a note is put on the note's mark in the text,
        one without any place at the beginning.
        """
        if run is not None and run.part == self._package.main:
            first, last = self._package.find(run.part, run.first), self._package.find(run.part, run.last)
            if first is not None and last is not None:
                self._points += [Point(comment, first, run.start, False), Point(comment, last, run.end, True)]
                return True
        mark = self._note_mark(run)
        if mark is None:
            mark = next(self._story.iter(f"{self._w}p"))
        self._points += [Point(comment, mark, 0, False), Point(comment, mark, 1, True)]
        return False

    def _note_mark(self, run: Any) -> etree._Element | None:  # noqa: ANN401
        """The mark of the note that holds a run."""
        found = None if run is None else self._package.find(run.part, run.first)
        for kind in ("footnote", "endnote"):
            note = None if found is None else next(found.iterancestors(f"{self._w}{kind}"), None)
            if note is not None:
                marks = self._story.iter(f"{self._w}{kind}Reference")
                return next((mark for mark in marks if mark.get(f"{self._w}id") == note.get(f"{self._w}id")), None)
        return None

    def write(self) -> None:
        """Put all marks into the story."""
        for point in sorted(self._points, key=lambda point: point.order):
            node = self._outside(point.element)
            if node.tag == f"{self._w}p":
                self._in_paragraph(node, point)
            elif node is not point.element.getparent():
                self._beside(node, point)
            else:
                self._in_run(node, point)

    def _outside(self, element: etree._Element) -> etree._Element:
        """The run that holds an element; the one outside of a text box, whose text takes no comments."""
        boxes = list(element.iterancestors(f"{self._w}txbxContent"))
        if element.tag == f"{self._w}p" and not boxes:
            return element
        start = boxes[-1] if boxes else element
        run = next(start.iterancestors(f"{self._w}r"), None)
        return run if run is not None else _child_of(start, f"{self._w}p")

    def _in_paragraph(self, paragraph: etree._Element, point: Point) -> None:
        """An automatic number stands in no run: its comment takes the whole paragraph."""
        if point.closing:
            paragraph.extend(self._marks(point))
        else:
            properties = paragraph.find(f"{self._w}pPr")
            paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, *self._marks(point))

    def _beside(self, node: etree._Element, point: Point) -> None:
        """A formula or a text box takes a comment as a whole."""
        if point.closing:
            _after(node, self._marks(point))
        else:
            node.addprevious(*self._marks(point))

    def _in_run(self, run: etree._Element, point: Point) -> None:
        element, offset = point.element, point.offset
        words = (element.text or "") if element.tag == f"{self._w}t" else "."
        if offset <= 0:
            self._opening(run, point)
            return
        rest = list(element.itersiblings())
        tail = words[offset:]
        if tail and element.tag == f"{self._w}t":
            right = deepcopy(element)
            element.text, right.text = words[:offset], tail
            for piece in (element, right):
                piece.set(SPACE, "preserve")
            rest.insert(0, right)
        if rest:
            self._split(run, rest)
        _after(run, self._marks(point))

    def _opening(self, run: etree._Element, point: Point) -> None:
        """A mark before an element: what stands before it in the run gets a run of its own."""
        before = point.element.getprevious()
        if before is not None and before.tag != f"{self._w}rPr":
            run_of_rest = self._split(run, [point.element, *point.element.itersiblings()])
            run_of_rest.addprevious(*self._marks(point))
        else:
            run.addprevious(*self._marks(point))

    def _split(self, run: etree._Element, rest: list[etree._Element]) -> etree._Element:
        """Move the rest of a run into a new one of the same look that follows it."""
        right = etree.Element(run.tag)
        right.attrib.update(run.attrib)
        if (look := run.find(f"{self._w}rPr")) is not None:
            right.append(deepcopy(look))
        right.extend(rest)
        run.addnext(right)
        return right

    def _marks(self, point: Point) -> list[etree._Element]:
        identity = {f"{self._w}id": str(point.comment)}
        if not point.closing:
            return [etree.Element(f"{self._w}commentRangeStart", identity)]
        reference = etree.Element(f"{self._w}r")
        etree.SubElement(reference, f"{self._w}commentReference", identity)
        return [etree.Element(f"{self._w}commentRangeEnd", identity), reference]


def _after(node: etree._Element, marks: list[etree._Element]) -> None:
    for mark in reversed(marks):
        node.addnext(mark)


def _child_of(element: etree._Element, tag: str) -> etree._Element:
    """The ancestor (or the element itself) that stands directly in one of that name."""
    chain = [element, *element.iterancestors()]
    return next((inner for inner, outer in pairwise(chain) if outer.tag == tag), element)
