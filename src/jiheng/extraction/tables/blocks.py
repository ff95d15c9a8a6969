"""Tables cut into blocks: a header with the lines under it, joined where a table goes on over pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiheng.document import Document, Part, Span
from jiheng.extraction.tables.cells import Row, rows
from jiheng.extraction.tables.headers import Header, header, opens, skipped
from jiheng.extraction.tables.titles import Title, title_above, title_of
from jiheng.extraction.tables.words import Words


@dataclass(frozen=True)
class Block:
    """A header with the lines under it; ``title`` is that of the table."""

    header: Header
    lines: tuple[Row, ...]
    title: Title

    def unit(self, words: Words) -> str:
        """The unit of figures whose columns print none: the label's (项目资金（万元）), else the table's."""
        found = re.search(words.pack.text("tables.unit_in_words"), self.header.label)
        return found["unit"] if found else self.title.unit


def blocks(document: Document, part: Part, words: Words) -> list[Block]:
    """The blocks of all tables of a part, in the order of the text."""
    found: list[Block] = []
    end = part.span.start
    for number in _inside(document, part):
        table = document.tables[number]
        above = title_above(document, Span(end, table.span.start), words)
        read = rows(document, number)
        title = title_of(document, table, read, above, words)
        end = max(end, table.span.end)
        _add(found, list(_cut(read, title, words)), read, title, words)
    return found


def _inside(document: Document, part: Part) -> list[int]:
    inside = [number for number, table in enumerate(document.tables) if part.span.holds(table.span)]
    return sorted(inside, key=lambda number: document.tables[number].span.start)


def _add(found: list[Block], fresh: Sequence[Block], read: Sequence[Row], title: Title, words: Words) -> None:
    """Add a table's blocks; one that goes on with the last block (续表, the next page) joins it."""
    last = found[-1] if found else None
    continued = re.search(words.pack.text("tables.continued"), title.text) is not None
    goes_on = last is not None and (not title.text or continued or title.text == last.title.text)
    if last is not None and goes_on and not fresh and _width(read) == len(last.header.columns):
        found[-1] = replace(last, lines=(*last.lines, *_body(read, words)))
    for block in fresh:
        last = found[-1] if found else None
        if last is not None and goes_on and _same(last.header, block.header):
            found[-1] = replace(last, lines=(*last.lines, *block.lines))
        elif last is not None and not title.text:
            found.append(replace(block, title=last.title._replace(own=False, unit=title.unit or last.title.unit)))
        else:
            found.append(block)
        goes_on = True


def _cut(read: Sequence[Row], title: Title, words: Words) -> Iterator[Block]:
    starts: list[tuple[int, Header]] = []
    at = 0
    while at < len(read):
        if opens(read[at], words):
            own = header(read, at, words)
            starts.append((own.lines[0].index, own))
            at = own.lines[-1].index
        at += 1
    ends = [*(start for start, _ in starts[1:]), len(read)] if starts else []
    for (start, own), end in zip(starts, ends, strict=True):
        body = _body(read[start + len(own.lines) : end], words)
        yield Block(own, body, title)


def _body(read: Sequence[Row], words: Words) -> tuple[Row, ...]:
    return tuple(row for row in read if (row.filled or row.lost) and not skipped(row, words))


def _width(read: Sequence[Row]) -> int:
    return max((column for row in read for column in row.grid), default=-1) + 1


def _same(one: Header, other: Header) -> bool:
    return [column.header for column in one.columns] == [column.header for column in other.columns]
