"""Income, carry-over and the two sides of every total, derived from the expenditure so that each fund balances."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.money import FUNDS, Leaf, add_zero, draw, key, roll_up
from benchmarks.accuracy.books.unit import Unit

FISCAL = ("gp", "gf", "sc")


def carry(book: Book, leaves: list[Leaf], unit: Unit, rng: Random) -> None:
    """Opening and closing carry-over of each fund (on one project item), and the income that follows from them."""
    some = rng.random() < 0.45
    for fund in FUNDS:
        own = [leaf for leaf in leaves if leaf.fund == fund]
        if not own:
            for base in ("open", "close", "in"):
                add_zero(book, f"{base}.{fund}")
            continue
        holder = max((x for x in own if x.nature == "project"), key=lambda x: book.yuan(f"{x.fund}.project/{x.code}"))
        holds = some and rng.random() < 0.8 and not (fund == "oth" and unit.genre == "budget")
        for leaf in own:
            carry_leaf(book, leaf, unit, rng, holds=holds and leaf == holder)
        for base in ("open", "close", "in"):
            roll_up(book, f"{base}.{fund}", [leaf.code for leaf in own])


def carry_leaf(book: Book, leaf: Leaf, unit: Unit, rng: Random, *, holds: bool) -> None:
    """One item: income = expenditure + closing − opening, this year and last (last year's closing is this
    year's opening; a budget plans no closing carry-over)."""
    out = f"{leaf.fund}.{leaf.nature}/{leaf.code}"
    spent, spent_last = book.yuan(out), book.yuan(out + "@p")
    opening = draw(rng, 1000, max(2000, spent // 2), unit.step) if holds else 0
    closing = draw(rng, 1000, max(2000, spent // 2), unit.step) if holds and rng.random() < 0.7 else 0
    earlier = draw(rng, 1000, max(2000, spent_last // 2), unit.step) if holds and rng.random() < 0.5 else 0
    closed = opening
    if unit.genre == "budget":
        closing = closed = 0
    for base, now, before in (
        ("open", opening, earlier), ("close", closing, closed),
        ("in", spent + closing - opening, spent_last + closed - earlier),
    ):  # fmt: skip
        book.money(key(f"{base}.{leaf.fund}", leaf.code), now)
        book.money(key(f"{base}.{leaf.fund}", leaf.code) + "@p", before)


def totals(book: Book, leaves: list[Leaf]) -> None:
    """The overall and the fiscal totals, both sides."""
    for base in ("in", "open", "close"):
        book.total(base, tuple(f"{base}.{fund}" for fund in FUNDS))
        book.total(f"fis.{base}", tuple(f"{base}.{fund}" for fund in FISCAL))
        if base == "in":
            by_code(book, leaves)
    book.state("in", ("fis.in", "in.oth"))
    book.total("fis.out", FISCAL)
    by_class(book)
    for prefix in ("", "fis."):
        book.total(f"{prefix}total", (f"{prefix}in", f"{prefix}open"))
        book.state(f"{prefix}total", (f"{prefix}out", f"{prefix}close"))
        book.balances.append((f"{prefix}close", f"{prefix}open", f"{prefix}in", f"{prefix}out"))
    fund_totals(book)


def by_code(book: Book, leaves: list[Leaf]) -> None:
    """Income and opening carry-over by function: the fiscal income, all income, all carry-over."""
    codes = sorted({leaf.code for leaf in leaves})
    for column, base, funds in (("in.fis", "in", FISCAL), ("in.all", "in", FUNDS), ("open.all", "open", FUNDS)):
        for code in codes:
            parts = tuple(key(f"{base}.{fund}", code) for fund in funds)
            book.total(key(column, code), tuple(part for part in parts if part in book.figures))
        roll_up(book, column, [code for code in codes if key(column, code) in book.figures])
    for code in sorted({code[:n] for code in codes for n in (3, 5, 7)}):
        parts = tuple(k for k in (key("in.fis", code), key("in.oth", code)) if k in book.figures)
        if len(parts) > 1:
            book.state(key("in.all", code), parts)


def fund_totals(book: Book) -> None:
    """Each fund's own total (opening + income = expenditure + closing)."""
    for fund in FISCAL:
        book.total(f"total.{fund}", (f"in.{fund}", f"open.{fund}"))
        book.state(f"total.{fund}", (fund, f"close.{fund}"))


def shares(book: Book, unit: Unit) -> None:
    """Which whole each share is taken of: income of the year's income, in a budget of all that is planned."""
    whole = "total" if unit.genre == "budget" else "in"
    book.wholes["open"] = "total"
    for fund in (*FUNDS, "fis.in"):
        book.wholes[f"in.{fund}" if fund in FUNDS else fund] = whole
    book.wholes.update(
        {"out.basic": "out", "out.project": "out", "gp": "out", "gf": "out", "sc": "out", "fis.out": "out"}
    )
    book.wholes.update(dict.fromkeys(book.groups["gp"], "gp"))
    book.wholes.update({"gp.basic": "gp", "gp.project": "gp"})
    book.groups["in.parts"] = tuple(f"in.{f}" for f in FUNDS if book.yuan(f"in.{f}"))
    book.groups["in.parts2"] = tuple(k for k in ("fis.in", "in.oth") if book.yuan(k))
    book.groups["out.parts"] = ("out.basic", "out.project")
    opening = ("open",) if whole == "total" and book.yuan("open") else ()
    book.share_lists += [(*opening, *book.groups[group]) for group in ("in.parts", "in.parts2")]
    book.share_lists += [book.groups[group] for group in ("out.parts", "gp")]


def by_class(book: Book) -> None:
    """Fiscal expenditure by class across the funds."""
    codes = sorted({k.rpartition("/")[2] for fund in FISCAL for k in book.groups[fund]})
    for code in codes:
        book.total(key("fis.out", code), tuple(key(f, code) for f in FISCAL if key(f, code) in book.figures))
    book.state("fis.out", tuple(key("fis.out", code) for code in codes))
