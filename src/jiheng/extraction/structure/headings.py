"""Which paragraphs are headings: by their number, by the titles that the packs know, by the reader's hints.

A title that runs into its text (（一）收入情况。2023年…) is cut off from it. Numbered sentences and the items of a list
(no text between one and the next, and no known title) are paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiheng.document import Block, Flow, Role, Span
from jiheng.extraction.structure.folding import cut, joined
from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import Number, number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_SENTENCE = re.compile(r"[，。；！？]")
_RUN_IN = re.compile(r"[^，。；！？：]+[。：](?=.)")
_WORD = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"20\d\d")
_FIGURE = re.compile(r"\d")
_TOP, _SECOND = 1, 2
_LONGEST_RUN_IN = 24
_LONGEST_ALONE = 20
_UNRANKED = 7  # below every numbered rank


@dataclass(frozen=True, slots=True)
class Heading:
    """A line taken for a heading: its rank, its number and its title, and where its text begins in the flow."""

    rank: int
    number: str
    ordinal: int
    title: str
    end: int
    sure: bool


def headings(lines: Sequence[Line], words: Vocabulary) -> list[Block]:
    """The blocks of the document, headings told from paragraphs."""
    candidates = [_candidate(line, words) for line in lines]
    ranks = _ranks(lines, candidates)
    blocks: list[Block] = []
    items: dict[int, int] = {}
    skipped = False
    for place, (line, candidate) in enumerate(zip(lines, candidates, strict=True)):
        if skipped:
            skipped = False
        elif candidate is None or not (candidate.sure or _has_text(candidates, lines, place, items)):
            if candidate is not None:
                items[candidate.rank] = candidate.ordinal
            blocks.append(_paragraph(line, words))
        elif not candidate.title and _titles_number(lines, candidates, place, words):
            blocks.append(_over_two_lines(line, lines[place + 1], candidate))
            skipped = True
        else:
            items = {rank: ordinal for rank, ordinal in items.items() if rank < candidate.rank}
            blocks.extend(_split(line, _calibrated(line, candidate, ranks)))
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
    own = min(level, _UNRANKED) if heading.rank == _UNRANKED else heading.rank
    return replace(heading, rank=ranks.get(level, own))


def _candidate(line: Line, words: Vocabulary) -> Heading | None:
    if not line.running or line.tabbed:
        return None
    found = number(line.text, words)
    return _numbered(line.text, found, words) if found else _unnumbered(line, words)


def _numbered(text: str, found: Number, words: Vocabulary) -> Heading | None:
    rest = text[found.end :]
    if not rest:
        return (
            Heading(found.rank, found.printed, found.ordinal, "", len(text), sure=True) if found.rank == _TOP else None
        )
    if not _SENTENCE.search(rest.removesuffix("。")) and len(rest) <= words.longest_title:
        return _whole(text, rest, found, words)
    return _run_in(rest, found, words)


def _whole(text: str, rest: str, found: Number, words: Vocabulary) -> Heading | None:
    """A numbered line without a sentence. It is sure to be a heading when its rank is high or its title known."""
    title = rest.rstrip("。：")
    sure = bool(known(title, words)) or found.rank == _TOP
    sentence = "：" in title or (rest.endswith("。") and len(rest) > _LONGEST_RUN_IN)
    if not sure and (sentence or _FIGURE.search(_YEAR.sub("", title))):
        return None
    return Heading(found.rank, found.printed, found.ordinal, title, len(text), sure)


def _run_in(rest: str, found: Number, words: Vocabulary) -> Heading | None:
    """A numbered title with its text in the same line."""
    match = _RUN_IN.match(rest)
    if not match or match.end() > _LONGEST_RUN_IN:
        return None
    title = match.group().rstrip("。：")
    colon = match.group().endswith("：")
    if colon and rest[match.end() :].startswith(words.lists["headings.definitions"]):
        return None
    sure = bool(known(title, words)) or (not colon and found.rank != _SECOND and title.endswith(words.tails))
    if not sure and (colon or found.rank == _SECOND or _FIGURE.search(title)):
        return None
    return Heading(found.rank, found.printed, found.ordinal, title, found.end + match.end(), sure=sure or not colon)


def _unnumbered(line: Line, words: Vocabulary) -> Heading | None:
    """A line without a number: a known title, alone or run into its text, or short and set apart by its look."""
    text, block = line.text, line.block
    run_in = _RUN_IN.match(text)
    if run_in and run_in.group().rstrip("。：") in words.titles and run_in.group().endswith("。"):
        title = run_in.group().rstrip("。")
        return Heading(words.titles[title], "", 0, title, run_in.end(), sure=True)
    title = text.rstrip("。：")
    if not title or len(title) > words.longest_title or _SENTENCE.search(title):
        return None
    if rank := known(text, words):
        return Heading(rank, block.number, 0, title, len(text), sure=True)
    if block.level:
        return Heading(_UNRANKED, block.number, 0, title, len(text), sure=True)
    alone = title == text and title.endswith(words.lists["headings.alone"]) and not _FIGURE.search(_YEAR.sub("", title))
    if (block.bold and title.endswith(words.tails)) or (alone and len(title) <= _LONGEST_ALONE):
        return Heading(_UNRANKED, "", 0, title, len(text), sure=False)
    return None


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
    following, candidate = lines[place + 1], candidates[place + 1]
    short = len(following.text) <= words.longest_title and not _SENTENCE.search(following.text)
    return following.running and short and (candidate is None or not candidate.number)


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
    yield _plain(replace(line.block, span=rest.span(0, len(rest.text))), rest)


def _heading(block: Block, flow: Flow, heading: Heading) -> Block:
    return replace(block, role=Role.HEADING, level=heading.rank, number=heading.number, title=heading.title, flow=flow)


def _paragraph(line: Line, words: Vocabulary) -> Block:
    """What is no heading; the number of a list item is kept."""
    if line.block.role in (Role.CONTENTS, Role.FIGURE, Role.PAGE_BREAK, Role.TABLE):
        return line.block
    found = number(line.text, words) if line.running and not line.tabbed else None
    return _plain(replace(line.block, number=found.printed if found else ""), line.flow)


def _plain(block: Block, flow: Flow) -> Block:
    return replace(block, level=0, flow=flow)
