"""Figures of the small ledgers: one of the row at hand, or what the rows of one give together.

A tally (``composing.tallies.<name>``) says its ``record``, the rows it takes (``where``) and its ``kind``: ``count``,
``sum`` (of a column), ``ratio`` (of the sums of two columns) or ``above`` (how many rows have more than ``limit`` of
their ``whole`` left).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jiheng.composing.account import Record
from jiheng.composing.items import Entry
from jiheng.composing.numbers import number_in
from jiheng.composing.page import Piece
from jiheng.composing.writer import NOWHERE, Pieces, Writer, shown
from jiheng.ledger import Fact, Scope
from jiheng.quantity import Quantity, added

Row = Mapping[str, object]


class Tally(NamedTuple):
    """A tally at work: its definition, the rows that it takes."""

    row: Row
    rows: Sequence[Record]
    writer: Writer

    def name(self, key: str) -> str:
        """A word of the definition, or nothing."""
        return str(self.row.get(key, ""))

    def column(self, key: str) -> list[Quantity]:
        """The figures of the column that the definition names under ``key``."""
        figures = (figure_in(row, self.name(key), self.name("unit"), self.writer) for row in self.rows)
        return [figure for figure in figures if figure is not None]


def told(writer: Writer, column: str, unit: str, measure: str, concept: str, *narrowed: str) -> Pieces:
    """A figure of the row at hand.

    ``concept`` is a column of it (``name~数``: with these words behind), or the name itself; ``narrowed`` names the
    field that narrows it and its column.
    """
    text = "".join(piece.text for piece in writer.words.get(column, ()))
    quantity = number_in(text, unit, writer.pack) if text else None
    if quantity is None:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    source = "".join(piece.text for piece in writer.words.get("source", ()))
    named = _words(writer, concept)
    scope = Scope(**{narrowed[0]: _words(writer, narrowed[1])}) if narrowed else Scope()
    piece = stated(writer, quantity, (named, measure), source, scope)
    # What an area gets is that area's.
    return [piece._replace(fact=piece.fact and replace(piece.fact, entity=scope.place))]


def tally(writer: Writer, name: str) -> Pieces:
    """A figure that the rows of a ledger give together; a gap where there are none."""
    found = quantity_of(writer, name)
    row = writer.pack.table(f"composing.tallies.{name}")
    if found is None:
        return [Piece(writer.setting("gaps.figure"), gap=True)]
    about = (str(row["concept"]), str(row["measure"]))
    place = writer.text(str(row["place"])) if "place" in row else ""
    return [stated(writer, found.quantity, about, found.source, Scope(place=place))]


def grade(writer: Writer, name: str, full: str) -> Pieces:
    """The grade that a tally of points reaches of ``full`` (table ``scoring.grades``); a gap where it is unknown."""
    found = quantity_of(writer, name)
    if found is None:
        return [Piece(writer.setting("gaps.text"), gap=True)]
    share = found.quantity.value / Decimal(full)
    grades = sorted(writer.pack.rows("scoring.grades"), key=lambda row: -Decimal(str(row["from"])))
    return [Piece(next(str(row["name"]) for row in grades if share >= Decimal(str(row["from"]))))]


def stated(writer: Writer, quantity: Quantity, about: tuple[str, str], source: str, scope: Scope) -> Piece:
    """A figure with its fact: ``about`` is its concept and measure; a report on a project tells that too."""
    concept, measure = about
    account, own = writer.account, writer.pack.text(f"measures.{measure}")
    project = account.texts.get("project", "")
    title = writer.setting("project_title").format(entity=account.entity, year=account.year, project=project)
    scope = scope._replace(project=title if project else "")
    return Piece(shown(quantity), Fact(concept, own, quantity, NOWHERE, year=account.year, scope=scope, path=source))


def quantity_of(writer: Writer, name: str) -> Entry | None:
    """The figure of a tally with its source; None where its rows do not give it."""
    row = writer.pack.table(f"composing.tallies.{name}")
    where = row.get("where", {})
    wanted = where.items() if isinstance(where, Mapping) else ()
    rows = writer.account.records.get(str(row["record"]))
    if rows is None:
        return None
    taken = [one for one in rows if all(one.get(key) == value for key, value in wanted)]
    return KINDS[str(row["kind"])](Tally(row, taken, writer))


def figure_in(row: Record, column: str, unit: str, writer: Writer) -> Quantity | None:
    """The figure in a column of a row; None where there is none."""
    return number_in(row[column], unit, writer.pack) if row.get(column) else None


def _words(writer: Writer, name: str) -> str:
    column, _, behind = name.partition("~")
    return "".join([*(piece.text for piece in writer.words[column]), behind]) if column in writer.words else name


def _count(found: Tally) -> Entry:
    return Entry(Quantity(len(found.rows), 0, found.writer.pack.numbers.units[found.name("unit")]), "")


def _sum(found: Tally) -> Entry | None:
    figures = found.column("of")
    if not figures:
        return None
    whole = added(figures)
    coefficient, scale = whole.coefficient, whole.scale
    while scale and coefficient % 10 == 0:
        coefficient, scale = coefficient // 10, scale - 1
    whole = replace(whole, coefficient=coefficient, scale=scale)
    return Entry(found.writer.printing.printed(whole), "+".join(str(figure.value) for figure in figures))


def _ratio(found: Tally) -> Entry | None:
    part, whole = (_sum(found._replace(row={**found.row, "of": found.row[key]})) for key in ("of", "whole"))
    if part is None or whole is None or not whole.quantity.coefficient:
        return None
    scale = max(part.quantity.scale, whole.quantity.scale)
    sizes = [one.quantity.coefficient * 10 ** (scale - one.quantity.scale) for one in (part, whole)]
    ratio = found.writer.printing.ratio(*sizes)
    return Entry(ratio, found.writer.setting("formulas.share").format(part.quantity.value, whole.quantity.value))


def _above(found: Tally) -> Entry:
    limit = Decimal(found.name("limit"))
    pairs = [found._replace(rows=[row]) for row in found.rows]
    both = [(part, whole) for one in pairs for part in one.column("of") for whole in one.column("whole")]
    left = sum(whole.value - part.value > whole.value * limit for part, whole in both)
    return Entry(Quantity(left, 0, found.writer.pack.numbers.units[found.name("count_unit")]), "")


KINDS: Mapping[str, Callable[[Tally], Entry | None]] = {"count": _count, "sum": _sum, "ratio": _ratio, "above": _above}
