"""The one figure that a wordy cell states (全员参与3次，强化党建引领), where it states just one."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.extraction.tables.cells import Entry
from jiheng.extraction.tables.values import Value, value, with_unit
from jiheng.extraction.tables.words import Words
from jiheng.quantity import Numeral, Unit


def stated(entry: Entry | None, unit: Unit | None, words: Words, *, any_unit: bool = False) -> Value:
    """The value of a cell of targets or attainments.

    A cell of words gives the only figure in it that is counted in ``unit``, or the one that follows a word of summing
    up (每季度1次，共4次); with several it stays words. ``any_unit``: one of whatever unit will do where none is known.
    """
    found = value(entry, unit, words)
    if entry is None or found.kind != "words" or (unit is None and not any_unit):
        return found
    numerals = [numeral for numeral in words.pack.numbers.numerals(entry.text) if _fits(numeral, unit)]
    chosen = _summed(entry.text, numerals, words) or (numerals[0] if len(numerals) == 1 else None)
    if chosen is None:
        return found
    return Value("stated", with_unit(chosen.quantity, unit, words), entry.flow.span(chosen.start, chosen.end))


def _fits(numeral: Numeral, unit: Unit | None) -> bool:
    own = numeral.quantity.unit
    if own is None:
        return False
    return unit is None or own.symbol == unit.symbol or (own.dimension == unit.dimension and not own.exact)


def _summed(text: str, numerals: Sequence[Numeral], words: Words) -> Numeral | None:
    sums = words.pack.words("forms.sum_words")
    after = [numeral for numeral in numerals if text[: numeral.start].endswith(sums)]
    return after[0] if len(after) == 1 else None
