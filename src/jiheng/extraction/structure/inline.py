"""Headings in text that has lost its line ends: a whole report in one line, its titles between blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jiheng.document import Span
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_GAP = re.compile(r"\s+")
_SENTENCE = re.compile(r"[，。；：！？\d]")
_LONG, _FEWEST = 300, 3  # characters of a line that may hold a report, known titles that show that it does
_PIECES, _LONGEST_UNKNOWN, _LOWEST_UNKNOWN = 3, 24, 3


def parted(line: Span, text: str, words: Vocabulary) -> list[Span]:
    """The stretches of a line of the folded text: one, or its headings and what stands between them."""
    if line.end - line.start < _LONG:
        return [line]
    found = list(_headings(line, text, words))
    if sum(sure for _, sure in found) < _FEWEST:
        return [line]
    ends = sorted({line.start, line.end, *(end for span, _ in found for end in span)})
    return [Span(start, end) for start, end in pairwise(ends)]


def _headings(line: Span, text: str, words: Vocabulary) -> Iterator[tuple[Span, bool]]:
    """The numbered titles between gaps, and whether the packs know them."""
    gaps = [Span(line.start, line.start), *(Span(*gap.span()) for gap in _GAP.finditer(text, *line))]
    starts = [*(gap.start for gap in gaps[1:]), line.end]
    for place, gap in enumerate(gaps):
        numbered = number(text[gap.end : gap.end + _LONG], words)
        if numbered is None:
            continue
        for end in starts[place : place + _PIECES]:
            title = "".join(text[gap.end + numbered.end : end].split())
            if known(title, words):
                yield Span(gap.end, end), True
                break
        else:
            title = text[gap.end + numbered.end : starts[place]]
            short = 0 < len(title) <= _LONGEST_UNKNOWN and numbered.rank <= _LOWEST_UNKNOWN
            if short and not _SENTENCE.search(title):
                yield Span(gap.end, starts[place]), False
