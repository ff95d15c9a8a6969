"""Which paragraphs are headings: by their number, by the titles that the packs know, by the reader's hints.

A title that runs into its text (（一）收入情况。2023年…) is cut off from it. Numbered sentences and the items of a list
(no text between one and the next, and no known title) are paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.document import Block, Flow, Role, Span
from jiheng.extraction.structure.candidates import UNRANKED, Heading, candidate
from jiheng.extraction.structure.folding import cut, joined
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.vocabulary import Vocabulary

_SENTENCE = re.compile(r"[，。；！？]")
_WORD = re.compile(r"[^\W\d_]")


def headings(lines: Sequence[Line], words: Vocabulary) -> list[Block]:
    """The blocks of the document, headings told from paragraphs."""
    candidates = [candidate(line, words) for line in lines]
    ranks = _ranks(lines, candidates)
    blocks: list[Block] = []
    items: dict[int, int] = {}
    skipped = False
    for place, (line, heading) in enumerate(zip(lines, candidates, strict=True)):
        if skipped:
            skipped = False
        elif heading is None or not (heading.sure or _has_text(candidates, lines, place, items)):
            if heading is not None:
                items[heading.rank] = heading.ordinal
            blocks.append(_paragraph(line, words))
        elif not heading.title and _titles_number(lines, candidates, place, words):
            blocks.append(_over_two_lines(line, lines[place + 1], heading))
            skipped = True
        else:
            items = {rank: ordinal for rank, ordinal in items.items() if rank < heading.rank}
            blocks.extend(_split(line, _calibrated(line, heading, ranks)))
    return blocks


def _ranks(lines: Sequence[Line], candidates: Sequence[Heading | None]) -> dict[int, int]:
    """The rank of each style level of the reader, as the numbered headings of the document use it."""
    used: dict[int, Counter[int]] = {}
    for line, heading in zip(lines, candidates, strict=True):
        if heading is not None and heading.number and line.block.level:
            used.setdefault(line.block.level, Counter())[heading.rank] += 1
    return {level: counts.most_common(1)[0][0] for level, counts in used.items()}


def _calibrated(line: Line, heading: Heading, ranks: dict[int, int]) -> Heading:
    """An unnumbered heading with the rank of its style."""
    level = line.block.level
    if heading.number or not level:
        return heading
    own = min(level, UNRANKED) if heading.rank == UNRANKED else heading.rank
    return replace(heading, rank=ranks.get(level, own))


def _has_text(candidates: Sequence[Heading | None], lines: Sequence[Line], place: int, items: dict[int, int]) -> bool:
    """Whether something stands under an unsure heading before the next of its rank or higher; else it is a list.

    What follows an item of a list is the next item: ``items`` are the last ones by rank.
    """
    heading = candidates[place]
    following = next((near for near in range(place + 1, len(lines)) if lines[near].text), None)
    if heading is None or following is None or items.get(heading.rank, 0) == heading.ordinal - 1 > 0:
        return False
    below = candidates[following]
    if below is not None:
        return below.rank > heading.rank
    text = _WORD if heading.number else _SENTENCE
    return bool(text.search(lines[following].text)) and not _is_item(lines[following], heading)


def _is_item(line: Line, heading: Heading) -> bool:
    """Whether a paragraph is the next item of the same list."""
    return line.tabbed or (
        bool(heading.ordinal)
        and line.text.startswith(heading.number.replace(str(heading.ordinal), str(heading.ordinal + 1), 1))
    )


def _titles_number(lines: Sequence[Line], candidates: Sequence[Heading | None], place: int, words: Vocabulary) -> bool:
    """Whether the line after a lone number (第一部分) is its title."""
    if place + 1 >= len(lines):
        return False
    following, heading = lines[place + 1], candidates[place + 1]
    short = len(following.text) <= words.longest_title and not _SENTENCE.search(following.text)
    return following.running and short and (heading is None or not heading.number)


def _over_two_lines(line: Line, following: Line, heading: Heading) -> Block:
    span = Span(line.block.span.start, following.block.span.end)
    whole = joined((line.flow, following.flow))
    return _heading(replace(line.block, span=span), whole, replace(heading, title=following.text))


def _split(line: Line, heading: Heading) -> Iterator[Block]:
    """A heading, and the text that runs on in its line as a paragraph of its own."""
    whole, end = line.flow, heading.end
    if end >= len(whole.text):
        yield _heading(line.block, whole, heading)
        return
    title, rest = cut(whole, 0, end), cut(whole, end, len(whole.text))
    yield _heading(replace(line.block, span=title.span(0, end)), title, heading)
    yield _plain(replace(line.block, span=rest.span(0, len(rest.text))), rest, line.block.number)


def _heading(block: Block, flow: Flow, heading: Heading) -> Block:
    found = heading.rank, heading.number, heading.title
    return Block(Role.HEADING, block.span, *found, block.table, block.figure, block.bold, block.centred, flow)


def _paragraph(line: Line, words: Vocabulary) -> Block:
    """What is no heading; the number of a list item is kept."""
    if line.block.role in (Role.CONTENTS, Role.FIGURE, Role.PAGE_BREAK, Role.TABLE):
        return line.block
    found = number(line.text, words) if line.running and not line.tabbed else None
    return _plain(line.block, line.flow, found.printed if found else "")


def _plain(block: Block, flow: Flow, number: str) -> Block:
    looks = block.bold, block.centred
    return Block(block.role, block.span, 0, number, block.title, block.table, block.figure, *looks, flow)
