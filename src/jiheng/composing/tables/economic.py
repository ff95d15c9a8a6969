"""The table of economic subjects: staff items beside running costs, with their totals."""

from __future__ import annotations

from itertools import zip_longest

from jiheng.composing.items import Item
from jiheng.composing.page import Square
from jiheng.composing.subjects import code, ordered
from jiheng.composing.tables.grid import Definition, Grid, cell, plain, side, strings
from jiheng.composing.writer import Pieces, Writer


def economic(writer: Writer, definition: Definition) -> Grid:
    """Staff items beside running costs, with their totals."""
    whole = writer.item(writer.setting("economic"))._replace(population=writer.setting("basic"))
    heads = strings(definition["heads"])
    head = [Square(0, place, plain(text)) for place, text in enumerate([*heads, *heads])]
    found = [item for item in writer.account.entries if _under(item, whole) and writer.coefficient(item)]
    order = ordered(writer, found)
    halves = [
        [path for path in order if path[0] in strings(definition[side])] for side in ("left_classes", "right_classes")
    ]
    lines = [[*_subject(writer, whole, one), *_subject(writer, whole, other)] for one, other in zip_longest(*halves)]
    ends = [side(writer, str(definition[name])) for name in ("left_end", "right_end")]
    lines.append([[], *ends[0], [], *ends[1]])
    return Grid(head, 1, lines)


def _under(item: Item, whole: Item) -> bool:
    return bool(item.path) and item._replace(path=()) == whole


def _subject(writer: Writer, whole: Item, path: tuple[str, ...] | None) -> list[Pieces]:
    if path is None:
        return [[], [], []]
    item = whole._replace(path=path)
    return [plain(code(writer.account, writer.pack, item)), plain(path[-1]), cell(writer, item)]
