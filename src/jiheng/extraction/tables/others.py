"""Places of tables whose numerals are no facts: codes, numbers of lines, words of headers, printed rules."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.extraction.tables.blocks import Block
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
