"""The one figure that a wordy cell states (全员参与3次，强化党建引领), where it states just one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiheng.extraction.tables.cells import Entry
from jiheng.extraction.tables.values import Value, single, unit_of, value, with_unit
from jiheng.extraction.tables.words import Words
from jiheng.quantity import Numeral, Unit


def stated(entry: Entry | None, unit: Unit | None, words: Words, *, any_unit: bool = False) -> Value:
    """The value of a cell of targets or attainments.

    A cell of words gives the only figure in it that is counted in ``unit``, or the one that follows a word of summing
    up (每季度1次，共4次); with several it stays words. ``any_unit``: one of whatever unit will do where none is known.
    """
    found = value(entry, unit, words)
    if entry is not None and found.kind == "words" and (period := _period(entry.text, words)):
        return Value("figure", period.quantity, entry.flow.span(period.start, period.end), entry=entry)
    if entry is None or found.kind != "words" or (unit is None and not any_unit):
        return found
    numerals = [numeral for numeral in words.pack.numbers.numerals(entry.text) if _fits(numeral, unit)]
    chosen = _summed(entry.text, numerals, words) or (numerals[0] if len(numerals) == 1 else None)
    if chosen is None:
        return found
    return Value("stated", with_unit(chosen.quantity, unit, words), entry.flow.span(chosen.start, chosen.end))


def _period(text: str, words: Words) -> Numeral | None:
    """The one length of time that a cell states (≥8年); in running text such a number is rather a date's."""
    found = words.pack.numbers.numerals(text)
    symbol = text[found[0].digits_end :].strip() if len(found) == 1 else ""
    if symbol not in words.pack.words("forms.periods") or single(text[: found[0].digits_end], words) is None:
        return None
    return found[0]._replace(end=len(text.rstrip()), quantity=replace(found[0].quantity, unit=unit_of(symbol, words)))


def _fits(numeral: Numeral, unit: Unit | None) -> bool:
    own = numeral.quantity.unit
    if own is None:
        return False
    return unit is None or own.symbol == unit.symbol or (own.dimension == unit.dimension and not own.exact)


def _summed(text: str, numerals: Sequence[Numeral], words: Words) -> Numeral | None:
    sums = words.pack.words("forms.sum_words")
    after = [numeral for numeral in numerals if text[: numeral.start].endswith(sums)]
    return after[0] if len(after) == 1 else None
