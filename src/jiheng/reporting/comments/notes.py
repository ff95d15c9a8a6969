"""The comments of a Word file (ECMA-376 Part 1, 17.13.4): one for each finding, one paragraph for each line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from jiheng.policy.messages import messages

SAY = messages("rectification")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Note(NamedTuple):
    """A comment by its id, and its lines."""

    id: int
    lines: Sequence[str]


def element(note: Note, namespace: str) -> etree._Element:
    """The ``w:comment``, without a date, so that the same findings give the same bytes."""
    w = f"{{{namespace}}}"
    comment = etree.Element(f"{w}comment", nsmap={"w": namespace})
    comment.set(f"{w}id", str(note.id))
    comment.set(f"{w}author", SAY.text("remarks.author"))
    comment.set(f"{w}initials", SAY.text("remarks.initials"))
    for line in note.lines:
        run = etree.SubElement(etree.SubElement(comment, f"{w}p"), f"{w}r")
        text = etree.SubElement(run, f"{w}t")
        text.text = line
        text.set(SPACE, "preserve")
    return comment
