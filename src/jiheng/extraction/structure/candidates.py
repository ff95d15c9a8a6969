"""Which lines can be headings, each judged by itself: by its number, its title, its look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiheng.extraction.structure.lines import Line
from jiheng.extraction.structure.numbering import Number, number
from jiheng.extraction.structure.titles import known
from jiheng.extraction.structure.vocabulary import Vocabulary

_SENTENCE = re.compile(r"[，。；！？]")
_RUN_IN = re.compile(r"[^，。；！？：]+[。：](?=.)")
_YEAR = re.compile(r"20\d\d")
_FIGURE = re.compile(r"\d")
_TOP, _SECOND = 1, 2
_LONGEST_RUN_IN = 24
_LONGEST_ALONE = 20
UNRANKED = 7
"""The rank below every numbered one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line taken for a heading: its rank, its number and its title, and where its text ends in the flow.

    One that is not ``sure`` is a heading only if something stands under it.
    """

    rank: int
    number: str
    ordinal: int
    title: str
    end: int
    sure: bool


def candidate(line: Line, words: Vocabulary) -> Heading | None:
    """The heading that a line can be, None for a sentence, an item that is one, a cell."""
    if not line.running or line.tabbed:
        return None
    found = number(line.text, words)
    return _numbered(line.text, found, words) if found else _unnumbered(line, words)


def _numbered(text: str, found: Number, words: Vocabulary) -> Heading | None:
    rest = text[found.end :]
    if not rest:
        alone = Heading(found.rank, found.printed, found.ordinal, "", len(text), sure=True)
        return alone if found.rank == _TOP else None
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
    lead = run_in.group().removesuffix("。") if run_in else ""
    if run_in and lead in words.titles:
        return Heading(words.titles[lead], "", 0, lead, run_in.end(), sure=True)
    title = text.rstrip("。：")
    if not title or len(title) > words.longest_title or _SENTENCE.search(title):
        return None
    rank = known(text, words) or (UNRANKED if block.level else 0)
    if rank:
        return Heading(rank, block.number, 0, title, len(text), sure=True)
    if _stands_alone(text, words) or (block.bold and title.endswith(words.tails)):
        return Heading(UNRANKED, "", 0, title, len(text), sure=False)
    return None


def _stands_alone(text: str, words: Vocabulary) -> bool:
    """Whether a line looks like a title that has lost its number."""
    if len(text) > _LONGEST_ALONE or _FIGURE.search(_YEAR.sub("", text)):
        return False
    return text.endswith(words.lists["headings.alone"])
