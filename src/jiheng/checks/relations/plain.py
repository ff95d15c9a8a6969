"""Whether a figure in running text is told of its concept itself, or of something that only contains its name.

信息化项目支出 is no other value of 项目支出: where mentions differ, one with further words of its own does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from jiheng.checks.relations.quoting import LEAD, LONGEST_LEAD, RUNNING_LEAD
from jiheng.document import Document
from jiheng.ledger import Fact
from jiheng.policy import Pack

MOST_LEFT = 2
"""Characters that may be left of a clause when everything known is taken out of it."""
TOLD = re.compile(r".*\d[^\d、]{0,4}、", re.DOTALL)
"""A figure told before in the same clause (收入总计10万元、支出总计): its words are not those of the next one."""
WORD = re.compile(r"[^\W\d_]")


def plain(fact: Fact, document: Document, pack: Pack) -> bool:
    """Whether the words before a figure say its concept and nothing else."""
    if fact.table is not None:
        return True
    start = fact.span.start
    lead = LEAD.search(document.text, max(start - LONGEST_LEAD, 0), start)
    words = TOLD.sub("", lead[0]) if lead else ""
    part = document.part_at(start)
    names = (part.entity, *part.names) if part else ()
    concept = pack.table("concepts").get(fact.concept, {})
    aliases = concept.get("aliases", []) if isinstance(concept, Mapping) else []
    known = {*map(str, aliases), fact.concept, *names, *fact.scope.classification.split("/")}
    for name in sorted(known, key=lambda name: (-len(name), name)):
        words = words.replace(name, " ") if name else words
    return not _narrowed(words, pack) and _says_no_more(words, pack)


def leads_to(fact: Fact, name: str, document: Document, pack: Pack) -> bool:
    """Whether the words before a figure, line breaks apart, say a name in full and nothing else."""
    start, block = fact.span.start, document.block_at(fact.span.start)
    floor = max(start - LONGEST_LEAD, block.span.start if block is not None else 0)
    lead = RUNNING_LEAD.search(document.text, floor, start)
    words = "".join(lead[0].split()) if lead else ""
    return name in words and not _narrowed(words, pack) and _says_no_more(words.replace(name, " "), pack)


def named_as(fact: Fact, name: str, document: Document) -> bool:
    """Whether a figure in running text stands behind a name in its own clause."""
    start = fact.span.start
    lead = LEAD.search(document.text, max(start - LONGEST_LEAD, 0), start)
    return fact.table is None and lead is not None and name in lead[0]


def _narrowed(words: str, pack: Pack) -> bool:
    return any(word in words for word in pack.words("repeats.narrower"))


def _says_no_more(words: str, pack: Pack) -> bool:
    return len(WORD.findall(_known(pack).sub("", words))) <= MOST_LEFT


@cache
def _known(pack: Pack) -> re.Pattern[str]:
    """Every word of the pack's grammar, the longest first."""
    words = sorted({*_words(pack.table("words"))}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _words(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for value in tree.values():
            yield from _words(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _words(value)
