"""Tables cut into blocks: a header with the lines under it, joined where a table goes on over pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jiheng.document import Document, Part, Span
from jiheng.extraction.tables.cells import Row, rows
from jiheng.extraction.tables.headers import Header, header, opens, skipped
from jiheng.extraction.tables.titles import Title, sheet, title_above, title_of
from jiheng.extraction.tables.words import Words, pattern

_ALIKE = 2, 3
"""The share of columns by which a header printed again on the next page is known."""


@dataclass(frozen=True)
class Block:
    """A header with the lines under it; ``title`` is that of the table."""

    header: Header
    lines: tuple[Row, ...]
    title: Title

    def unit(self, words: Words) -> str:
        """The unit of figures whose columns print none: the label's (项目资金（万元）), else the table's."""
        found = pattern(words, "tables.unit_in_words").search(self.header.label)
        return found["unit"] if found else self.title.unit


def tables(document: Document, part: Part) -> dict[int, tuple[Row, ...]]:
    """The lines of every table of a part by the table's index, in the order of the text."""
    return {number: rows(document, number) for number in document.tables_in(part.span)}


def blocks(document: Document, part: Part, lines: Mapping[int, tuple[Row, ...]], words: Words) -> list[Block]:
    """The blocks of all tables of a part, in the order of the text."""
    found: list[Block] = []
    end = part.span.start
    for number, read in lines.items():
        table = document.tables[number]
        above = title_above(document, Span(end, table.span.start), words)
        title = title_of(document, table, read, above, words)
        end = max(end, table.span.end)
        _add(found, list(_cut(read, title, words)), read, title, words)
    return _in_units(found, words)


def _in_units(found: Sequence[Block], words: Words) -> list[Block]:
    """The blocks; a sheet of the public set that prints no unit is in that of the one before, the first of the next."""
    public = [bool(sheet(block.title.text, words)) for block in found]
    printed = [_printed(block, words) if known else "" for block, known in zip(found, public, strict=True)]
    usual = next(filter(None, printed), "")
    told = list(accumulate(printed, lambda before, own: own or before, initial=usual))[1:]
    return [
        replace(block, title=block.title._replace(unit=unit)) if known and not block.title.unit else block
        for block, unit, known in zip(found, told, public, strict=True)
    ]


def _printed(block: Block, words: Words) -> str:
    """The unit of money that a sheet prints, over it or in its header."""
    units = words.pack.numbers.units
    own = (unit for unit in (column.unit for column in block.header.columns) if unit in units)
    return block.title.unit or next((unit for unit in own if units[unit].dimension == "money"), "")


def _add(found: list[Block], fresh: Sequence[Block], read: Sequence[Row], title: Title, words: Words) -> None:
    """Add a table's blocks; one that goes on with the last block (续表, the next page) joins it."""
    last = found[-1] if found else None
    continued = pattern(words, "tables.continued").search(title.text) is not None
    goes_on = last is not None and (not title.text or continued or title.text == last.title.text)
    if last is not None and goes_on and not fresh and _width(read) == len(last.header.columns):
        found[-1] = replace(last, lines=(*last.lines, *_body(read, words)))
    for at, block in enumerate(fresh):
        last = found[-1] if found else None
        if last is not None and goes_on and _same(last.header, block.header, blurred=at == 0):
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


def _same(one: Header, other: Header, *, blurred: bool) -> bool:
    """Whether two headers are the same; ``blurred``: a page may have printed some words of the other one badly."""
    if len(one.columns) != len(other.columns):
        return False
    alike = sum(first.header == second.header for first, second in zip(one.columns, other.columns, strict=True))
    return alike == len(one.columns) or (blurred and alike * _ALIKE[1] >= len(one.columns) * _ALIKE[0])
