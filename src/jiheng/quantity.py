"""Numbers as they are written: value, unit, digits, and the range they can stand for.

A printed figure is an integer with a decimal scale, never a binary float: ``136.87`` is ``(13687, 2)``.
It stands for half a unit in its last kept place, half-open as rounding is (compare XBRL Calculations 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure (计量单位).

    ``exponent`` is the power of ten to the base unit of ``dimension`` (元 0, 万元 4, 亿元 8); ``exact`` marks
    units whose figures are counted, not rounded (heads, pieces, scores).
    """

    symbol: str
    dimension: str
    exponent: int = 0
    exact: bool = False


class Interval(NamedTuple):
    """The numbers that a printed figure can stand for, as integers over ``10**scale``.

    Bounds are ``low`` and ``high``; an open bound is not itself included.
    """

    low: int
    high: int
    scale: int
    low_open: bool = False
    high_open: bool = False

    def at(self, scale: int) -> Interval:
        """The same interval over a finer ``10**scale`` (``scale`` not below the present one)."""
        factor = 10 ** (scale - self.scale)
        return self._replace(low=self.low * factor, high=self.high * factor, scale=scale)

    def plus(self, other: Interval) -> Interval:
        """Every sum of a number of this interval and one of the other."""
        scale = max(self.scale, other.scale)
        a, b = self.at(scale), other.at(scale)
        return Interval(a.low + b.low, a.high + b.high, scale, a.low_open or b.low_open, a.high_open or b.high_open)

    def negated(self) -> Interval:
        """The interval mirrored at zero."""
        return Interval(-self.high, -self.low, self.scale, self.high_open, self.low_open)

    def minus(self, other: Interval) -> Interval:
        """Every difference of a number of this interval and one of the other."""
        return self.plus(other.negated())

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        scale = max(self.scale, other.scale)
        a, b = self.at(scale), other.at(scale)
        left = a.low < b.high or (a.low == b.high and not (a.low_open or b.high_open))
        right = b.low < a.high or (b.low == a.high and not (b.low_open or a.high_open))
        return left and right


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed (数值): ``coefficient / 10**scale`` in ``unit``.

    ``approximate`` marks 约, 余, 近, 多 and the like; ``bound`` is one of ``""``, ``">="``, ``">"``, ``"<="``, ``"<"``
    where the words make the figure a limit.
    """

    coefficient: int
    scale: int = 0
    unit: Unit | None = None
    approximate: bool = False
    bound: str = ""

    @property
    def value(self) -> Decimal:
        """The number, in its own unit, for showing."""
        return Decimal(self.coefficient).scaleb(-self.scale)

    @property
    def printed(self) -> str:
        """The digits without separators and without the sign, trailing zeros kept."""
        digits = str(abs(self.coefficient)).rjust(self.scale + 1, "0")
        return f"{digits[: -self.scale]}.{digits[-self.scale :]}" if self.scale else digits

    @property
    def base(self) -> tuple[int, int]:
        """Coefficient and scale in the base unit of the dimension (元 for money)."""
        exponent = self.unit.exponent if self.unit else 0
        if exponent <= self.scale:
            return self.coefficient, self.scale - exponent
        return self.coefficient * 10 ** (exponent - self.scale), 0

    @property
    def worth(self) -> tuple[int, int]:
        """The base without trailing zeros: the same for equal values, however many places are printed."""
        coefficient, scale = self.base
        while scale and not coefficient % 10:
            coefficient, scale = coefficient // 10, scale - 1
        return coefficient, scale

    @property
    def exact(self) -> bool:
        """Counted figures and printed zero stand for themselves alone."""
        return self.coefficient == 0 or bool(self.unit and self.unit.exact)

    def interval(self, kept: int | None = None) -> Interval:
        """The range that the figure stands for, in the base unit.

        ``kept`` is the number of decimal places that the surroundings keep in this unit (``82`` beside ``81.32``
        is 82.00); a figure is never read more coarsely than it is printed.
        """
        places = self.scale if kept is None else max(kept, self.scale)
        exponent = self.unit.exponent if self.unit else 0
        centre = self.coefficient * 10 ** (places - self.scale)
        scale = places - exponent
        half = 0 if self.exact else 5
        low, high, fine = centre * 10 - half, centre * 10 + half, scale + 1
        if fine < 0:
            low, high, fine = low * 10**-fine, high * 10**-fine, 0
        if half == 0:
            return Interval(low, high, fine)
        return Interval(low, high, fine, self.coefficient < 0, self.coefficient > 0)

    def within(self, unit: Unit) -> Quantity:
        """The same number in another unit of its dimension, exactly."""
        shift = (self.unit.exponent if self.unit else 0) - unit.exponent
        scale = self.scale - shift
        if scale >= 0:
            return replace(self, scale=scale, unit=unit)
        return replace(self, coefficient=self.coefficient * 10**-scale, scale=0, unit=unit)

    def negated(self) -> Quantity:
        """The same figure with the other sign."""
        return replace(self, coefficient=-self.coefficient)


class Numeral(NamedTuple):
    """A numeral found in a text: its place (sign and unit included) and its quantity.

    ``lead`` is where the words before it begin that belong to it (约, 不低于), ``digits_end`` where its unit begins.
    """

    start: int
    end: int
    digits_end: int
    quantity: Quantity
    lead: int


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
        if match["fixed"]:
            return None
        group = "arabic" if match["arabic"] else "chinese"
        unit = self.units.get(match[f"{group}_unit"] or "")
        coefficient, scale = self._arabic(match["arabic"]) if match["arabic"] else (self._chinese(match["chinese"]), 0)
        if match["sign"]:
            coefficient = -coefficient
        after = match[f"{group}_about"] or match["about_after"]
        bound = self.bounds_before.get(match["bound_before"] or "", "") or self.bounds_after.get(
            match["bound_after"] or "", ""
        )
        quantity = Quantity(coefficient, scale, unit, bool(match["about_before"] or after), bound)
        end = match.end(f"{group}_unit") if unit else match.end(group)
        start = match.start("sign") if match["sign"] else match.start(group)
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
    pattern = (
        rf"(?P<fixed>{_either(table.words('fixed'))})"
        rf"|(?:(?P<about_before>{_either(table.words('about_before'))})|(?P<bound_before>{_either(before)}))?"
        rf"(?P<sign>(?<![0-9A-Za-z）)%])(?:{_either(table.words('minus'))}))?"
        rf"(?:(?P<arabic>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?)(?P<arabic_about>{about})?"
        rf"(?P<arabic_unit>{unit})?"
        rf"|(?P<chinese>[{''.join(digits)}{ten}][{''.join(digits)}{''.join(powers)}]*)(?P<chinese_about>{about})?(?P<chinese_unit>{unit}))"
        rf"(?:(?P<about_after>{_either(table.words('about_after'))})|(?P<bound_after>{_either(after)}))?"
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
