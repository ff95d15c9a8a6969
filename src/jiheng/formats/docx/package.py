"""The parts of a Word file, found by their relationships (ECMA-376 Part 2), not by their usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from lxml import etree

from jiheng.formats.container import Container
from jiheng.formats.docx import names as w
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.markup import parsed

_MAIN = "officeDocument"
_UNUSED = {  # what says nothing of paragraphs is most of the styles
    "styles": (
        (b'<w:style w:type="table"', b"</w:style>"),
        (b'<w:style w:type="character"', b"</w:style>"),
        (b"<w:latentStyles", b"</w:latentStyles>"),
    )
}
_FORMATTING = re.compile(rb"<w:rPr>(?:<w:(?!b[\s/]|vanish|del|moveFrom)[^<>]*+(?<=/)>)*+</w:rPr>")  # only looks
_UNPRINTED_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Package:
    """The main document and what belongs to it; ``names`` maps each story's root to its part's name."""

    def __init__(self, container: Container, path: str, limits: Limits = STANDARD) -> None:
        self.names: dict[etree._Element, str] = {}
        self._container = container
        self._path = path
        self._limits = limits
        self._main = dict(self._related("")).get(_MAIN, "word/document.xml")
        self._parts = dict(self._related(self._main))

    def part(self, kind: str) -> etree._Element | None:
        """The root of a part that the main document names (styles, numbering, footnotes), or None."""
        name = self._parts.get(kind)
        data = (self._container.find(name) if name else None) or b""
        for opening, closing in _UNUSED.get(kind, ()):
            data = _without(data, opening, closing)
        return self._parsed(data, str(name)) if data else None

    def stories(self) -> Iterator[etree._Element]:
        """The body, then the notes, in the order in which they are printed."""
        root = self._parsed(self._container.read(self._main), self._main)
        body = root.find(w.BODY)
        if body is None:
            raise unreadable(self._path, "no_part", place=self._main)
        self.names[root] = self._main
        yield body
        for kind in ("footnotes", "endnotes"):
            if (notes := self.part(kind)) is not None:
                self.names[notes] = self._parts[kind]
                yield from (note for note in notes if note.get(w.TYPE) not in _UNPRINTED_NOTES)

    def _parsed(self, data: bytes, name: str) -> etree._Element:
        """A part without the formatting of runs, most of any file; no path to a text leads through it."""
        return parsed(_FORMATTING.sub(b"", data), self._path, name, self._limits)

    def _related(self, source: str) -> Iterator[tuple[str, str]]:
        """The parts that a part names, by the last word of the relationship's type; the first of a kind counts."""
        name = join(dirname(source), "_rels", source.rpartition("/")[2] + ".rels")
        data = self._container.find(name)
        rows = list(parsed(data, self._path, name, self._limits)) if data else []
        for row in reversed(rows):
            if row.get("TargetMode") != "External":
                target = normpath(join("/", dirname(source), row.get("Target", ""))).lstrip("/")
                yield row.get("Type", "").rpartition("/")[2], target


def _without(data: bytes, opening: bytes, closing: bytes) -> bytes:
    """The bytes less every stretch from ``opening`` to the next ``closing``."""
    head, *rest = data.split(opening)
    return head + b"".join(stretch.partition(closing)[2] for stretch in rest)
