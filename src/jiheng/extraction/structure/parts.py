"""Cutting a file into the bodies that it holds (组成部分), each with its title and kind.

A title that nothing stands under is an announcement, not a body. A form in the midst of a report, after which the
report's numbering goes on, belongs to the report; a numbered part of a disclosure behind its annexes (第五部分 附表)
is a body of its own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jiheng.document import Block, Role, Table
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.openings import ROOTS, Opening, Reader, short
from jiheng.extraction.structure.reports import Reports
from jiheng.extraction.structure.vocabulary import Vocabulary

_SENTENCE = re.compile(r"[，。；！？]")
_TOP, _SECOND = 1, 2
_FORMS = ("base_table", "review_sheet", "monitoring_form", "self_evaluation_form", "target_form")


class Body(NamedTuple):
    """A body before it is named: its blocks ``[first, last)``, its title and its kind."""

    first: int
    last: int
    title: str
    kind: str


def bodies(blocks: Sequence[Block], tables: Sequence[Table], cells: Container[int], words: Vocabulary) -> list[Body]:
    """The bodies of a document in order; together they hold every block.

    ``cells`` are the places where cells begin that stay text: none of them is a title.
    """
    held = _held(list(_openings(Reader(blocks, tables, words), cells)), blocks)
    return _closed(_resumed(held, blocks, words), blocks, words)


def _openings(reader: Reader, cells: Container[int]) -> Iterator[Opening]:
    last = reader.top()
    reports = Reports(reader)
    reports.open(last)
    yield last
    place = max(last.end, 1)
    while place < len(reader.blocks):
        report = reports.at(place) if reader.blocks[place].span.start not in cells else None
        if report is not None:
            reports.open(report)
        opening = report or (reader.at(place) if reader.blocks[place].span.start not in cells else None)
        if opening is None or _announced(last, opening, reader.blocks):
            place += 1
            continue
        yield opening
        last, place = opening, max(opening.end, place + 1)


def _announced(last: Opening, opening: Opening, blocks: Sequence[Block]) -> bool:
    """Whether the title in a table only repeats the title that stands above it."""
    if blocks[opening.first].role is not Role.TABLE or last.kind != opening.kind:
        return False
    return all(short(block) or block.role is Role.PAGE_BREAK for block in blocks[last.end : opening.first])


def _held(openings: list[Opening], blocks: Sequence[Block]) -> list[Opening]:
    """The openings that something stands under; what follows an announcement belongs to the body before it."""
    ends = [*(opening.first for opening in openings[1:]), len(blocks)]
    return [
        opening
        for opening, end in zip(openings, ends, strict=True)
        if opening.first == 0 or any(block.role is not Role.PAGE_BREAK for block in blocks[opening.end : end])
    ]


def _resumed(openings: list[Opening], blocks: Sequence[Block], words: Vocabulary) -> list[Opening]:
    """The openings without forms inside a report, and with the parts of a disclosure that follow its annexes."""
    result: list[Opening] = []
    last: dict[int, int] = {}
    for opening, following in pairwise([*openings, Opening(len(blocks), "", "", len(blocks))]):
        form = bool(result) and opening.kind in _FORMS
        own = dict(last) if form else {} if opening.kind in ROOTS else {_TOP: last.get(_TOP, 0)}
        place = opening.end
        resumed = next(_resumptions(blocks, range(place, following.first), own, words), None) if result else None
        if resumed is None or not form:
            result.append(opening)
        if resumed is not None and not form:
            result.append(Opening(resumed, "", "", resumed))
        last = _counted(blocks, range(place, following.first), last if form else own, words)
    return result


def _resumptions(blocks: Sequence[Block], inside: range, last: dict[int, int], words: Vocabulary) -> Iterator[int]:
    """The headings that go on with the numbers of the body before."""
    for place in inside:
        rank, ordinal = _numbered(blocks[place], words)
        if ordinal > 1 and ordinal == last.get(rank, 0) + 1:
            yield place


def _counted(blocks: Sequence[Block], inside: range, last: dict[int, int], words: Vocabulary) -> dict[int, int]:
    """The last number of each high rank behind a stretch."""
    counts = dict(last)
    for place in inside:
        rank, ordinal = _numbered(blocks[place], words)
        if ordinal:
            counts[rank] = ordinal
    return counts


def _numbered(block: Block, words: Vocabulary) -> tuple[int, int]:
    found = number(block.number, words) if block.role is Role.HEADING and block.number else None
    return (found.rank, found.ordinal) if found and found.rank <= _SECOND else (0, 0)


def _closed(openings: list[Opening], blocks: Sequence[Block], words: Vocabulary) -> list[Body]:
    ends = [*(opening.first for opening in openings[1:]), len(blocks)]
    return [
        Body(opening.first, end, opening.title, opening.kind or _by_headings(blocks[opening.first : end], words))
        for opening, end in zip(openings, ends, strict=True)
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
