"""Numerals found in a text: digits of any width and Chinese numerals, with the unit and the words that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jiheng.quantity.value import Quantity, Unit


class Numeral(NamedTuple):
    """A numeral found in a text: its place (sign and unit included) and its quantity.

    ``lead`` is where the words before it begin that belong to it (约, 不低于), ``digits_end`` where its unit begins.
    """

    start: int
    end: int
    digits_end: int
    quantity: Quantity
    lead: int


_GROUPS = "fixed", "about_before", "bound_before", "sign", "arabic", "chinese", "about_after", "bound_after"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words that the reading of numbers needs; data of the policy pack, compiled once.

    ``units`` by printed symbol; ``multipliers`` (万 → 4) combine with every unit that allows it; ``fixed`` are terms in
    which a Chinese numeral is no number (三公, 一是); ``about_before``/``about_after`` make a figure approximate;
    ``bounds_before``/``bounds_after`` map words to comparison operators.
    """

    units: Mapping[str, Unit]
    pattern: re.Pattern[str]
    digits: Mapping[str, int]
    powers: Mapping[str, int]
    bounds_before: Mapping[str, str]
    bounds_after: Mapping[str, str]

    def numerals(self, text: str) -> list[Numeral]:
        """Every maximal numeral of ``text`` (digits, or Chinese numerals before a unit), left to right."""
        found = (self._numeral(match) for match in self.pattern.finditer(text))
        return [numeral for numeral in found if numeral is not None]

    def _numeral(self, match: re.Match[str]) -> Numeral | None:
        fixed, about, above, sign, arabic, chinese, roughly, below = match.group(*_GROUPS)
        if fixed:
            return None
        group = "arabic" if arabic else "chinese"
        symbol, within = match.group(f"{group}_unit", f"{group}_about")
        unit = self.units.get(symbol or "")
        coefficient, scale = self._arabic(arabic) if arabic else (self._chinese(chinese), 0)
        bound = self.bounds_before.get(above or "", "") or self.bounds_after.get(below or "", "")
        approximate = bool(about or within or roughly)
        quantity = Quantity(-coefficient if sign else coefficient, scale, unit, approximate, bound)
        end = match.end(f"{group}_unit") if unit else match.end(group)
        start = match.start("sign") if sign else match.start(group)
        return Numeral(start, end, match.end(group), quantity, match.start())

    @staticmethod
    def _arabic(digits: str) -> tuple[int, int]:
        whole, _, fraction = digits.replace(",", "").partition(".")
        return int(whole + fraction), len(fraction)

    def _chinese(self, numeral: str) -> int:
        total = section = digit = 0
        for character in numeral:
            if character in self.digits:
                digit = self.digits[character]
                continue
            power = 10 ** self.powers[character]
            if power >= 10**4:
                total, section, digit = (total + section + digit) * power, 0, 0
            else:
                section, digit = section + (digit or 1) * power, 0
        return total + section + digit


def number_words(rows: Mapping[str, object]) -> NumberWords:
    """Compile the ``numbers`` table of a lexicon.

    Keys: ``unit`` (rows with symbol, dimension, exponent, exact, multiplied), ``multipliers``, ``digits``, ``powers``,
    ``fixed``, ``about_before``, ``about_middle``, ``about_after``, ``bounds_before``, ``bounds_after``, ``minus``.
    """
    table = _Rows(rows)
    units = {unit.symbol: unit for unit in _units(table.rows("unit"), table.table("multipliers"))}
    before, after = table.table("bounds_before"), table.table("bounds_after")
    digits, powers = table.table("digits"), table.table("powers")
    ten = min(powers, key=lambda word: int(str(powers[word])))
    unit = _either(units)
    about = _either(table.words("about_middle"))
    words = (*table.words("fixed"), *table.words("about_before"), *before, *table.words("minus"), *digits, ten)
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    pattern = (
        rf"(?=[\d{first}])(?:(?P<fixed>{_either(table.words('fixed'))})"
        rf"|(?:(?P<about_before>{_either(table.words('about_before'))})|(?P<bound_before>{_either(before)}))?"
        rf"(?P<sign>(?<![0-9A-Za-z）)%])(?:{_either(table.words('minus'))}))?"
        rf"(?:(?P<arabic>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?)(?P<arabic_about>{about})?"
        rf"(?P<arabic_unit>{unit})?"
        rf"|(?P<chinese>[{''.join(digits)}{ten}][{''.join(digits)}{''.join(powers)}]*)(?P<chinese_about>{about})?(?P<chinese_unit>{unit}))"
        rf"(?:(?P<about_after>{_either(table.words('about_after'))})|(?P<bound_after>{_either(after)}))?)"
    )
    signs = {word: str(operator) for word, operator in before.items()}
    return NumberWords(
        units,
        re.compile(pattern),
        {word: int(str(value)) for word, value in digits.items()},
        {word: int(str(value)) for word, value in powers.items()},
        signs,
        {word: str(operator) for word, operator in after.items()},
    )


class _Rows:
    """Typed views of a data table."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data

    def table(self, key: str) -> Mapping[str, object]:
        value = self._data.get(key, {})
        if not isinstance(value, Mapping):
            raise TypeError(key)
        return value

    def words(self, key: str) -> list[str]:
        value = self._data.get(key, [])
        if not isinstance(value, list):
            raise TypeError(key)
        return [str(word) for word in value]

    def rows(self, key: str) -> list[Mapping[str, object]]:
        value = self._data.get(key, [])
        if not isinstance(value, list):
            raise TypeError(key)
        return value


def _units(rows: Iterable[Mapping[str, object]], multipliers: Mapping[str, object]) -> Iterable[Unit]:
    for row in rows:
        symbol, dimension = str(row["symbol"]), str(row["dimension"])
        exponent, exact = int(str(row.get("exponent", 0))), bool(row.get("exact", False))
        yield Unit(symbol, dimension, exponent, exact)
        if row.get("multiplied", False):
            for word, power in multipliers.items():
                # A multiplied count (3万人) is rounded by its writer, so it is no longer exact.
                yield Unit(word + symbol, dimension, exponent + int(str(power)))


def _either(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words; one that never matches where there are none."""
    listed = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, listed)) or r"(?!)"
