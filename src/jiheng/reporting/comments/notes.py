"""The comments of a Word file (ECMA-376 Part 1, 17.13.4): one for each finding, one paragraph for each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from jiheng.policy.messages import messages

SAY = messages("rectification")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ID = re.compile(re.escape(SAY.text("remarks.id", text="")) + "([0-9a-f]+)")


class Note(NamedTuple):
    """A comment by its id, and its lines; the last one bears the finding's stable id."""

    id: int
    lines: Sequence[str]


def element(note: Note, namespace: str) -> etree._Element:
    """The ``w:comment``, without a date, so that the same findings give the same bytes."""
    w = f"{{{namespace}}}"
    comment = etree.Element(f"{w}comment", nsmap={"w": namespace})
    comment.set(f"{w}id", str(note.id))
    comment.set(f"{w}author", SAY.text("remarks.author"))
    comment.set(f"{w}initials", SAY.text("remarks.initials"))
    comment.extend(_paragraphs(note.lines, w))
    return comment


class Earlier:
    """A comment of an earlier audit: its words are brought up to date, what others wrote below them stays."""

    def __init__(self, comment: etree._Element, namespace: str) -> None:
        self._comment, self._w = comment, f"{{{namespace}}}"
        paragraphs = [(each, "".join(map(str, each.itertext()))) for each in comment.iterchildren(f"{self._w}p")]
        by_us = comment.get(f"{self._w}author") == SAY.text("remarks.author")
        found = ((at, ID.match(text)) for at, (_, text) in enumerate(paragraphs) if by_us)
        at, match = next(((at, match) for at, match in found if match), (0, None))
        self.finding = match[1] if match else ""
        self._told = paragraphs[:at]

    def renew(self, lines: Iterable[str]) -> bool:
        """Let it say these lines above that with its id; whether it said something else."""
        wanted = list(lines)
        if [text for _, text in self._told] == wanted:
            return False
        for paragraph, _ in self._told:
            self._comment.remove(paragraph)
        for paragraph in reversed(list(_paragraphs(wanted, self._w))):
            self._comment.insert(0, paragraph)
        return True

    def settle(self) -> bool:
        """Let it say first that its finding is gone; whether it did not say so."""
        told, gone = [text for _, text in self._told], SAY.text("remarks.settled")
        return self.renew([gone, *(text for text in told if text != gone)])


def _paragraphs(lines: Iterable[str], w: str) -> Iterator[etree._Element]:
    for line in lines:
        paragraph = etree.Element(f"{w}p")
        text = etree.SubElement(etree.SubElement(paragraph, f"{w}r"), f"{w}t")
        text.text = line
        text.set(SPACE, "preserve")
        yield paragraph
