"""The money of a unit's year: expenditure by fund, function and nature, its budgets, and last year's.

Keys are ``base/code`` (``gp.basic/2010301``); the code is empty for the whole. Times are suffixes: ``@p`` last year,
``@b`` full budget, ``@i`` initial budget. Everything is computed bottom-up from leaves, so every sum holds in whole 元.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.wording import load

FUNDS = ("gp", "gf", "sc", "oth")
NATURES = ("basic", "project")
TIMES = ("", "@p", "@b", "@i")


class Leaf(NamedTuple):
    code: str
    fund: str
    nature: str


def key(base: str, code: str = "") -> str:
    return f"{base}/{code}" if code else base


def draw(rng: Random, low: int, high: int, step: int) -> int:
    """A money amount in 元, a multiple of ``step``; small and large amounts alike."""
    amount = int(low * (high / low) ** rng.random())
    return amount - amount % step


def choose_leaves(unit: Unit, rng: Random) -> list[Leaf]:
    """The functional items that the unit spends on, by fund."""
    nature = {
        code: ("basic" if text[0] == "b" else "project") for code, text in load("classification")["leaves"].items()
    }
    first, *others = [c for c in unit.profile["leaves"] if not (c.endswith("50") and not unit.subordinates)]
    project = next(c for c in others if nature[c] == "project")
    codes = [first, project, *rng.sample([c for c in others if c != project], min(1, len(others) - 1))]
    common = load("units")["common_leaves"]
    codes += [
        c
        for c in common
        if rng.random() < common[c] and not (c in load("units")["institution_leaves"] and not unit.subordinates)
    ]
    leaves = [Leaf(code, "gp", nature[code]) for code in sorted(codes)]
    if rng.random() < 0.3:
        leaves.append(Leaf(rng.choice(("2120802", "2120804", "2296002")), "gf", "project"))
    if rng.random() < 0.12:
        leaves.append(Leaf("2230105", "sc", "project"))
    if rng.random() < 0.3:
        leaves.append(Leaf(next(leaf.code for leaf in leaves if leaf.nature == "project"), "oth", "project"))
    return leaves


def last_year(amount: int, rng: Random, step: int) -> int:
    """A plausible figure of the year before: usually moved, sometimes equal."""
    if rng.random() < 0.06:
        return amount
    moved = int(amount * rng.uniform(0.72, 1.35))
    return moved - moved % step


def fill_leaf(book: Book, leaf: Leaf, unit: Unit, rng: Random) -> None:
    """Spending of one leaf: final figure, last year, initial and full budget."""
    low, high = (1_500_000, 12_000_000) if leaf.nature == "basic" else (60_000, 6_000_000)
    if leaf.code in load("units")["common_leaves"]:
        low, high = 20_000, 600_000
    name = key(f"{leaf.fund}.{leaf.nature}", leaf.code)
    final = book.money(name, draw(rng, low, high, unit.step))
    book.money(name + "@p", last_year(final, rng, unit.step))
    full = final if rng.random() < 0.45 else int(final * rng.uniform(1.01, 1.3))
    book.money(name + "@b", full - full % unit.step)
    initial = full if rng.random() < 0.3 else int(full * rng.uniform(0.6, 1.3))
    book.money(name + "@i", initial - initial % unit.step)


def roll_up(book: Book, base: str, codes: list[str]) -> None:
    """Sums of ``base`` over 款, 类 and the whole; the tree of codes is recorded in the groups of the book."""
    for length in (5, 3):
        for parent in sorted({code[:length] for code in codes}):
            children = tuple(sorted({code[: 7 if length == 5 else 5] for code in codes if code.startswith(parent)}))
            book.total(key(base, parent), tuple(key(base, child) for child in children))
            book.groups[key(base, parent)] = tuple(key(base, child) for child in children)
    classes = tuple(sorted({code[:3] for code in codes}))
    book.total(base, tuple(key(base, code) for code in classes))
    book.groups[base] = tuple(key(base, code) for code in classes)
    book.groups[f"{base}.leaves"] = tuple(key(base, code) for code in sorted(set(codes)))


def add_zero(book: Book, base: str) -> None:
    """A base without any item is zero at all times."""
    for time in TIMES:
        book.money(base + time, 0)
    book.groups[base] = book.groups[f"{base}.leaves"] = ()


def spend(book: Book, unit: Unit, rng: Random) -> list[Leaf]:
    """Expenditure by fund and nature and in all, with the functional tree of each."""
    leaves = choose_leaves(unit, rng)
    for leaf in leaves:
        fill_leaf(book, leaf, unit, rng)
    for fund in FUNDS:
        codes = {nature: [x.code for x in leaves if x.fund == fund and x.nature == nature] for nature in NATURES}
        for nature in NATURES:
            (roll_up(book, f"{fund}.{nature}", codes[nature]) if codes[nature] else add_zero(book, f"{fund}.{nature}"))
        combine(book, fund, [f"{fund}.{nature}" for nature in NATURES], codes["basic"] + codes["project"])
    every = [leaf.code for leaf in leaves]
    for nature in NATURES:
        own = [leaf.code for leaf in leaves if leaf.nature == nature]
        combine(book, f"out.{nature}", [f"{fund}.{nature}" for fund in FUNDS], own)
    combine(book, "out", ["out.basic", "out.project"], every)
    book.state("out", FUNDS)
    return leaves


def combine(book: Book, base: str, parts: list[str], codes: list[str]) -> None:
    """``base`` as the sum of ``parts`` at every leaf, then rolled up; the cross sums are stated at every node."""
    if not codes:
        add_zero(book, base)
        return
    for code in sorted(set(codes)):
        known = tuple(key(part, code) for part in parts if key(part, code) in book.figures)
        book.total(key(base, code), known)
    roll_up(book, base, codes)
    nodes = sorted({code[:n] for code in codes for n in (3, 5)} | {""})
    for code in nodes:
        known = tuple(key(part, code) for part in parts if key(part, code) in book.figures)
        if len(known) > 1:
            book.state(key(base, code), known)
