"""Scores: the dimensions of the department's evaluation and the indicator form, consistent with the targets reached."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from benchmarks.accuracy.books.figures import Book, printed
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.wording import load

GRADES = ((90, "excellent"), (80, "good"), (60, "fair"), (0, "poor"))


class Indicator(NamedTuple):
    """One row of the form. Numbers are kept as fractions; ``operator`` is ``ge``, ``le`` or ``eq``."""

    level1: str
    level2: str
    name: str
    operator: str
    target: Fraction
    unit: str
    weight: Fraction
    actual: Fraction
    score: Fraction
    reason: str

    @property
    def met(self) -> bool:
        return self.actual <= self.target if self.operator == "le" else self.actual >= self.target


def dimensions(book: Book, rng: Random) -> None:
    """The eight dimensions of the text (points and full points), and the total."""
    for number, (name, full) in enumerate(load("names")["dimensions"].items(), 1):
        lost = rng.choice((0, 0, 0, 1, Fraction(1, 2), 2)) if full > 6 else 0
        book.score(f"dim/{number}", Fraction(full) - lost)
        book.score(f"dim.full/{number}", Fraction(full))
        book.labels[f"dim/{number}"] = name
    book.groups["dims"] = tuple(k for k in book.figures if k.startswith("dim/"))
    book.score("dim", sum((book.get(k).value for k in book.groups["dims"]), Fraction(0)))
    book.state("dim", book.groups["dims"])
    book.labels["grade"] = load("names")["grades"][grade(book.get("dim").value)]
    book.bounds += [(key, key.replace("dim/", "dim.full/")) for key in book.groups["dims"]]


def grade(points: Fraction) -> str:
    """The grade of a score of 100."""
    return next(name for floor, name in GRADES if points >= floor)


def form(unit: Unit, rng: Random) -> list[Indicator]:
    """The indicator rows of a self-evaluation form worth 90 points beside 10 for execution."""
    rows: list[Indicator] = []
    for level1, level2s in load("indicators")["scheme"].items():
        for level2, points in level2s.items():
            pool = rng.sample(load("indicators")["bank"][level2], 1 if points <= 10 or rng.random() < 0.4 else 2)
            weight = Fraction(points, len(pool))
            rows += [row(level1, level2, entry, weight, unit, rng) for entry in pool]
    return rows


def enter(book: Book, rows: list[Indicator]) -> None:
    """The rows of the form as figures: weight, score, and the totals with the points of execution."""
    rate = book.get("c:proj/1").value
    book.score("form.w/0", Fraction(10))
    book.score("form.s/0", min(Fraction(10), Fraction(printed(rate / 10, 2))))
    for number, entry in enumerate(rows, 1):
        book.score(f"form.w/{number}", entry.weight)
        book.score(f"form.s/{number}", entry.score)
    numbers = range(len(rows) + 1)
    for stem in ("w", "s"):
        parts = tuple(f"form.{stem}/{n}" for n in numbers)
        book.score(f"form.{stem}", sum((book.get(p).value for p in parts), Fraction(0)))
        book.state(f"form.{stem}", parts)
    book.bounds += [(f"form.s/{n}", f"form.w/{n}") for n in numbers]
    book.count("form.rows", len(rows), "个")
    levels = tuple(f"form.rows/{level}" for level in dict.fromkeys(entry.level1 for entry in rows))
    for level in levels:
        book.count(level, sum(level.endswith(entry.level1) for entry in rows), "个")
        book.labels[level] = level.partition("/")[2]
    book.groups["form.levels"] = levels
    book.state("form.rows", levels)


def row(level1: str, level2: str, entry: dict[str, Any], weight: Fraction, unit: Unit, rng: Random) -> Indicator:
    """One indicator with a target, what was reached and the score that follows."""
    target = Fraction(str(rng.choice(entry["targets"])))
    operator = entry["operator"]
    missed = rng.random() < 0.12 and operator == "ge"
    actual = target * Fraction(rng.randint(70, 97), 100) if missed else reached(target, entry, rng)
    actual = Fraction(int(actual)) if missed else actual
    score = weight if not missed else Fraction(printed(weight * actual / target, 2))
    reason = rng.choice(load("indicators")["reasons"]) if missed else ""
    name = entry["name"].replace("{duty}", unit.profile["duty"])
    return Indicator(level1, level2, name, operator, target, entry["unit"], weight, actual, score, reason)


def reached(target: Fraction, entry: dict[str, Any], rng: Random) -> Fraction:
    """An attainment that meets the target without exceeding it by more than a fifth."""
    if entry["operator"] == "eq":
        return target
    if entry["operator"] == "le":
        return Fraction(int(target * rng.randint(90, 100) / 100)) or target
    high = min(Fraction(100), target * 6 / 5) if entry["unit"] == "%" else target * 6 / 5
    return Fraction(rng.randint(int(target), max(int(target), int(high))))
