"""Errors that are in the books themselves, so that everything else of the report agrees with them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from benchmarks.accuracy.books.figures import Book, printed
from benchmarks.accuracy.books.scores import Indicator
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.plants.plant import PLANT, Order, Planted, flag_keys
from benchmarks.accuracy.writing.report import runs_of

Bend = tuple[set[str], set[str]] | None
"""Keys of the planted place and of what contradicts it; None when the books have no place for the error."""


def bent(order: Order) -> Planted | None:
    """The books bent by the function that ``bend`` names, and the report written from them."""
    found: list[Bend] = []

    def prepare(book: Book, rows: list[Indicator], _unit: Unit, _rng: Random) -> None:
        found.append(BENDS[order.spec["bend"]](book, rows, order.rng))

    draft = order.draft(prepare)
    if not found[0]:
        return None
    plant, against = found[0]
    items = flag_keys(flag_keys(draft.items, plant, PLANT), against)
    shown = {run.key for item in items for run in runs_of(item) if run.flag}
    printed_both = all(shown & group for group in (plant, against) if group)
    return order.planted(draft, items, ", ".join(sorted(plant))) if printed_both else None


def over_quota(book: Book, _rows: list[Indicator], rng: Random) -> Bend:
    """More people of a category on post than the quota allows."""
    part = rng.choice(book.groups["post"])
    quota = part.replace("post.", "quota.")
    book.count(part, book.get(quota).value + rng.randint(1, 4), book.get(part).unit)
    book.count("post", sum((book.get(p).value for p in book.groups["post"]), Fraction(0)), book.get(part).unit)
    return {part}, {quota, "quota", "post"}


def over_budget(book: Book, _rows: list[Indicator], rng: Random) -> Bend:
    """A part of 三公 above its budget; the budgets of the whole follow."""
    parts = [p for p in ("san.vehicle.run", "san.reception.home") if book.yuan(p) > 5000]
    if not parts:
        return None
    part = rng.choice(parts)
    whole = part.rpartition(".")[0]
    cut = int(book.yuan(part) * rng.uniform(0.5, 0.85)) // 100 * 100
    members = [key for key in book.figures if key.startswith(f"{whole}.") and "@" not in key]
    for time in ("@b", "@i"):
        book.money(part + time, cut)
        book.money(whole + time, sum(book.yuan(member + time) for member in members))
        book.money(f"san{time}", sum(book.yuan(member + time) for member in book.groups["san"]))
    keys = (whole, part, "san")
    against = {f"{operator}:{key}" for operator in ("c", "db", "rb") for key in keys}
    return {whole}, against | {f"{key}@b" for key in keys}


def cut_rates(book: Book, _rows: list[Indicator], _rng: Random) -> Bend:
    """Percentages cut off instead of rounded: not exact, and no error."""
    book.cut_rates = True
    return {f"{operator}:{key}" for operator in ("s", "r", "c", "ci") for key in book.figures}, set()


def equal_values(book: Book, _rows: list[Indicator], _rng: Random) -> Bend:
    """Things that have nothing to do with each other at the same price."""
    book.money("training", book.yuan("meeting") or 12_000)
    book.money("meeting", book.yuan("training"))
    book.money("buy.goods", book.yuan("san"))
    book.money("buy", sum(book.yuan(f"buy.{kind}") for kind in ("goods", "works", "services")))
    for part in ("buy.sme", "buy.micro"):
        book.money(part, book.yuan("buy"))
    return {"san", "buy.goods"}, set()


def rescore(book: Book, rows: list[Indicator], index: int, row: Indicator) -> Bend:
    """A row of the form changed, with the total that follows."""
    rows[index] = row
    book.score(f"form.s/{index + 1}", row.score)
    book.score("form.s", sum((book.get(f"form.s/{n}").value for n in range(len(rows) + 1)), Fraction(0)))
    return row_keys(index + 1), set()


FORM_CELLS = ("form.s", "indicator", "form.w", "operator", "target", "measure", "actual", "reason")


def row_keys(number: int) -> set[str]:
    """The cells of a row of the form."""
    return {f"{stem}/{number}" for stem in FORM_CELLS}


def score_above(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A score above its weight; the total follows."""
    index = rng.randrange(len(rows))
    rescore(book, rows, index, rows[index]._replace(score=rows[index].weight + rng.randint(1, 6), reason=""))
    return row_keys(index + 1), {"form.s"}


def met_not_full(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A target that was met, points taken off all the same, no reason."""
    index = rng.choice([i for i, row in enumerate(rows) if row.met])
    score = rows[index].weight - rng.randint(1, 3)
    return rescore(book, rows, index, rows[index]._replace(score=score, reason=""))


def missed(book: Book, rows: list[Indicator], rng: Random, *, full: bool) -> Bend:
    """A target missed by far without a reason, with full points or with those that are due."""
    options = [i for i, row in enumerate(rows) if row.operator == "ge" and row.target >= 5]
    if not options:
        return None
    index = rng.choice(options)
    row = rows[index]
    actual = Fraction(int(row.target * rng.randint(60, 85) / 100))
    score = row.weight if full else Fraction(printed(row.weight * actual / row.target, 2))
    return rescore(book, rows, index, row._replace(actual=actual, score=score, reason=""))


def missed_full(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A target missed by far, with full points."""
    return missed(book, rows, rng, full=True)


def unexplained(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A target missed, points taken off, and no word about why."""
    return missed(book, rows, rng, full=False)


def indicator_count(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """The text counts more indicators than the form lists."""
    level, more = rng.choice(book.groups["form.levels"]), rng.randint(1, 2)
    for key in (level, "form.rows"):
        book.count(key, book.get(key).value + more, book.get(key).unit)
    listed = {f"{stem}/{n}" for n in range(1, len(rows) + 1) for stem in ("indicator", "level1", "level2")}
    return {level, "form.rows"}, listed


def coverage(book: Book, _rows: list[Indicator], rng: Random) -> Bend:
    """More projects monitored than had targets set."""
    book.count("proj.monitored", book.get("proj.n").value + rng.randint(1, 3), book.get("proj.n").unit)
    return {"proj.monitored"}, {"proj.goals", "proj.n"}


def sites(book: Book, _rows: list[Indicator], rng: Random) -> Bend:
    """A number of sites that is not the number of sites named."""
    book.count("fund.sites", book.get("fund.sites").value + rng.choice((-1, 1, 2)), book.get("fund.sites").unit)
    return {"fund.sites"}, {f"name:{key}" for key in book.groups["fund.districts"]}


BENDS: dict[str, Callable[[Book, list[Indicator], Random], Bend]] = {
    bend.__name__: bend
    for bend in (
        over_quota, over_budget, score_above, met_not_full, missed_full, unexplained, indicator_count, coverage, sites,
        cut_rates, equal_values,
    )
}  # fmt: skip
