"""The printed numbers of headings and list items, by the styles of the pack (table ``structure``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from jiheng.checks.case import once
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.subjects import is_known
from jiheng.document import Role
from jiheng.policy import Pack

UNTITLED = 7
"""The rank of headings whose title is not known: they need no number."""
FIGURES = "0123456789.,- "
SENTENCE_END = "。"
LISTS = 4
"""From this rank on, a number may be a list's; above it only a heading's (rows of tables are numbered 一、 too)."""


class Item(NamedTuple):
    """A numbered stretch: its style (``rank`` 1 is the highest), its ordinal, its number as printed.

    A heading that lost its number has the ordinal 0 and the rank of its title.
    """

    stretch: Running
    rank: int
    style: str
    ordinal: int
    printed: str

    @property
    def heading(self) -> bool:
        """Whether it is a heading, not an item of a list."""
        return self.stretch.block.role is Role.HEADING


@once
def items(body: Body) -> tuple[Item, ...]:
    """The numbered stretches of a body and its headings of known titles without number, in order."""
    return tuple(_items(body))


def _items(body: Body) -> Iterator[Item]:
    for place, stretch in enumerate(body.running):
        block = stretch.block
        if block.number:
            told = _leads(body.running[place : place + 2])
            yield from (item for item in _numbered(stretch, body.pack) if told or not is_row(item, body.pack))
        elif block.role is Role.HEADING and block.level < UNTITLED:
            yield Item(stretch, block.level, "", 0, "")


def _leads(pair: Sequence[Running]) -> bool:
    """Whether a heading stands over a sentence: then it is no row of a table, whatever it is called."""
    *head, below = pair
    over = bool(head) and head[0].block.role is Role.HEADING
    return over and below.block.role is Role.PARAGRAPH and below.text.endswith(SENTENCE_END)


def is_row(item: Item, pack: Pack) -> bool:
    """Whether the item is a row of a table of accounts (七、附属单位上缴收入) that was not read as one."""
    text = item.stretch.text[len(item.printed) :]
    return is_known(text.rstrip(FIGURES), pack) or bool(_second(pack).search(text))


@cache
def _second(pack: Pack) -> re.Pattern[str]:
    """A second number inside a line: two columns of a table in one line."""
    return re.compile(rf"(?<=[^\W\d_]|）)(?:{'|'.join(numerals(pack))})、")


def _numbered(stretch: Running, pack: Pack) -> Iterator[Item]:
    for rank, style, pattern in _styles(pack):
        found = pattern.match(stretch.text)
        if found and (rank >= LISTS or stretch.block.role is Role.HEADING):
            ordinal = next(filter(None, found.groups()))
            yield Item(stretch, rank, style, _value(ordinal, pack), found.group())
        if found:
            return


@cache
def _styles(pack: Pack) -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    rows = pack.rows("structure.numbering")
    return tuple((int(str(row["rank"])), str(row["id"]), re.compile(str(row["pattern"]))) for row in rows)


@cache
def numerals(pack: Pack) -> tuple[str, ...]:
    """The Chinese ordinals from 一 on."""
    return tuple(pack.text("structure.ordinals").split())


def _value(printed: str, pack: Pack) -> int:
    if printed.isdecimal():
        return int(printed)
    return numerals(pack).index(printed) + 1 if printed in numerals(pack) else 0


def renumbered(item: Item, ordinal: int, pack: Pack) -> str:
    """The item's number with another ordinal, in the same style."""
    old = re.compile("|".join([r"\d+", *sorted(numerals(pack), key=len, reverse=True)]))
    arabic = any(character.isdecimal() for character in item.printed)
    return old.sub(str(ordinal) if arabic else numerals(pack)[ordinal - 1], item.printed, count=1)
