"""Joining what a wrap or a page break has cut: lines become paragraphs again, true paragraph ends stay."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.document import Role, Span
from jiheng.extraction.structure.cuts import SLACK, Cuts
from jiheng.extraction.structure.folding import joined, quoted
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.vocabulary import Vocabulary

_PROSE = re.compile(r"[，。；]")
_LONGEST_SHORT = 24  # characters of a title that ends as a sentence does
_HIGH = 2  # the lowest rank of the sections of a report
_CROWD, _PASSING = Fraction(1, 8), Fraction(1, 10)  # of the lines: as wide as the wrap, wider than it
_FEWEST = 4  # full lines that show a wrap
_NARROWEST, _WIDEST = 36, 240  # a wrapped text is between 18 and 120 characters wide


def paragraphs(lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """The lines with every cut sentence in one piece; page breaks inside a sentence follow it."""
    cuts = Cuts(words, full_width(lines), listed(lines, words))
    groups: list[list[Line]] = []
    open_group: list[Line] = []
    turned = False
    for line in lines:
        if line.block.role is Role.PAGE_BREAK:
            turned = True
            groups.append([line])
            continue
        following = replace(line, gap=False) if turned and line.gap else line
        turned = False
        if open_group and line.running and cuts.continues(open_group, following):
            open_group.append(following)
            continue
        groups.append([line])
        whole = line.tabbed or not (line.running or line.block.role is Role.CAPTION)
        open_group = [] if whole else groups[-1]
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
        start, prose = line.block.span.start, _is_sentence(line.text) or _is_subject(line.text, words)
        before = last.get(found.rank)
        if before and before[1] == found.ordinal - 1:
            alone.discard(before[0])
            items.update({start} if before[2] else (), {before[0]} if prose else ())
        elif found.ordinal == 1 and found.rank > _HIGH:
            alone.add(start)
        last[found.rank] = (start, found.ordinal, prose)
    return frozenset(items | alone)


def _is_sentence(text: str) -> bool:
    return bool(_PROSE.search(text.rstrip("。"))) or (text.endswith("。") and len(text) > _LONGEST_SHORT)


def _is_subject(text: str, words: Vocabulary) -> bool:
    return bool(words.patterns["paragraphs.subjects"].search(text))


def _together(group: Sequence[Line]) -> Line:
    first, last = group[0], group[-1]
    if first is last:
        flow = quoted(first.flow)
        return first if flow is first.flow else replace(first, flow=flow)
    span = Span(first.block.span.start, last.block.span.end)
    return replace(first, flow=quoted(joined(line.flow for line in group)), block=replace(first.block, span=span))


def full_width(lines: Iterable[Line]) -> int:
    """The width at which a text is wrapped, in half characters; 0 where it is not.

    Wrapped lines crowd just below one width that hardly any line passes; lengths of whole paragraphs are spread.
    """
    widths = sorted(line.width for line in lines if line.running and not line.tabbed and line.width >= _NARROWEST)
    crowds = {
        width: bisect_right(widths, width) - bisect_left(widths, width - SLACK)
        for width in set(widths)
        if width <= _WIDEST and len(widths) - bisect_right(widths, width) <= len(widths) * _PASSING
    }
    full = max(crowds, key=lambda width: (crowds[width], width), default=0)
    crowd = crowds.get(full, 0)
    return full if crowd >= _FEWEST and crowd >= len(widths) * _CROWD else 0
