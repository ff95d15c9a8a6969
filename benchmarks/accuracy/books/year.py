"""A unit's year put together: the filled account book."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.books import balance, money, people, public, scores, spending
from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.wording import load, province
from benchmarks.accuracy.writing.scribe import leaf_name


def keep_books(unit: Unit, rng: Random) -> tuple[Book, list[scores.Indicator]]:
    """The figures of ``unit`` and the rows of its indicator form."""
    book = Book()
    leaves = money.spend(book, unit, rng)
    balance.carry(book, leaves, unit, rng)
    balance.totals(book, leaves)
    balance.shares(book, unit)
    public.three_public(book, rng)
    public.activities(book, rng)
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
    rows = scores.form(unit, rng)
    scores.enter(book, rows)
    documents(book, unit, rng)
    return book, rows


def documents(book: Book, unit: Unit, rng: Random) -> None:
    """The numbers of the documents that are cited: issued in the report's year."""
    prefix = province(unit.province)["number_prefix"]
    book.labels["index"] = f"530000{rng.randint(10**8, 10**9 - 1)}"
    book.labels["phone"] = f"{rng.choice('24678')}{rng.randint(10**6, 10**7 - 1)}"
    for name, suffix in zip(("doc.notice", "doc.rule"), ("财建", "财绩"), strict=True):
        book.labels[name] = f"{prefix}{suffix}〔{unit.year}〕{rng.randint(3, 180)}号"


def name(book: Book) -> None:
    """Labels of fixed concepts and of the nodes of the functional classification."""
    book.labels.update(load("names")["labels"])
    names = load("classification")["names"]
    for key in book.figures:
        code = key.rpartition("/")[2]
        if code.isdigit() and len(code) in (3, 5, 7) and not key.startswith(("eco", "fund", "proj", "dim", "weight")):
            book.labels[key] = names[code] if len(code) < 7 else leaf_name(code)
