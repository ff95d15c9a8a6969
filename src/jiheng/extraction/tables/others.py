"""Places of tables whose numerals are no facts: codes, numbers of lines, words of headers, printed rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiheng.extraction.tables.blocks import Block
from jiheng.extraction.tables.cells import Row
from jiheng.extraction.tables.headers import skipped
from jiheng.extraction.tables.words import Words
from jiheng.ledger import Other

_KINDS = {"code": "code", "ignored": "list", "criterion": "rule", "unit": "name", "evidence": "name"}


def others(block: Block) -> Iterator[Other]:
    """The cells of a block that hold no fact, with what they hold (heading, code, list, rule, name)."""
    for row in block.header.lines:
        yield from (Other(entry.span, "heading") for entry in row.filled)
    labels = {column.at for panel in block.header.panels for column in panel.labels}
    for row in block.lines:
        for entry in row.filled:
            role = block.header.columns[entry.cell.column].role if entry.cell.column < len(block.header.columns) else ""
            if role in _KINDS:
                yield Other(entry.span, _KINDS[role])
            elif entry.cell.column in labels:
                yield Other(entry.span, "code" if entry.text.isdecimal() else "name")


def numbered(tables: Iterable[Sequence[Row]], words: Words) -> Iterator[Other]:
    """The cells of lines that only number the columns (栏次 1 2 3)."""
    for rows in tables:
        yield from (Other(entry.span, "list") for row in rows if skipped(row, words) for entry in row.filled)
