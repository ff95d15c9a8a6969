"""Sections (章节): each heading with all that stands under it, inside its part.

The rank of a heading is that of its number's style, unless its style is evidently wrong (``3、`` after 二、, ``（3）``
after （二）): its title is not known at this rank, and either it begins a list where its title is usual, or no sibling
of its own style came before and a higher list waits for this very number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from jiheng.document import Block, Part, Role, Section, Span
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_ARABIC = 4  # the rank of 1., the style that is used by mistake


def ranked(blocks: Sequence[Block], starts: Sequence[int], words: Vocabulary) -> list[Block]:
    """The blocks with the rank of each heading set right; numbering starts anew at each of the parts' ``starts``."""
    counts: dict[int, int] = {}
    begins = set(starts)
    result: list[Block] = []
    for place, block in enumerate(blocks):
        if place in begins:
            counts = {}
        result.append(_ranked(block, counts, words) if block.role is Role.HEADING else block)
    return result


def _ranked(block: Block, counts: dict[int, int], words: Vocabulary) -> Block:
    found = number(block.number, words) if block.number else None
    usual = known(block.title, words)
    rank = block.level
    if found is not None and rank >= _ARABIC and usual != rank:
        rank = _rank(rank, usual, found.ordinal, counts)
    for below in [open_rank for open_rank in counts if open_rank > rank]:
        del counts[below]
    if found is not None:
        counts[rank] = found.ordinal
    return block if block.level == rank else replace(block, level=rank)


def _rank(style: int, usual: int, ordinal: int, counts: dict[int, int]) -> int:
    """The rank of a number of some style under a title that is usual at another rank, or at none (0)."""
    if ordinal <= 1:
        return usual if 0 < usual < style and all(open_rank < usual for open_rank in counts) else style
    if style in counts:
        return style
    waiting = [rank for rank, last in counts.items() if rank < style and last == ordinal - 1]
    return usual if usual in waiting else max(waiting, default=style)


def sections(blocks: Sequence[Block], parts: Sequence[Part]) -> tuple[Section, ...]:
    """The sections of all parts, in the order of their headings."""
    headings = [block for block, following in zip_longest(blocks, blocks[1:]) if _opens(block, following)]
    starts = [heading.span.start for heading in headings]
    found: list[Section] = []
    for part in parts:
        inside = headings[bisect_left(starts, part.span.start) : bisect_left(starts, part.span.end)]
        found.extend(_sections(inside, part.span.end))
    return tuple(found)


def _opens(block: Block, following: Block | None) -> bool:
    """Whether a section begins at a block: it is a heading, and not one that is printed twice in a row."""
    if block.role is not Role.HEADING:
        return False
    return following is None or (following.role, following.number, following.title) != (
        Role.HEADING,
        block.number,
        block.title,
    )


def _sections(headings: Sequence[Block], end: int) -> Iterator[Section]:
    """The sections of one part that ends at ``end``; one pass, a stack of what is open."""
    spans: dict[int, int] = {}
    paths: list[tuple[str, ...]] = []
    stack: list[int] = []
    for place, heading in enumerate(headings):
        while stack and headings[stack[-1]].level >= heading.level:
            spans[stack.pop()] = heading.span.start
        paths.append((*(paths[stack[-1]] if stack else ()), heading.title))
        stack.append(place)
    for place, heading in enumerate(headings):
        span = Span(heading.span.start, spans.get(place, end))
        yield Section(heading.number, heading.title, heading.level, heading.span, span, paths[place])
