"""Whether words are the title of a section: by the titles that the packs know and by the shape of a title."""

from __future__ import annotations

import re

from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.vocabulary import Vocabulary

_END = re.compile(r"[。：:]$")
_SENTENCE = re.compile(r"[，。；！？]")
_SHORTEST_TAIL = 4
LONGEST_TITLE = 80  # characters of a report's title


def known(title: str, words: Vocabulary) -> int:
    """The rank of a title that the packs know, 0 where they do not.

    A year or the name of a body may stand before it (``某局2024年度部门决算情况说明``).
    """
    bare = words.patterns["headings.year"].sub("", _END.sub("", title))
    if bare in words.titles:
        return words.titles[bare]
    if bare != title.rstrip() and title.endswith("。"):
        return 0
    if len(bare) > words.longest_title or _SENTENCE.search(bare):
        return 0
    ends = (at for at in range(2, len(bare) - _SHORTEST_TAIL + 1) if bare[at:] in words.titles)
    return next((words.titles[bare[at:]] for at in ends if _names(bare[:at], words)), 0)


def _names(before: str, words: Vocabulary) -> bool:
    """Whether what stands before a title is a year or a name."""
    return bool(words.patterns["headings.year_before"].search(before)) or before.endswith((*words.names, "）"))


def titled(text: str, words: Vocabulary) -> bool:
    """Whether a line is a title that the packs know, numbered or not."""
    if len(text) > words.longest_title:
        return False
    numbered = number(text, words)
    return bool(known(text[numbered.end :] if numbered else text, words))


def entry(text: str, words: Vocabulary) -> bool:
    """Whether a line can be an entry of a page of contents: short and without a sentence."""
    return len(text) <= 2 * words.longest_title and not _SENTENCE.search(text)


def kind(title: str, words: Vocabulary) -> str:
    """The kind of body that a title names: its last words count, brackets and numbers of annexes set aside."""
    bare = words.patterns["parts.residue"].sub("", title)
    if len(bare) > LONGEST_TITLE or _SENTENCE.search(bare) or not words.patterns["parts.title_ends"].search(bare):
        return ""
    return next((row.id for row in words.kinds if row.title.search(bare)), "")
