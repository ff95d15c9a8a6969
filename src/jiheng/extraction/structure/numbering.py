"""The printed numbers of headings and list items: 第一部分, 一、, （一）, 1., （1）, ①."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.extraction.structure.vocabulary import Vocabulary


class Number(NamedTuple):
    """A printed number: the rank of its style (1 is the highest), its value, its text and where it ends."""

    rank: int
    ordinal: int
    printed: str
    end: int


def number(text: str, words: Vocabulary) -> Number | None:
    """The number that a folded line begins with."""
    match = words.numbering.pattern.match(text)
    if match is None or match.lastindex is None:
        return None
    style = match.lastindex
    ordinal = next(group for group in match.groups()[style:] if group is not None)
    value = int(ordinal) if ordinal.isdecimal() else words.ordinals.get(ordinal, 0)
    return Number(words.numbering.ranks[style], value, match.group(), match.end())
