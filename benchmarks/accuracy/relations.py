"""What must hold between the printed figures of a report: the generator's own proof that a report is right or wrong.

A printed figure stands for half a unit in its last place (counts, scores and quotas are exact). Every relation is
written as an interval that the stated figure must meet; the distance to it, in units of the stated figure's last place,
is its *gap*. The interval arithmetic is wider than the exact range, so a gap above zero is a proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from benchmarks.accuracy.books.figures import CHANGE_OF_RATE, MONEY, RATE, Book
from benchmarks.accuracy.intervals import HUNDRED, ZERO, Span

HALF = Fraction(1, 2)


class Relation(NamedTuple):
    """``stated`` must equal the formula over ``operands``; ``kind`` is the family of the relation."""

    kind: str
    stated: str
    operands: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.stated, *self.operands)


class Values:
    """Printed figures by key, as intervals. A figure of the book that is zero and not printed counts as zero."""

    def __init__(self, book: Book, printed: Mapping[str, str], money_unit: int = 10_000) -> None:
        self.book, self.printed, self.money_unit = book, printed, Fraction(money_unit)

    def knows(self, key: str) -> bool:
        return key in self.printed or (key in self.book.figures and not self.book.figures[key].value)

    def ulp(self, key: str) -> Fraction:
        """The unit of the last printed place; zero for exact figures."""
        kind = self.book.get(key).kind
        text = self.printed.get(key, "0")
        return Fraction(1, 10 ** len(text.partition(".")[2])) if kind in (MONEY, RATE) else Fraction(0)

    def span(self, key: str) -> Span:
        if key not in self.printed:
            return ZERO
        value, half = Fraction(self.printed[key]), self.ulp(key) * HALF
        return Span(value - half, value + half) if value or self.book.get(key).value else ZERO


def relations(book: Book, printed: Mapping[str, str]) -> Iterator[Relation]:
    """Every relation whose figures are all printed."""
    values = Values(book, printed)
    for relation in (
        *_sums(book),
        *_derived(book, printed),
        *_chains(book),
        *_lists(book),
        *_bounds(book),
        *_others(book),
    ):
        if all(values.knows(key) for key in relation.keys) and sum(key in printed for key in relation.keys) > 1:
            yield relation


def _sums(book: Book) -> Iterator[Relation]:
    for total, parts in book.sums:
        for time in ("", "@p", "@b", "@i"):
            if all(key + time in book.figures for key in (total, *parts)):
                yield Relation("sum", total + time, tuple(part + time for part in parts))


def _derived(book: Book, printed: Mapping[str, str]) -> Iterator[Relation]:
    for key in printed:
        operator, _, name = key.partition(":")
        if not name:
            continue
        ratio = book.ratio(key)
        yield Relation(ratio.operator, key, (ratio.this, ratio.other))
        if ratio.operator == "rate":
            up = book.get(ratio.this).value > book.get(ratio.other).value
            yield Relation("rate_up" if up else "rate_down", key, (f"{CHANGE_OF_RATE[operator]}:{name}", name))


def _chains(book: Book) -> Iterator[Relation]:
    """The change of a total is the sum of its parts' changes; a part whose change is not told leaves it open."""
    for total, parts in book.chains:
        yield Relation("chain", f"d:{total}", tuple(f"d:{part}" for part in parts))


def _lists(book: Book) -> Iterator[Relation]:
    for parts in book.share_lists:
        yield Relation("hundred", f"s:{parts[0]}", tuple(f"s:{part}" for part in parts[1:] if book.get(part).value))
    for parts in book.percent_lists:
        yield Relation("hundred", parts[0], parts[1:])


def _bounds(book: Book) -> Iterator[Relation]:
    for low, high in book.bounds:
        yield Relation("bound", low, (high,))


def _others(book: Book) -> Iterator[Relation]:
    for amount, factors in book.products:
        yield Relation("product", amount, factors)
    for closing, *others in book.balances:
        yield Relation("balance", closing, tuple(others))


def gap(relation: Relation, values: Values) -> Fraction:
    """How far the stated figure lies outside what the operands allow, in its last places (whole units when exact)."""
    stated, allowed = values.span(relation.stated), allow(relation, values)
    distance = max(allowed.low - stated.high, stated.low - allowed.high, Fraction(0))
    return distance / (values.ulp(relation.stated) or 1)


def allow(relation: Relation, values: Values) -> Span:
    """The interval that the operands leave for the stated figure."""
    if relation.kind == "chain":
        return _chain(relation, values)
    if relation.kind == "product":
        whole = Span(values.money_unit, values.money_unit)
        return values.span(relation.operands[0]).scaled(values.span(relation.operands[1])).over(whole)
    return FORMULAS[relation.kind]([values.span(key) for key in relation.operands])


FORMULAS: dict[str, Callable[[list[Span]], Span]] = {
    "sum": lambda x: sum(x, ZERO),
    "share": lambda x: x[0].over(x[1]).scaled(HUNDRED),
    "completion": lambda x: x[0].over(x[1]).scaled(HUNDRED),
    "change": lambda x: (x[0] - x[1]).size,
    "rate": lambda x: (x[0] - x[1]).size.over(x[1]).scaled(HUNDRED),
    "rate_up": lambda x: x[0].over(x[1] - x[0]).scaled(HUNDRED),
    "rate_down": lambda x: x[0].over(x[1] + x[0]).scaled(HUNDRED),
    "hundred": lambda x: HUNDRED - sum(x, ZERO),
    "bound": lambda x: Span(Fraction(0), x[0].high),
    "balance": lambda x: x[0] + x[1] - x[2],
}


def _chain(relation: Relation, values: Values) -> Span:
    """The change of the total that the changes of the parts add up to (signs as in the books)."""
    signed = ZERO
    for key in relation.operands:
        up = values.book.get(key[2:]).value > values.book.get(f"{key[2:]}@p").value
        signed = signed + values.span(key) if up else signed - values.span(key)
    return signed.size
