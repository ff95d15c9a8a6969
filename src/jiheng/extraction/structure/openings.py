"""Where a body of a file begins: the line of an annex (附件2), the title of a report or form, the title in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.document import Block, Role, Table
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.titles import LONGEST_TITLE, kind
from jiheng.extraction.structure.vocabulary import Vocabulary

_SENTENCE = re.compile(r"[，。；！？]")
_TITLE_LINES = 4
_TOP_LINES = 12
_YEAR = 6  # characters that a year adds to a title
ROOTS = ("budget", "disclosure", "tables")
"""Kinds of bodies that hold others and are not held by any."""


class Opening(NamedTuple):
    """The beginning of a body: its first block, its title and kind ("" where none is printed), the block behind it."""

    first: int
    title: str
    kind: str
    end: int


@dataclass(frozen=True, slots=True)
class Reader:
    """What is asked of the blocks of a document and its tables."""

    blocks: Sequence[Block]
    tables: Sequence[Table]
    words: Vocabulary

    def top(self) -> Opening:
        """The beginning of the first body, its title among the lines at the top."""
        for first, block in enumerate(self.blocks[:_TOP_LINES]):
            if short(block):
                annex = self.words.patterns["parts.annex_line"].fullmatch(self._text(first))
                title = self.titled(first + 1 if annex else first)
                if title is not None:
                    return title._replace(first=0)
        within = self.at(0) if self.blocks and self.blocks[0].role is Role.TABLE else None
        return within or Opening(0, "", "", 0)

    def at(self, place: int) -> Opening | None:
        """The body that begins at a block, if one does."""
        block = self.blocks[place]
        if block.role is Role.TABLE and block.table is not None:
            return self._in_table(place, self.tables[block.table])
        if not short(block):
            return None
        annex = self.words.patterns["parts.annex_line"].match(self._text(place))
        return self._annexed(place, self._text(place)[annex.end() :]) if annex else self._led(place)

    def _text(self, place: int) -> str:
        flow = self.blocks[place].flow
        return flow.text if flow else ""

    def _annexed(self, place: int, rest: str) -> Opening | None:
        """The body behind the line of an annex; a list of annexes is none."""
        if rest:
            named = "" if number(rest, self.words) else kind(rest, self.words)
            return Opening(place, rest, named, place + 1) if named and named not in ROOTS else None
        if place + 1 < len(self.blocks) and number(self._text(place + 1), self.words):
            return None
        title = self.titled(place + 1)
        return title._replace(first=place) if title else Opening(place, "", "", place + 1)

    def _led(self, place: int) -> Opening | None:
        """The body whose title begins at a line: the line is needed for it, or is the name of its body."""
        title = self.titled(place)
        if title is None or title.kind in ROOTS:
            return None
        if title.end == place + 1 or self._text(place).endswith(self.words.names):
            return title
        shorter = self.titled(place + 1)
        return title if shorter is None or shorter.kind != title.kind else None

    def _in_table(self, place: int, table: Table) -> Opening | None:
        """The body whose title stands in the first line of its table."""
        first = [cell for cell in table.cells if cell.row == 0 and cell.text]
        named = kind(first[0].text, self.words) if len(first) == 1 else ""
        return Opening(place, first[0].text, named, place) if named and named not in ROOTS else None

    def titled(self, first: int) -> Opening | None:
        """The title that begins at a block: up to four short lines, over a page's end too, that together end as one."""
        text, found = "", None
        for place in range(first, min(first + _TITLE_LINES, len(self.blocks))):
            line = self._text(place)
            if self.blocks[place].role is Role.PAGE_BREAK:
                continue
            if not short(self.blocks[place]) or "：" in line or number(line, self.words):
                break
            if text and self.words.patterns["parts.annex_line"].match(line):
                break
            text = line if found and _repeats(line, found.title) else text + line
            named = kind(text, self.words)
            if named:
                found = Opening(first, text, named, place + 1)
            elif found:
                break
        return found


def _repeats(line: str, title: str) -> bool:
    """Whether a line is a title once more, with or without its year."""
    shorter, longer = sorted((line, title), key=len)
    rest = iter(longer)
    return len(longer) - len(shorter) <= _YEAR and all(character in rest for character in shorter)


def short(block: Block) -> bool:
    """Whether a block can be a line of a title: short and without a sentence."""
    if block.role not in (Role.PARAGRAPH, Role.HEADING) or block.flow is None:
        return False
    return 0 < len(block.flow.text) <= LONGEST_TITLE and not _SENTENCE.search(block.flow.text)
