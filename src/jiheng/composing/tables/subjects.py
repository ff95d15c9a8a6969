"""Tables with a line for the whole and for every 类, 款 and 项 with a figure."""

from __future__ import annotations

from dataclasses import replace

from jiheng.composing.subjects import code, ordered
from jiheng.composing.tables.grid import Definition, Grid, Line, cell, columns, headed, plain, strings
from jiheng.composing.writer import Pieces, Writer


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
        amounts = [cell(writer, column.item._replace(path=path)) for column in shown]
        if "population" in definition:
            amounts = [_narrowed(own, path, str(definition["population"])) for own in amounts]
        lines.append([plain(first), plain(path[-1]), *amounts])
    return Grid(headed(heads, writer.setting("subject_over"), shown), 2, lines if found else [])


def _narrowed(pieces: Pieces, path: tuple[str, ...], population: str) -> Pieces:
    """The figures of a table that shows only some of the expenditure, under the subject's own name."""
    deep = {"classification": ""} if len(path) == 1 else {}
    return [
        one._replace(
            fact=one.fact
            and replace(one.fact, concept=path[-1], scope=one.fact.scope._replace(population=population, **deep))
        )
        for one in pieces
    ]
