"""Tables of one line: accounts, each by several measures (预算数, 决算数)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.composing.page import Square
from jiheng.composing.tables.grid import Column, Definition, Grid, cell, columns, plain, strings
from jiheng.composing.writer import Writer


def measured(writer: Writer, definition: Definition) -> Grid:
    """One line of accounts, each by several measures (预算数, 决算数)."""
    shown = columns(writer, definition)
    measures = strings(definition["measures"])
    head = list(_spread(shown, len(measures)))
    head += [
        Square(2, place * len(measures) + index, plain(measure))
        for place in range(len(shown))
        for index, measure in enumerate(measures)
    ]
    items = [column.item._replace(measure=measure) for column in shown for measure in measures]
    return Grid(head, 3, [[cell(writer, item) for item in items]])


def _spread(shown: Sequence[Column], width: int) -> Iterator[Square]:
    """The two upper rows of a head whose accounts are ``width`` columns wide."""
    below = []
    for place, column in enumerate(shown):
        if not column.group:
            yield Square(0, place * width, plain(column.head), 2, width)
            continue
        below.append(Square(1, place * width, plain(column.head), 1, width))
        if not place or shown[place - 1].group != column.group:
            same = sum(other.group == column.group for other in shown)
            yield Square(0, place * width, plain(column.group), 1, width * same)
    yield from below
