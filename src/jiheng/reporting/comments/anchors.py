"""The marks in the story between which a comment stands: runs are cut at the figure, with their look kept."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from jiheng.reporting.comments.package import Package
from jiheng.reporting.comments.wholes import Wholes

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
        self._wholes = Wholes(package.namespace)
        self._points: list[Point] = []

    def holds(self, run: Any) -> bool:  # noqa: ANN401 - the reader's own address
        """Whether a run of the reader's locator stands in the story, so that a comment can be put on it."""
        return self._ends(run) is not None

    def add(self, comment: int, run: Any) -> None:  # noqa: ANN401
        """Anchor a comment at a run of the reader's locator.

        Comments belong to the main story in every program: a finding in a note is put on the note's mark in the text,
        one without any place at the beginning.
        """
        ends = self._ends(run)
        if ends is not None:
            self._put(comment, (ends[0], run.start), (ends[1], run.end))
            return
        mark = self._note_mark(run)
        if mark is None:
            mark = next(self._story.iter(f"{self._w}p"))
        self._put(comment, (mark, 0), (mark, 1))

    def _ends(self, run: Any) -> tuple[etree._Element, etree._Element] | None:  # noqa: ANN401
        if run is None or run.part != self._package.main:
            return None
        first, last = self._package.find(run.part, run.first), self._package.find(run.part, run.last)
        return None if first is None or last is None else (first, last)

    def _put(self, comment: int, *ends: tuple[etree._Element, int]) -> None:
        """Remember the marks at both ends; beside of a whole they stand before and after it."""
        for closing, (element, offset) in enumerate(ends):
            edge = self._wholes.edge(element, closing=bool(closing))
            self._points.append(Point(comment, edge, offset if edge is element else closing, bool(closing)))

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
            parent = point.element.getparent()
            if point.element.tag == f"{self._w}p":
                self._in_paragraph(point.element, point)
            elif parent is not None and parent.tag == f"{self._w}r":
                self._in_run(parent, point)
            else:
                self._beside(point.element, point)

    def _in_paragraph(self, paragraph: etree._Element, point: Point) -> None:
        """An automatic number stands in no run: its comment takes the whole paragraph."""
        if point.closing:
            paragraph.extend(self._marks(point))
        else:
            paragraph.insert(self._beginning(paragraph), *self._marks(point))

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
        end, sign = etree.Element(f"{self._w}commentRangeEnd", identity), etree.Element(f"{self._w}r")
        etree.SubElement(sign, f"{self._w}commentReference", identity)
        refuge = self._wholes.refuge(point.element)
        if refuge is None:
            return [end, sign]
        refuge.insert(self._beginning(refuge), sign)
        return [end]

    def _beginning(self, paragraph: etree._Element) -> int:
        """Where the content of a paragraph begins."""
        properties = paragraph.find(f"{self._w}pPr")
        return 0 if properties is None else paragraph.index(properties) + 1


def _after(node: etree._Element, marks: list[etree._Element]) -> None:
    for mark in reversed(marks):
        node.addnext(mark)
