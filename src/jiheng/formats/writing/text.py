"""Documents → plain text in UTF-8: a line for every paragraph, a row of a table with tabs between its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.document import Block, Document, Role, Span, Table
from jiheng.formats.writing.marks import printable
from jiheng.formats.writing.outline import one_line
from jiheng.ledger import Fact
from jiheng.policy.look import Look


def write(document: Document, look: Look, facts: Sequence[Fact] = (), gaps: Sequence[Span] = ()) -> bytes:
    """The document as a .txt file; what has no words (a chart) is left to its caption."""
    del facts, gaps
    lines = (line for block in document.blocks for line in _lines(document, look, block))
    return "".join(f"{printable(line)}\n" for line in lines).encode()


def _lines(document: Document, look: Look, block: Block) -> Iterator[str]:
    if block.role is Role.CONTENTS:
        yield look.contents_title
        for heading in document.blocks:
            if heading.role is Role.HEADING and heading.level <= look.contents_levels:
                yield one_line(document, heading)
    elif block.role is Role.PAGE_BREAK:
        yield ""
    elif block.table is not None:
        yield from _rows(document.tables[block.table])
    elif block.span.start < block.span.end:
        yield document.quote(block.span)


def _rows(table: Table) -> Iterator[str]:
    """The rows; every place of the grid has its tab, so that columns stay columns beside merged cells."""
    grid = table.grid()
    width = max((column for _, column in grid), default=-1) + 1
    for row in range(max((row for row, _ in grid), default=-1) + 1):
        cells = (grid.get((row, column)) for column in range(width))
        begin = (cell is not None and (cell.row, cell.column) == (row, column) for column, cell in enumerate(cells))
        yield "\t".join(grid[row, column].text if own else "" for column, own in enumerate(begin))
