"""Values of cells: a figure with its unit, a blank, a dash, or words. The three that are no figure are kept apart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from jiheng.document import Span
from jiheng.extraction.tables.cells import Entry
from jiheng.extraction.tables.words import Words, listed
from jiheng.quantity import Numeral, Quantity, Unit

_NOTE = re.compile(r"（[^（）]*）")


class Value(NamedTuple):
    """What a cell holds: ``kind`` is figure, blank, dash or words; ``quantity`` and its place where it is a figure.

    ``note`` is what stands in brackets behind a figure (（调减20万）), with where it begins in the flow.
    """

    kind: str
    quantity: Quantity | None = None
    span: Span = Span(0, 0)
    note: str = ""
    note_at: int = 0
    entry: Entry | None = None


def value(entry: Entry | None, unit: Unit | None, words: Words) -> Value:
    """The value of a cell; ``unit`` is that of its column or table where the cell prints none.

    A cell is a figure only when it is one numeral and nothing else (a note in brackets aside): glued digits are words.
    """
    text = entry.text if entry is not None else ""
    if entry is None or text in listed(words, "tables.blanks"):
        return Value("blank")
    if text in listed(words, "tables.dashes"):
        return Value("dash")
    note = _NOTE.search(text)
    body = text[: note.start()] if note else text
    numeral = single(body, words)
    if numeral is None:
        return Value("words")
    quantity = with_unit(numeral.quantity, unit, words)
    span = entry.flow.span(numeral.start, numeral.end)
    return Value("figure", quantity, span, note.group() if note else "", note.start() if note else 0, entry)


def single(text: str, words: Words) -> Numeral | None:
    """The numeral that is the whole of the text (a sign or a bound in front), or None."""
    found = words.pack.numbers.numerals(text)
    if len(found) != 1 or text[found[0].end :].strip("。；，、 "):
        return None
    before = text[: found[0].start]
    bounds = listed(words, "numbers.bounds_before", "numbers.minus", "numbers.about_before")
    return found[0] if not before.strip() or before.strip() in bounds else None


def with_unit(quantity: Quantity, unit: Unit | None, words: Words) -> Quantity:
    """The figure in its own unit, or in that of its surroundings; 万 among money is 万元."""
    own = quantity.unit
    if own is None:
        return Quantity(quantity.coefficient, quantity.scale, unit, quantity.approximate, quantity.bound)
    known = words.pack.table("tables.bare_money")
    if own.symbol in known and (unit is None or unit.dimension in {"money", own.dimension}):
        return replace(quantity, unit=words.pack.numbers.units[str(known[own.symbol])])
    return quantity


def unit_of(symbol: str, words: Words) -> Unit | None:
    """The unit of a printed symbol; one that the pack does not know is counted in itself."""
    if not symbol:
        return None
    return words.pack.numbers.units.get(symbol) or Unit(symbol, symbol, 0, exact=True)
