"""The parts of a table: columns of amounts, heads, cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from jiheng.composing.items import Item
from jiheng.composing.page import Piece, Square
from jiheng.composing.writer import Pieces, Writer

Definition = Mapping[str, object]
Line = Sequence[Pieces]


class Column(NamedTuple):
    """A column of amounts: its head, the head above it, and the account that it shows."""

    head: str
    group: str
    item: Item


class Grid(NamedTuple):
    """A table ready to be laid down: the squares of its head, and its lines of cells."""

    head: Sequence[Square]
    height: int
    lines: Sequence[Line]


def cell(writer: Writer, item: Item) -> Pieces:
    """A figure in a cell; empty where it is unknown or nought."""
    quantity = writer.quantity(item)
    if quantity is None or not quantity.coefficient:
        return []
    piece = writer.figure(item, quantity, writer.source(item))
    return [piece._replace(text=f"{'-' if quantity.coefficient < 0 else ''}{quantity.printed}")]


def plain(text: str) -> Pieces:
    """Words of a cell."""
    return [Piece(text)] if text else []


def columns(writer: Writer, definition: Definition) -> list[Column]:
    """The columns of amounts, written ``head|concept@fund`` or ``group/head|concept@fund``."""
    found = []
    for text in strings(definition["columns"]):
        head, _, name = text.partition("|")
        group, _, own = head.rpartition("/")
        found.append(Column(own, group, writer.item(name)))
    return found


def headed(first: Sequence[str], over: str, shown: Sequence[Column]) -> Sequence[Square]:
    """A head of two rows: ``over`` above the ``first`` columns, groups above theirs, other heads down both rows."""
    squares = [Square(0, 0, plain(over), 1, len(first))]
    below = [Square(1, place, plain(head)) for place, head in enumerate(first)]
    for place, column in enumerate(shown, len(first)):
        if not column.group:
            squares.append(Square(0, place, plain(column.head), 2))
            continue
        below.append(Square(1, place, plain(column.head)))
        if place == len(first) or shown[place - len(first) - 1].group != column.group:
            width = sum(other.group == column.group for other in shown)
            squares.append(Square(0, place, plain(column.group), 1, width))
    return [*squares, *below]


def side(writer: Writer, text: str) -> list[Pieces]:
    """A label with its figures, written ``label|concept@fund`` with a concept for each column, parted by commas."""
    label, _, names = text.partition("|")
    return [plain(label), *(cell(writer, writer.item(name)) if name else [] for name in names.split(","))]


def strings(value: object) -> list[str]:
    """A list of words of a definition; empty where there is none."""
    return [str(one) for one in cast("Sequence[object]", value or ())]
