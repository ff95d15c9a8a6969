"""The figures of a year as exact numbers, and how they are printed.

Money is kept in whole 元; a printed figure is a decimal string with a fixed number of places (places are dropped later,
by the look of the report). Derived figures (change, rate, share, completion) are named by an operator before the key:
``d:`` and ``r:`` change on last year and its rate, ``db:`` ``rb:`` on the full budget, ``di:`` ``ri:`` on the initial
budget, ``s:`` share of its whole, ``c:`` completion of the full budget, ``ci:`` of the initial one; ``p:`` last year's
figure, ``b:`` the full budget, ``i:`` the initial budget.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

MONEY, RATE = "money", "rate"
OPERATORS = {
    "d": ("change", "p"), "db": ("change", "b"), "di": ("change", "i"), "r": ("rate", "p"), "rb": ("rate", "b"),
    "ri": ("rate", "i"), "c": ("completion", "b"), "ci": ("completion", "i"),
}  # fmt: skip
CHANGE_OF_RATE = {"r": "d", "rb": "db", "ri": "di"}


class Figure(NamedTuple):
    """An exact value in its base unit (元, %, or the counted thing); ``kind``: money, rate, percent, count or score."""

    value: Fraction
    kind: str
    unit: str
    places: int = 0


class Ratio(NamedTuple):
    """Which figures a derived figure is computed from."""

    operator: str
    this: str
    other: str


@dataclass(slots=True)
class Book:
    """The account book of one unit and year, filled once while the unit is invented.

    ``cut_rates``: the unit's clerk cuts percentages off instead of rounding them.
    """

    figures: dict[str, Figure] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)
    sums: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    cut_rates: bool = False
    chains: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    balances: list[tuple[str, str, str, str]] = field(default_factory=list)
    share_lists: list[tuple[str, ...]] = field(default_factory=list)
    percent_lists: list[tuple[str, ...]] = field(default_factory=list)
    bounds: list[tuple[str, str]] = field(default_factory=list)
    products: list[tuple[str, tuple[str, str]]] = field(default_factory=list)

    def money(self, key: str, yuan: int) -> int:
        self.figures[key] = Figure(Fraction(yuan), MONEY, "", 2)
        return yuan

    def count(self, key: str, number: int | Fraction, unit: str, places: int = 0) -> None:
        self.figures[key] = Figure(Fraction(number), "count", unit, places)

    def score(self, key: str, points: Fraction) -> None:
        """Points, printed without trailing zeros."""
        self.figures[key] = Figure(points, "score", "分", 2)

    def total(self, key: str, parts: tuple[str, ...]) -> None:
        """State that ``key`` is the sum of ``parts`` and compute it for every time at which all parts are known."""
        for time in ("", "@p", "@b", "@i"):
            if parts and all(p + time in self.figures for p in parts):
                self.money(key + time, sum(int(self.figures[p + time].value) for p in parts))
        self.state(key, parts)

    def state(self, key: str, parts: tuple[str, ...]) -> None:
        """Record the equation ``key`` = sum of ``parts``, whose figures are known already."""
        self.sums.append((key, parts))

    def yuan(self, key: str) -> int:
        return int(self.figures[key].value)

    def resolve(self, key: str) -> str:
        """``p:total`` → ``total@p``: the stored key of a figure that is not computed."""
        operator, _, name = key.rpartition(":")
        return f"{name}@{operator}" if operator in ("p", "b", "i") else key

    def get(self, key: str) -> Figure:
        """The figure of ``key``, computed when it carries an operator.

        Raises:
            KeyError: there is no such figure.
            ZeroDivisionError: a rate, share or completion of nothing.
        """
        key = self.resolve(key)
        if key in self.figures:
            return self.figures[key]
        ratio = self.ratio(key)
        this, other = self.get(ratio.this).value, self.get(ratio.other).value
        if ratio.operator == "change":
            return self.get(ratio.this)._replace(value=abs(this - other))
        return Figure((abs(this - other) if ratio.operator == "rate" else this) / other * 100, RATE, "%", 2)

    def ratio(self, key: str) -> Ratio:
        """The operands of a derived figure."""
        operator, _, name = key.partition(":")
        if operator == "s":
            return Ratio("share", name, self.wholes[name])
        kind, base = OPERATORS[operator]
        return Ratio(kind, name, f"{name}@{base}")


def printed(value: Fraction, places: int, *, cut: bool = False) -> str:
    """``value`` rounded half up to ``places`` decimals, or cut off there."""
    above, below = abs(value.numerator) * 10**places, value.denominator
    scaled = above // below if cut else (2 * above + below) // (2 * below)
    digits = str(scaled).rjust(places + 1, "0")
    return digits if not places else f"{digits[:-places]}.{digits[-places:]}"
