"""Tables of two sides: income on the left, the classes of expenditure on the right, totals below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import cast

from jiheng.composing.numbers import numeral
from jiheng.composing.page import Square
from jiheng.composing.tables.grid import Column, Definition, Grid, cell, columns, plain, side, strings
from jiheng.composing.writer import Pieces, Writer


def sides(writer: Writer, definition: Definition) -> Grid:
    """Income on the left, the classes of expenditure on the right, totals below."""
    shown = columns(writer, definition)
    words = cast("Mapping[str, str]", writer.pack.table("composing.sides"))
    head = [
        Square(0, 0, plain(words["income"]), 1, 2), Square(0, 2, plain(words["expenditure"]), 1, 1 + len(shown)),
        Square(1, 0, plain(words["name"])), Square(1, 1, plain(words["amount"])), Square(1, 2, plain(words["name"])),
    ]  # fmt: skip
    head += [Square(1, place, plain(column.head)) for place, column in enumerate(shown, 3)]
    left = [side(writer, text) for text in strings(definition["left"])]
    right = [
        _class(writer, number, name, shown) for number, name in enumerate(writer.pack.words("composing.classes"), 1)
    ]
    width = 1 + len(shown)
    lines = [[*(one or [[], []]), *(other or [[]] * width)] for one, other in zip_longest(left, right)]
    for one, other in zip(strings(definition["left_end"]), strings(definition["right_end"]), strict=True):
        tail = side(writer, other)
        lines.append([*side(writer, one), *tail, *[[]] * (width - len(tail))])
    return Grid(head, 2, lines)


def _class(writer: Writer, number: int, name: str, shown: Sequence[Column]) -> list[Pieces]:
    label = f"{numeral(number, writer.setting('numbers.digits'))}{writer.setting('numbers.after')}{name}"
    cells = [cell(writer, column.item._replace(path=(name,))) for column in shown]
    whole = writer.pack.table("composing.also").get(name)
    if whole:  # without its code, the name stands for the account
        cells = [
            [one._replace(fact=one.fact and replace(one.fact, concept=str(whole))) for one in own] for own in cells
        ]
    return [plain(label), *cells]
