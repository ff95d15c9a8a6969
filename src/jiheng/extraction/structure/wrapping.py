"""Joining what a wrap or a page break has cut: lines become paragraphs again, true paragraph ends stay.

A line goes on in the next when its sentence is open and the next begins nothing of its own. Evidence, strongest first:
an open bracket or a comma, a number in two halves, a line as full as the wrapped lines of the text, running prose
without an end, the first words of a sentence that a short line cannot be the title of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.document import Role, Span
from jiheng.extraction.structure.folding import joined
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import kind, known, titled
from jiheng.extraction.structure.vocabulary import Vocabulary

_ENDS = re.compile(r"[。！？!?…][”’）》]*$")
_PAUSES = re.compile(r"[；：][”’）》]*$")
_OPEN = re.compile(r"[，、（《“‘〔【—]$")
_PROSE = re.compile(r"[，。；]")
_HALF_NUMBER = re.compile(r"\d[.,，]?$")
_REST_OF_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?!\d*[、.）])")
_WORD = re.compile(r"[^\W\d_]")
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"))
_REST_OF_TITLE = 4  # characters
_HIGH = 2  # the lowest rank of the sections of a report
_SLACK = 5  # two characters of a lost indent and a half-width sign
_CROWD, _PASSING = Fraction(3, 10), Fraction(3, 20)  # of the lines: as wide as the wrap, wider than it
_NARROWEST, _WIDEST = 24, 240  # a wrapped text is between 12 and 120 characters wide


def paragraphs(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """The lines with every cut sentence in one piece; page breaks inside a sentence follow it."""
    wrap = Wrap(words, full_width(lines), listed(lines, words))
    groups: list[list[Line]] = []
    open_group: list[Line] = []
    turned = False
    for line in lines:
        if line.block.role is Role.PAGE_BREAK:
            turned = True
            groups.append([line])
            continue
        following = replace(line, gap=False) if turned else line
        turned = False
        if open_group and line.running and wrap.continues(open_group, following):
            open_group.append(following)
            continue
        groups.append([line])
        open_group = groups[-1] if line.running and not line.tabbed else []
    return [_together(group) for group in groups]


def listed(lines: Sequence[Line], words: Vocabulary) -> frozenset[int]:
    """Where the numbered lines begin that are items of a list of sentences: a neighbour in the list is a sentence.

    A first number that no second one follows is an item too: no heading is the only one of its list.
    """
    last: dict[int, tuple[int, int, bool]] = {}
    items: set[int] = set()
    alone: set[int] = set()
    for line in lines:
        found = number(line.text, words) if line.running and not line.tabbed else None
        if found is None:
            continue
        start, prose = line.block.span.start, bool(_PROSE.search(line.text.rstrip("。")))
        before = last.get(found.rank)
        if before and before[1] == found.ordinal - 1:
            alone.discard(before[0])
            items.update({start} if before[2] else (), {before[0]} if prose else ())
        elif found.ordinal == 1 and found.rank > _HIGH:
            alone.add(start)
        last[found.rank] = (start, found.ordinal, prose)
    return frozenset(items | alone)


@dataclass(frozen=True, slots=True)
class Wrap:
    """What is asked of two lines.

    ``full`` is the width at which the text is wrapped, 0 where it is not; ``items`` are the places of numbered lines
    that are items of a list of sentences.
    """

    words: Vocabulary
    full: int
    items: frozenset[int]

    def continues(self, group: Sequence[Line], following: Line) -> bool:
        """Whether the sentence of the lines read so far goes on in the following line."""
        line = group[-1]
        if following.tabbed or not line.text:
            return False
        if _ENDS.search(line.text):
            return self._is_full(line) and following.indent <= line.indent and not begins(following, self.words)
        prose = len(group) > 1 or bool(_PROSE.search(line.text))
        if _half_number(line, following, prose=prose):
            return True
        if begins(following, self.words) and not line.text.endswith("、"):
            return False
        return self._unfinished(line, following) or self._runs_on(line, following, prose=prose)

    def _unfinished(self, line: Line, following: Line) -> bool:
        """Whether the words themselves show the cut."""
        if _OPEN.search(line.text) or following.text[0] in self.words.text("paragraphs.closers"):
            return not (following.gap and _PAUSES.search(line.text))
        if any(_opened(line.text, *pair) and pair[1] in following.text for pair in _PAIRS):
            return True
        rest = len(following.text) <= _REST_OF_TITLE or not titled(line.text, self.words)
        return rest and titled(line.text + following.text, self.words)

    def _runs_on(self, line: Line, following: Line, *, prose: bool) -> bool:
        """Whether the shape of the text shows the cut."""
        if not prose and self._is_title(line) and _PROSE.search(following.text):
            return False
        if self._is_full(line) or (self.full and prose):
            return True
        if following.gap or _PAUSES.search(line.text):
            return False
        return prose or (not self._may_stand_alone(line, following) and bool(_PROSE.search(following.text)))

    def _is_full(self, line: Line) -> bool:
        return bool(self.full) and self.full - _SLACK <= line.width <= self.full + _SLACK

    def _is_title(self, line: Line) -> bool:
        """Whether a line is a whole title: a known one, or numbered and with the end of one."""
        numbered = number(line.text, self.words)
        return titled(line.text, self.words) or (numbered is not None and line.text.endswith(self.words.tails))

    def _may_stand_alone(self, line: Line, following: Line) -> bool:
        """Whether a short line is whole: a title, a name, a line of a cover, something set apart by its look."""
        text, block = line.text, line.block
        if block.bold or block.centred or block.level > 0:
            return True
        if text.rstrip("）").endswith((*self.words.tails, *self.words.names)):
            return True
        if number(text, self.words):
            return block.span.start not in self.items
        if self.words.patterns["paragraphs.notes"].match(text) or "：" in text:
            return not _ENDS.search(following.text)
        return begins(line, self.words)


def begins(line: Line, words: Vocabulary) -> bool:
    """Whether a line begins something of its own: a numbered item, a note, an annex, a picture, a title."""
    text = line.text
    return bool(
        number(text, words)
        or words.patterns["paragraphs.starts"].match(text)
        or words.patterns["figures.caption"].match(text)
        or words.patterns["cells.title"].fullmatch(text)
        or known(text, words)
        or kind(text, words)
    )


def _half_number(line: Line, following: Line, *, prose: bool) -> bool:
    """Whether a number is in two halves; between the bare numbers of a table nothing is cut."""
    if not (_HALF_NUMBER.search(line.text) and _REST_OF_NUMBER.match(following.text)):
        return False
    return bool(_WORD.search(line.text) and _WORD.search(following.text)) and (
        prose or bool(_PROSE.search(following.text))
    )


def _opened(text: str, opening: str, closing: str) -> bool:
    return text.rfind(opening) > text.rfind(closing)


def _together(group: Sequence[Line]) -> Line:
    first, last = group[0], group[-1]
    if first is last:
        return first
    span = Span(first.block.span.start, last.block.span.end)
    return replace(first, flow=joined(line.flow for line in group), block=replace(first.block, span=span))


def full_width(lines: Iterable[Line]) -> int:
    """The width at which a text is wrapped, in half characters; 0 where it is not.

    Wrapped lines crowd just below one width that hardly any line passes; lengths of whole paragraphs are spread.
    """
    widths = sorted(line.width for line in lines if line.running and not line.tabbed and line.width >= _NARROWEST)
    crowds = {
        width: bisect_right(widths, width) - bisect_left(widths, width - _SLACK)
        for width in set(widths)
        if width <= _WIDEST and len(widths) - bisect_right(widths, width) <= len(widths) * _PASSING
    }
    full = max(crowds, key=lambda width: (crowds[width], width), default=0)
    return full if full and crowds[full] >= len(widths) * _CROWD else 0
