"""Cutting a file into the bodies that it holds (组成部分): where each begins, its title and its kind.

A body begins at the line of an annex (附件2) or at the title of a report or form. A title that nothing stands under is
an announcement, not a body.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from jiheng.document import Block, Document, Role
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import LONGEST_TITLE, kind
from jiheng.extraction.structure.vocabulary import Vocabulary

_SENTENCE = re.compile(r"[，。；！？]")
_TITLE_LINES = 4
_TOP_LINES = 12
_ROOT = ("budget", "disclosure", "tables")  # kinds that hold other bodies and begin anew only for another entity


class Body(NamedTuple):
    """A body before it is named: its blocks ``[first, last)``, its title and its kind."""

    first: int
    last: int
    title: str
    kind: str


class _Title(NamedTuple):
    text: str
    kind: str
    end: int


def bodies(blocks: Sequence[Block], document: Document, cells: Container[int], words: Vocabulary) -> list[Body]:
    """The bodies of a document in order; together they hold every block.

    ``cells`` are the places where cells begin that stay text: none of them is a title.
    """
    openings = [(0, _opening(blocks, document, words))]
    place = openings[0][1].end
    while place < len(blocks):
        opens = blocks[place].span.start not in cells
        title = _opened(blocks, place, document, words) if opens else None
        if title is None:
            place += 1
            continue
        openings.append((place, title))
        place = max(title.end, place + 1)
    return _closed(_held(openings, blocks), blocks, words)


def _opening(blocks: Sequence[Block], document: Document, words: Vocabulary) -> _Title:
    """The title of the first body, among the lines at the top."""
    for first, block in enumerate(blocks[:_TOP_LINES]):
        if _short(block) and not number(_text(block, document), words):
            annex = words.patterns["parts.annex_line"].fullmatch(_text(block, document))
            title = _titled(blocks, first + 1 if annex else first, document, words)
            if title is not None:
                return title
    return _Title("", "", 0)


def _opened(blocks: Sequence[Block], place: int, document: Document, words: Vocabulary) -> _Title | None:
    """The title of a body that begins at a block, if one does."""
    block = blocks[place]
    if not _short(block):
        return None
    text = _text(block, document)
    annex = words.patterns["parts.annex_line"].match(text)
    if annex and annex.end() < len(text):
        rest = text[annex.end() :]
        named = kind(rest, words)
        return _Title(rest, named, place + 1) if named and named not in _ROOT else None
    if annex:
        return _titled(blocks, place + 1, document, words) or _Title("", "", place + 1)
    if number(text, words):
        return None
    title = _titled(blocks, place, document, words)
    return title if title and title.kind not in _ROOT and _leads(title, blocks, place, document, words) else None


def _leads(title: _Title, blocks: Sequence[Block], place: int, document: Document, words: Vocabulary) -> bool:
    """Whether the first line of a title belongs to it: it is needed for it, or is the name of a body."""
    if title.end == place + 1 or _text(blocks[place], document).endswith(words.names):
        return True
    shorter = _titled(blocks, place + 1, document, words)
    return shorter is None or shorter.kind != title.kind


def _titled(blocks: Sequence[Block], first: int, document: Document, words: Vocabulary) -> _Title | None:
    """The title that begins at a block: up to four short lines that together end as a title of some kind."""
    text, found = "", None
    for place in range(first, min(first + _TITLE_LINES, len(blocks))):
        if not _short(blocks[place]):
            break
        line = _text(blocks[place], document)
        if "：" in line or (text and (number(line, words) or words.patterns["parts.annex_line"].match(line))):
            break
        text += line
        named = kind(text, words)
        if named:
            found = _Title(text, named, place + 1)
        elif found:
            break
    return found


def _short(block: Block) -> bool:
    flow = block.flow
    if block.role not in (Role.PARAGRAPH, Role.HEADING) or flow is None:
        return False
    return 0 < len(flow.text) <= LONGEST_TITLE and not _SENTENCE.search(flow.text)


def _text(block: Block, document: Document) -> str:
    """The words of a block; of a table, the caption that stands in its first row."""
    if block.flow is not None:
        return block.flow.text
    table = document.tables[block.table] if block.table is not None else None
    return table.caption if table else ""


def _held(openings: list[tuple[int, _Title]], blocks: Sequence[Block]) -> list[tuple[int, _Title]]:
    """The openings that something stands under; what follows an announcement belongs to the body before it."""
    ends = [first for first, _ in openings[1:]] + [len(blocks)]
    return [
        (first, title)
        for (first, title), end in zip(openings, ends, strict=True)
        if first == 0 or any(block.role is not Role.PAGE_BREAK for block in blocks[title.end : end])
    ]


def _closed(openings: list[tuple[int, _Title]], blocks: Sequence[Block], words: Vocabulary) -> list[Body]:
    ends = [first for first, _ in openings[1:]] + [len(blocks)]
    return [
        Body(first, end, title.text, title.kind or _by_headings(blocks[first:end], words))
        for (first, title), end in zip(openings, ends, strict=True)
    ]


def _by_headings(blocks: Sequence[Block], words: Vocabulary) -> str:
    """The kind that the headings of a body without a title give away; tables alone are tables."""
    titles = [block.title for block in blocks if block.role is Role.HEADING]
    for row in words.kinds:
        if row.heading and any(row.heading.search(title) for title in titles):
            return row.id
    running = any(block.flow is not None and _SENTENCE.search(block.flow.text) for block in blocks)
    has_table = any(block.role is Role.TABLE for block in blocks)
    return "tables" if has_table and not running else "unknown"
