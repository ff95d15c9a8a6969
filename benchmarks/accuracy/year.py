"""A unit's year put together: the filled account book."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy import balance, money, people, scores, spending
from benchmarks.accuracy.figures import Book
from benchmarks.accuracy.scribe import leaf_name
from benchmarks.accuracy.unit import Unit
from benchmarks.accuracy.wording import load


def keep_books(unit: Unit, rng: Random) -> tuple[Book, list[scores.Indicator]]:
    """The figures of ``unit`` and the rows of its indicator form."""
    book = Book()
    leaves = money.spend(book, unit, rng)
    balance.carry(book, leaves, unit, rng)
    balance.totals(book, leaves)
    balance.shares(book)
    spending.three_public(book, unit, rng)
    spending.activities(book, rng)
    spending.basic(book, unit, rng)
    spending.matrix(book)
    spending.running_cost(book, unit, rng)
    spending.procurement(book, unit, rng)
    people.staff(book, unit, rng)
    people.projects(book, unit, rng)
    people.fund(book, unit, rng)
    people.allowance(book, rng)
    scores.dimensions(book, rng)
    name(book)
    return book, scores.form(book, unit, rng)


def name(book: Book) -> None:
    """Labels of fixed concepts and of the nodes of the functional classification."""
    book.labels.update(load("names")["labels"])
    names = load("classification")["names"]
    for key in book.figures:
        code = key.rpartition("/")[2]
        if code.isdigit() and len(code) in (3, 5, 7) and not key.startswith(("eco", "fund", "proj", "dim", "weight")):
            book.labels[key] = names[code] if len(code) < 7 else leaf_name(code)
