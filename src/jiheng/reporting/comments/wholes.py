"""What takes a comment only as a whole, and where the mark of a comment may not stand.

Programs take the words of a comment into the text, or lose the text, where its marks stand inside of a field, of a
control for one value, or of one version of alternate content. Text boxes and formulas take no comments at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from lxml import etree

KINDS = ("fldSimple", "smartTag", "customXml")
VALUES = ("text", "date", "comboBox", "dropDownList")
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


class Wholes:
    """The wholes of a story in one namespace of WordprocessingML."""

    def __init__(self, namespace: str) -> None:
        self._w = f"{{{namespace}}}"

    def edge(self, element: etree._Element, *, closing: bool) -> etree._Element:
        """What a mark for a place in an element goes beside: the element itself, or the edge of the whole it is in."""
        if element.tag == f"{self._w}p" and not self._boxes(element):
            return element
        node = self._placed(element)
        around = takewhile(lambda outer: outer.tag != f"{self._w}p", node.iterancestors())
        node = next(reversed([outer for outer in around if self._is_whole(outer)]), node)
        field = self._field(node)
        return field[closing] if field else node

    def refuge(self, element: etree._Element) -> etree._Element | None:
        """The paragraph for the sign of a comment that stands in the first one of a control; None where it may stay.

        LibreOffice loses what stands before such a sign in that paragraph.
        """
        paragraph = next((node for node in (element, *element.iterancestors()) if node.tag == f"{self._w}p"), None)
        if paragraph is None or not self._begins_control(paragraph):
            return None
        spaces = {"w": self._w[1:-1]}
        after: Any = paragraph.xpath("following::w:p[not(ancestor::w:txbxContent)]", namespaces=spaces)
        before: Any = paragraph.xpath("preceding::w:p[not(ancestor::w:txbxContent)]", namespaces=spaces)
        return next((one for one in (*after, *reversed(before)) if not self._begins_control(one)), None)

    def _begins_control(self, paragraph: etree._Element) -> bool:
        controls = paragraph.iterancestors(f"{self._w}sdt")
        return any(next(control.iter(f"{self._w}p")) is paragraph for control in controls)

    def _boxes(self, element: etree._Element) -> list[etree._Element]:
        return list(element.iterancestors(f"{self._w}txbxContent", f"{self._w}ruby"))

    def _placed(self, element: etree._Element) -> etree._Element:
        """An element of a run; the run outside of a box or a ruby; the formula that holds no run of the text."""
        boxes = self._boxes(element)
        inner = boxes[-1] if boxes else element
        run = next(inner.iterancestors(f"{self._w}r"), None)
        if run is None:
            return self._child_of_paragraph(inner)
        return run if boxes else element

    def _child_of_paragraph(self, element: etree._Element) -> etree._Element:
        chain = [element, *takewhile(lambda outer: outer.tag != f"{self._w}p", element.iterancestors())]
        return chain[-1]

    def _is_whole(self, element: etree._Element) -> bool:
        if element.tag in (ALTERNATE, *(f"{self._w}{kind}" for kind in KINDS)):
            return True
        properties = element.find(f"{self._w}sdtPr") if element.tag == f"{self._w}sdt" else None
        return properties is not None and any(properties.find(f"{self._w}{kind}") is not None for kind in VALUES)

    def _field(self, node: etree._Element) -> tuple[etree._Element, etree._Element] | None:
        """The marks that begin and end the outermost field around a node; None where it has none in its paragraph."""
        return next((field for field, inside in self._fields(node) if inside), None)

    def _fields(self, node: etree._Element) -> Iterator[tuple[tuple[etree._Element, etree._Element], bool]]:
        """The outermost fields of the node's paragraph, and whether each holds the node."""
        paragraph = next(node.iterancestors(f"{self._w}p"))
        opened: list[etree._Element] = []
        inside = False
        for each in paragraph.iter(f"{self._w}fldChar", node.tag):
            kind = each.get(f"{self._w}fldCharType")
            if each is node:
                inside = bool(opened)
            elif kind == "begin":
                opened.append(each)
            elif kind == "end" and opened:
                first = opened.pop()
                if not opened:
                    yield (first, each), inside
                    inside = False
