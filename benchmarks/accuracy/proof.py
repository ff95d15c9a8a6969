"""The proof that a clean report is right and that a planted one is wrong, from the printed figures alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from benchmarks.accuracy.books.figures import MONEY, OPERATORS, Book
from benchmarks.accuracy.relations import Relation, Values, gap, relations
from benchmarks.accuracy.writing.report import Item, runs_of

UNITS = {"wan": 10_000, "yuan": 1}


class Place(NamedTuple):
    """Where a figure is printed: the item and the run in it."""

    item: int
    run: int


class Violation(NamedTuple):
    relation: Relation
    gap: Fraction


def places(book: Book, items: Iterable[Item]) -> dict[str, list[tuple[Place, str]]]:
    """Every printed figure with its places and texts; figures of tables in another unit are named ``yuan key``."""
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for number, item in enumerate(items):
        for index, run in enumerate(runs_of(item)):
            if run.key and run.text[:1].isdigit() and is_figure(book, run.key):
                found[run.key].append((Place(number, index), run.text))
    return found


def is_figure(book: Book, key: str) -> bool:
    """Whether a run's key names a figure rather than a word."""
    bare = key.removeprefix("yuan ").removeprefix("wan ")
    if bare in book.figures:
        return True
    operator, _, name = bare.partition(":")
    return (operator == "s" or operator in OPERATORS) and name in book.figures


def by_unit(printed: Mapping[str, str], own: str) -> dict[str, dict[str, str]]:
    """Printed figures by money unit: tables in another unit have equations of their own."""
    sets: dict[str, dict[str, str]] = {own: {}}
    for key, text in printed.items():
        unit, _, bare = key.partition(" ") if " " in key else (own, "", key)
        sets.setdefault(unit, {})[bare] = text
    return sets


def violations(book: Book, printed: Mapping[str, str], own: str = "wan") -> list[Violation]:
    """The relations that the printed figures break."""
    broken: list[Violation] = []
    for unit, figures in by_unit(printed, own).items():
        values = Values(book, figures, UNITS[unit])
        measured = (Violation(relation, gap(relation, values)) for relation in relations(book, figures))
        broken += [violation for violation in measured if violation.gap]
    return broken


def conflicts(book: Book, found: Mapping[str, list[tuple[Place, str]]]) -> list[str]:
    """Keys printed with different texts, and money printed in 元 that does not round to what is printed in 万元."""
    differing = [key for key, entries in found.items() if len({text for _, text in entries}) > 1]
    for key, entries in found.items():
        bare = key.removeprefix("yuan ")
        if bare != key and bare in found and book.get(bare).kind == MONEY:
            distance = abs(Fraction(entries[0][1]) / 10_000 - Fraction(found[bare][0][1]))
            differing += [key] if distance > Fraction(1, 200) else []
    return differing
