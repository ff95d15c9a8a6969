"""The proof that a clean report is right and that a planted one is wrong, from the printed figures alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from benchmarks.accuracy.books.figures import MONEY, OPERATORS, Book
from benchmarks.accuracy.relations import Relation, Values, gap, relations
from benchmarks.accuracy.writing.report import Item, runs_of

UNITS = {"wan": 10_000, "yuan": 1}
LARGEST_ROUNDING = Fraction(1, 200)


class Place(NamedTuple):
    """Where a figure is printed: the item and the run in it."""

    item: int
    run: int


class Violation(NamedTuple):
    """A relation that the printed figures break, and by how many last places."""

    relation: Relation
    gap: Fraction


def is_figure(book: Book, key: str) -> bool:
    """Whether a run's key names a figure rather than a word; ``yuan key`` is a figure of a table in another unit."""
    bare = key.rpartition(" ")[2] if key.startswith(("yuan ", "wan ")) else key
    operator, _, name = bare.partition(":")
    return bare in book.figures or ((operator == "s" or operator in OPERATORS) and name in book.figures)


class Prints:
    """The printed figures of a report by key: texts and places, in its own money unit and in that of its tables."""

    def __init__(self, book: Book, items: tuple[Item, ...], own: str) -> None:
        self.book, self.own = book, own
        self.places: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        self.unmoved: dict[str, str] = {}
        for number, item in enumerate(items):
            for index, run in enumerate(runs_of(item)):
                if run.key.startswith("same "):
                    self.unmoved[f"d:{run.key.removeprefix('same ')}"] = "0.00"
                elif run.key and run.text[:1].isdigit() and is_figure(book, run.key):
                    self.places[run.key].append((Place(number, index), run.text))

    def text(self, key: str) -> str | None:
        """How a figure is printed where it stands first."""
        return self.places[key][0][1] if key in self.places else None

    def named(self, key: str, unit: str) -> str:
        """The key under which a figure of this money unit is printed."""
        return key if unit == self.own else f"{unit} {key}"

    def sets(self) -> dict[str, dict[str, str]]:
        """Printed texts by money unit: tables in another unit have equations of their own.

        A change that is told in words (持平) stands for zero.
        """
        found: dict[str, dict[str, str]] = {self.own: dict(self.unmoved)}
        for key, entries in self.places.items():
            unit, _, bare = key.rpartition(" ")
            found.setdefault(unit or self.own, {})[bare] = entries[0][1]
        return found

    def relations(self) -> Iterator[tuple[str, Relation]]:
        """Every relation between printed figures, with the unit of its figures."""
        for unit, found in self.related.items():
            for relation in found:
                yield unit, relation

    @cached_property
    def related(self) -> dict[str, tuple[Relation, ...]]:
        """The relations by unit: they depend on which figures are printed, not on what is printed."""
        return {unit: tuple(relations(self.book, texts)) for unit, texts in self.sets().items()}

    def violations(self) -> list[Violation]:
        """The relations that the printed figures break."""
        values = {unit: Values(self.book, texts, UNITS[unit]) for unit, texts in self.sets().items()}
        measured = (Violation(relation, gap(relation, values[unit])) for unit, relation in self.relations())
        return [violation for violation in measured if violation.gap]

    def violated(self, name: str, new: str, unit: str) -> list[Violation]:
        """The relations that another text of one figure would break."""
        key = name.rpartition(" ")[2]
        texts = {**self.sets()[unit], key: new}
        values = Values(self.book, texts, UNITS[unit])
        touched = (Violation(r, gap(r, values)) for r in self.related[unit] if key in r.keys)
        return [violation for violation in touched if violation.gap]

    def conflicts(self) -> list[str]:
        """Figures printed with different texts, and money in 元 that does not round to what is printed in 万元."""
        differing = [key for key, entries in self.places.items() if len({text for _, text in entries}) > 1]
        for key, entries in self.places.items():
            bare = key.removeprefix("yuan ")
            if bare != key and bare in self.places and self.book.get(bare).kind == MONEY:
                distance = abs(Fraction(entries[0][1]) / UNITS["wan"] - Fraction(self.places[bare][0][1]))
                differing += [key] if distance > LARGEST_ROUNDING else []
        return differing

    def together(self, keys: list[str], unit: str, item: int) -> bool:
        """Whether all these figures are printed in one paragraph or table."""
        return all(any(place.item == item for place, _ in self.places[self.named(key, unit)]) for key in keys)

    def alike(self, name: str) -> list[str]:
        """Texts of the figures that could be mistaken for this one: of its kind and unit."""
        mine = self.book.get(name.rpartition(" ")[2])
        figures = ((self.book.get(key.rpartition(" ")[2]), entries) for key, entries in self.places.items())
        return [entries[0][1] for figure, entries in figures if (figure.kind, figure.unit) == (mine.kind, mine.unit)]

    def counts_twice(self, key: str) -> bool:
        """Whether a figure above zero is printed more than once."""
        return len(self.places.get(key, ())) > 1 and bool(Fraction(self.places[key][0][1]))
