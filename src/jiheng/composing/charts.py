"""The charts (图) of a report as their numbers: columns for two years, a pie for the parts of a whole."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.composing.comparison import base_of
from jiheng.composing.items import Item
from jiheng.composing.lists import items
from jiheng.composing.page import Page, Piece
from jiheng.composing.writer import Writer, shown
from jiheng.document import Figure, Role, Series

LAST, PIE = "last", "pie"


def write_chart(page: Page, writer: Writer, identity: str) -> None:
    """A chart with its caption; nothing where every number of it is nought."""
    kind = writer.setting(f"charts.{identity}.kind")
    of = items(writer, identity, "charts")
    if not any(writer.coefficient(item) for item in of):
        return
    number = [Piece(str(len(page.figures) + 1))]
    title = writer.having(number=number).text(writer.setting(f"charts.{identity}.title"))
    series = _parts(writer, of) if kind == PIE else _years(writer, of)
    names = tuple(writer.name(item) for item in of)
    description = _described(writer, title, of)
    page.figure(Figure(kind, title, names, series, writer.printing.money.symbol, description))
    words = {"number": number, "title": [Piece(title)], "kind": [Piece(writer.setting(f"chart_kinds.{kind}"))]}
    page.words(Role.CAPTION, writer.having(**words).text(writer.setting("chart_caption")))


def _parts(writer: Writer, of: Sequence[Item]) -> tuple[Series, ...]:
    return (Series(writer.setting("chart_amount"), tuple(writer.quantity(item) for item in of)),)


def _years(writer: Writer, of: Sequence[Item]) -> tuple[Series, ...]:
    """The figures of last year, where they are known, and of this one."""
    before = [base_of(writer, item, LAST) for item in of]
    known = [tuple(writer.quantity(item) if item else None for item in before)] if any(before) else []
    rows = [*known, tuple(writer.quantity(item) for item in of)]
    first = writer.account.year - len(rows) + 1
    year = writer.setting("chart_year")
    return tuple(Series(year.format(first + index), values) for index, values in enumerate(rows))


def _described(writer: Writer, title: str, of: Sequence[Item]) -> str:
    join, own = writer.setting("chart_join"), writer.setting("chart_part")
    parts = [own.format(writer.name(item), shown(quantity)) for item in of if (quantity := writer.quantity(item))]
    return writer.setting("chart_description").format(title, join.join(parts))
