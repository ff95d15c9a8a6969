"""Tables with a line for the whole and for every 类, 款 and 项 with a figure."""

from __future__ import annotations

from jiheng.composing.subjects import code, ordered
from jiheng.composing.tables.grid import Definition, Grid, Line, cell, columns, headed, plain, strings
from jiheng.composing.writer import Writer


def subjects(writer: Writer, definition: Definition) -> Grid:
    """A line for the whole, and for every 类, 款 and 项 with a figure."""
    shown = columns(writer, definition)
    wanted = {column.item: column for column in shown}
    found = {
        item.path: item
        for item in writer.account.entries
        if item.path and item._replace(path=()) in wanted and writer.coefficient(item)
    }
    heads = strings(writer.pack.get("composing.subject_heads"))
    lines: list[Line] = [[[], plain(writer.setting("whole_row")), *(cell(writer, one.item) for one in shown)]]
    for path in ordered(writer, found.values()):
        first = code(writer.account, writer.pack, found[path])
        amounts = (cell(writer, column.item._replace(path=path)) for column in shown)
        lines.append([plain(first), plain(path[-1]), *amounts])
    return Grid(headed(heads, writer.setting("subject_over"), shown), 2, lines if found else [])
