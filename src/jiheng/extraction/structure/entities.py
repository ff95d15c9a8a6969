"""Whose body it is (预算单位), and all the names that stand for it.

A full name is read from the title, the cell or line that is labelled so, the sentence on the scope of the accounts or
a sentence that begins with it. A short name stands for the full name when it is a subsequence of it with the same end
(市经济合作外事局 for 泸州市经济合作和外事局).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jiheng.extraction.structure.vocabulary import Vocabulary

_SHORTEST = 4
_TITLE_WEIGHT = 7
_SHORTEST_SHORT = 3


def full_name(title: str, texts: Iterable[str], cells: Iterable[tuple[str, str]], words: Vocabulary) -> str:
    """The most believed full name, "" where nothing names the body.

    Args:
        title: the body's title.
        texts: its paragraphs.
        cells: pairs of neighbouring cells of its tables, label and value.
        words: the vocabulary.
    """
    found: Counter[str] = Counter()
    if named := in_title(title, words):
        found[named] += _TITLE_WEIGHT
    labels = words.lists["entities.labels.words"]
    for label, value in cells:
        if label.rstrip("：") in labels and _is_name(value, words):
            found[value] += _TITLE_WEIGHT
    for text in texts:
        for pattern, weight in words.marks:
            if (match := pattern.search(text)) and _is_name(match["name"], words):
                found[match["name"]] += weight
    best = max(found.values(), default=0)
    return max((name for name, weight in found.items() if weight * 2 >= best), key=len, default="")


def in_title(title: str, words: Vocabulary) -> str:
    """The name in a title: what stands before the year or the words of its kind."""
    bare = words.patterns["parts.residue"].sub("", title)
    bare = words.patterns["parts.year_lead"].sub("", bare)
    ends = [at for at in range(_SHORTEST, len(bare) + 1) if _is_name(bare[:at], words)]
    cut = words.patterns["parts.after_name"]
    return next((bare[:at] for at in reversed(ends) if cut.match(bare, at)), "")


def _is_name(text: str, words: Vocabulary) -> bool:
    pattern = words.patterns["entities.name"]
    bare = text.partition("（")[0]
    return len(text) >= _SHORTEST and bare.endswith(words.lists["entities.tails"]) and bool(pattern.fullmatch(text))


def same_body(short: str, full: str) -> bool:
    """Whether a name is a shorter form of a full one: its characters in order, the same end."""
    tail = next((short[-size:] for size in (2, 1) if full.endswith(short[-size:])), "")
    return bool(tail) and _subsequence(short, full)


def _subsequence(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)


def short_names(full: str, texts: Iterable[str], words: Vocabulary) -> tuple[str, ...]:
    """Every name in the text that stands for the full one, most used first; the full name leads."""
    if not full:
        return ()
    itself = words.patterns["entities.self.pattern"]
    found: Counter[str] = Counter()
    free: set[str] = set()
    ends = _ends(full, words)
    levels = words.text("entities.levels")
    for text in texts:
        found.update(itself.findall(text))
        for name, before in (pair for end in ends for pair in _named(text, end, full)):
            found[name] += 1
            if name[0] in levels or not before.isalpha():
                free.add(name)
    return (full, *(name for name, _ in found.most_common() if name in free or itself.fullmatch(name)))


class _End(NamedTuple):
    """The last word that a short form may have, the stem of the full name before it, what may not follow it."""

    tail: str
    stem: str
    rest: str


def _ends(full: str, words: Vocabulary) -> list[_End]:
    pairs = [(long, str(short)) for long, short in words.pack.table("structure.entities.short").items()]
    shortened = [
        _End(short, full.removesuffix(long), long.removeprefix(short)) for long, short in pairs if full.endswith(long)
    ]
    return [_End(full[-1], full[:-1], ""), *shortened]


def _named(text: str, end: _End, full: str) -> Iterable[tuple[str, str]]:
    """The short forms in a text that end so, read backwards as far as the full name goes, and what stands before."""
    at = text.find(end.tail)
    while at >= 0:
        after = at + len(end.tail)
        begin = _backwards(text, at, end.stem)
        name = text[begin:after]
        if len(name) >= _SHORTEST_SHORT and name != full and not (end.rest and text.startswith(end.rest, after)):
            yield name, text[begin - 1 : begin]
        at = text.find(end.tail, after)


def _backwards(text: str, at: int, stem: str) -> int:
    """Where the longest run of characters before ``at`` begins that stand in this order in the stem."""
    left = len(stem)
    begin = at
    while begin > 0:
        left = stem.rfind(text[begin - 1], 0, left)
        if left < 0:
            break
        begin -= 1
    return begin
