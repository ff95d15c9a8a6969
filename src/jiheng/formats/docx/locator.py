"""From a span of the plain text back to the elements of the Word file that hold it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from lxml import etree

from jiheng.document import Place, Span
from jiheng.formats.composition import Sources


class Address(NamedTuple):
    """An element: its part's name and its XPath."""

    part: str
    path: str


class Run(NamedTuple):
    """Where a span stands in the package.

    ``first`` and ``last`` are XPaths (prefixes as the part declares them) of the ``w:t`` elements that hold its first
    and last character, or of the paragraph where the character is an automatic number; ``start`` and ``end`` are the
    offsets of the span's begin and end in their text.
    """

    part: str
    first: str
    start: int
    last: str
    end: int


@dataclass(frozen=True, slots=True)
class Locator:
    """The locator of a Word document; it can be sent to another process, then with paths in place of elements."""

    sources: Sources
    names: Mapping[etree._Element, str]

    def __call__(self, span: Span) -> Place:
        """The run of a span; an empty place where the span holds no word of the file."""
        first, start = self.sources.at(span.start)
        last, before = self.sources.at(max(span.end - 1, span.start))
        if first is None or last is None:
            return Place()
        (part, opening), (_, closing) = self._address(first), self._address(last)
        return Place(run=Run(part, opening, start, closing, before + (span.end > span.start)))

    def _address(self, source: object) -> Address:
        if isinstance(source, Address):  # the locator came from another process
            return source
        element = cast("etree._Element", source)  # noqa: SLF001 - lxml gives the type no other name
        tree = element.getroottree()
        return Address(self.names.get(tree.getroot(), ""), tree.getpath(element))

    def __reduce__(self) -> tuple[type[Locator], tuple[Sources, Mapping[etree._Element, str]]]:
        return Locator, (Sources(self.sources.starts, [self._address(source) for source in self.sources.addresses]), {})
