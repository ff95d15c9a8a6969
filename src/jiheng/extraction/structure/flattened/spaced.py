"""Forms that a conversion has put on one line, their cells parted by spaces: read where each cell fits its column.

Spaces stand inside cells too, and blank cells leave none. So only what can be read in one way is a table; all other
cells go on as text, together as they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from jiheng.document import Block, Role, Span, Table
from jiheng.extraction.structure.flattened.captions import above, titled
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.streams import streamed
from jiheng.extraction.structure.folding import flow
from jiheng.extraction.structure.lines import Line, table_line
from jiheng.extraction.structure.vocabulary import Vocabulary

_CELL = re.compile(r"\S+")


def spaced(
    lines: Sequence[Line], tables: Sequence[Table], text: str, words: Vocabulary
) -> tuple[list[Line], tuple[Table, ...]]:
    """The lines with the tables of each form on one line taken out of it, and all tables. ``text`` is folded."""
    result: list[Line] = []
    found = list(tables)
    for at, line in enumerate(lines):
        read = _read(line, text, words) if line.running else []
        for one in read:
            if isinstance(one, Table):
                result.append(table_line(one.span, len(found)))
                found.append(titled(one, above(lines, at, words)))
            else:
                result.append(Line(Block(Role.PARAGRAPH, one), flow(text, one), gap=True))
        if not read:
            result.append(line)
    return result, tuple(found)


def _read(line: Line, text: str, words: Vocabulary) -> list[Table | Span]:
    """The tables of a line and the stretches between them; nothing where it holds no table."""
    if not words.patterns["cells.form"].search(line.text):
        return []
    found = (Span(*cell.span()) for cell in _CELL.finditer(text, *line.block.span))
    read = streamed([Piece(span, flow(text, span)) for span in found], words)
    return list(_joined(read)) if any(isinstance(one, Table) for one in read) else []


def _joined(read: Sequence[Table | Piece]) -> Iterator[Table | Span]:
    for table, group in groupby(read, lambda one: isinstance(one, Table)):
        stretch = list(group)
        yield from (one for one in stretch if isinstance(one, Table))
        if not table:
            yield Span(stretch[0].span.start, stretch[-1].span.end)
