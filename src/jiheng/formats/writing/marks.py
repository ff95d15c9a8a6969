"""A stretch of text cut where something is to be marked: a figure with its fact, a gap that a person must fill."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.document import Document, Span
from jiheng.ledger import Fact

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # what XML and HTML cannot hold


class Piece(NamedTuple):
    """Some words; ``fact`` is the index of the fact that they print, ``gap`` that they stand for what is missing."""

    text: str
    fact: int | None = None
    gap: bool = False


class Marks:
    """The marked stretches of one document; where two overlap, the one that begins first is kept."""

    def __init__(self, document: Document, facts: Sequence[Fact] = (), gaps: Sequence[Span] = ()) -> None:
        self._text = document.text
        marked = [(fact.span, index) for index, fact in enumerate(facts) if fact.span.start < fact.span.end]
        self._marked: list[tuple[Span, int | None]] = []
        end = 0
        for span, index in sorted([*marked, *((gap, None) for gap in gaps)], key=lambda mark: mark[0]):
            if span.start >= end:
                self._marked.append((span, index))
                end = span.end
        self._starts = [span.start for span, _ in self._marked]

    def pieces(self, span: Span) -> Iterator[Piece]:
        """The words of a stretch, in order; what does not print is left out."""
        here = span.start
        for mark, fact in self._marked[max(bisect_right(self._starts, span.start) - 1, 0) :]:
            if mark.start >= span.end:
                break
            if mark.end > here:
                start, end = max(mark.start, here), min(mark.end, span.end)
                yield from self._plain(here, start)
                yield Piece(printable(self._text[start:end]), fact, fact is None)
                here = end
        yield from self._plain(here, span.end)

    def _plain(self, start: int, end: int) -> Iterator[Piece]:
        if start < end:
            yield Piece(printable(self._text[start:end]))


def printable(text: str) -> str:
    """The text without what no file format can hold."""
    return _UNPRINTABLE.sub("", text)
