"""Errors that are in the books themselves, so that everything else of the report agrees with them."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import Book, printed
from benchmarks.accuracy.books.scores import Indicator
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_keys
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft, build
from benchmarks.accuracy.writing.report import Run, Table, runs_of, with_runs

Spec = dict[str, Any]


def bent(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """The books bent by ``spec['bend']``; its function returns the keys of the planted place and of what contradicts it."""
    keys: list[tuple[set[str], set[str]]] = []

    def prepare(book: Book, rows: list[Indicator], unit: Unit, own: Random) -> None:
        found = BENDS[spec["bend"]](book, rows, rng)
        keys.extend([found] if found else [])

    draft = build(name, genre, seed, prepare=prepare)
    if not keys:
        return None
    plant, against = keys[0]
    items = flag_keys(flag_keys(draft.items, plant, PLANT), against)
    shown = {run.key for item in items for run in runs_of(item) if run.flag}
    needed = all(shown & group for group in (plant, against) if group)
    return Planted(draft, items, frozenset(spec["accept"]), note=", ".join(sorted(plant))) if needed else None


Bend = tuple[set[str], set[str]] | None


def over_quota(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """More people of a category on post than the quota allows."""
    part = rng.choice(book.groups["post"])
    quota = part.replace("post.", "quota.")
    book.count(part, book.get(quota).value + rng.randint(1, 4), "人")
    book.count("post", sum((book.get(p).value for p in book.groups["post"]), Fraction(0)), "人")
    return {part}, {quota, "quota", "post"}


def over_budget(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A part of 三公 above its budget."""
    parts = [p for p in ("san.vehicle.run", "san.reception.home") if book.yuan(p) > 5000]
    if not parts:
        return None
    part = rng.choice(parts)
    book.money(f"{part}@b", int(book.yuan(part) * rng.uniform(0.5, 0.85)) // 100 * 100)
    book.money(f"{part}@i", book.yuan(f"{part}@b"))
    whole = part.rpartition(".")[0]
    for total, members in ((whole, [k for k in book.figures if k.startswith(whole + ".") and "@" not in k]), ("san", book.groups["san"])):
        for time in ("@b", "@i"):
            book.money(total + time, sum(book.yuan(m + time) for m in members))
    return {whole, f"{whole}@b"}, {part, f"{part}@b", f"c:{whole}", f"c:{part}", "san", "san@b", "c:san", f"db:{whole}", f"rb:{whole}"}


def rescore(book: Book, rows: list[Indicator], index: int, row: Indicator) -> None:
    """A row of the form changed, with the total that follows."""
    rows[index] = row
    book.score(f"form.s/{index + 1}", row.score)
    total = sum((book.get(f"form.s/{n}").value for n in range(len(rows) + 1)), Fraction(0))
    book.score("form.s", total)


def row_keys(index: int) -> set[str]:
    return {f"{stem}/{index + 1}" for stem in ("form.s", "indicator", "form.w", "target", "actual", "reason")}


def score_above(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A score above its weight; the total follows."""
    index = rng.randrange(len(rows))
    rescore(book, rows, index, rows[index]._replace(score=rows[index].weight + rng.randint(1, 6), reason=""))
    return row_keys(index), {"form.s"}


def met_not_full(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A target that was met, points taken off all the same, no reason."""
    options = [i for i, row in enumerate(rows) if row.met]
    index = rng.choice(options)
    rescore(book, rows, index, rows[index]._replace(score=rows[index].weight - rng.randint(1, 3), reason=""))
    return row_keys(index), set()


def missed(book: Book, rows: list[Indicator], rng: Random, full: bool) -> Bend:
    options = [i for i, row in enumerate(rows) if row.operator == "ge" and row.target >= 5]
    if not options:
        return None
    index = rng.choice(options)
    row = rows[index]
    actual = Fraction(int(row.target * rng.randint(60, 85) / 100))
    score = row.weight if full else Fraction(printed(row.weight * actual / row.target, 2))
    rescore(book, rows, index, row._replace(actual=actual, score=score, reason=""))
    return row_keys(index), set()


def missed_full(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A target missed by far, with full points."""
    return missed(book, rows, rng, full=True)


def unexplained(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A target missed, points taken off, and no word about why."""
    return missed(book, rows, rng, full=False)


def indicator_count(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """The text counts more indicators than the form lists."""
    level = rng.choice(book.groups["form.levels"])
    more = rng.randint(1, 2)
    book.count(level, book.get(level).value + more, "个")
    book.count("form.rows", book.get("form.rows").value + more, "个")
    listed = {f"{stem}/{n}" for n in range(1, len(rows) + 1) for stem in ("indicator", "level1", "level2")}
    return {level, "form.rows"}, listed


def coverage(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """More projects monitored than there are."""
    book.count("proj.monitored", book.get("proj.n").value + rng.randint(1, 3), "个")
    return {"proj.monitored"}, {"proj.n"}


def sites(book: Book, rows: list[Indicator], rng: Random) -> Bend:
    """A number of sites that is not the number of sites named."""
    book.count("fund.sites", book.get("fund.sites").value + rng.choice((-1, 1, 2)), "个")
    return {"fund.sites"}, {f"name:{key}" for key in book.groups["fund.districts"]}


BENDS = {
    "over_quota": over_quota, "over_budget": over_budget, "score_above": score_above, "met_not_full": met_not_full,
    "missed_full": missed_full, "unexplained": unexplained, "indicator_count": indicator_count, "coverage": coverage, "sites": sites,
}  # fmt: skip


def form_cells(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """Cells of one row of the form replaced by the texts of ``spec['cells']`` (key stem = text; an empty text blanks the cell)."""
    draft = build(name, genre, seed)
    options = [n for n, row in enumerate(draft.rows, 1) if not spec.get("level2") or row.level2 == spec["level2"]]
    forms = [n for n, item in enumerate(draft.items) if isinstance(item, Table) and item.name == "form"]
    if not forms or not options:
        return None
    chosen, cells = rng.choice(options), {k: rng.choice(v) for k, v in spec["cells"].items()}
    keys = row_keys(chosen - 1) - {f"{stem}/{chosen}" for stem in ("reason",)}
    return Planted(draft, rewritten(draft, forms[0], chosen, cells, keys), frozenset(spec["accept"]), note=str(chosen))


def rewritten(draft: Draft, form: int, row: int, cells: dict[str, str], keys: set[str]) -> tuple[Any, ...]:
    item = draft.items[form]
    runs = [Run(cells.get(run.key.partition("/")[0], run.text) if run.key.endswith(f"/{row}") and run.key in keys else run.text, run.key,
                PLANT if run.key in keys else "") for run in runs_of(item)]  # fmt: skip
    return (*draft.items[:form], with_runs(item, runs), *draft.items[form + 1 :])


def wrong_site(name: str, genre: str, seed: str, rng: Random, spec: Spec) -> Planted | None:
    """A site that got no money stands for one that did."""
    draft = build(name, genre, seed)
    numbers = [n for n, item in enumerate(draft.items) if item.block == "fund_sites" and not isinstance(item, Table) and item.role == "para"]
    if not numbers:
        return None
    named = [i for i, run in enumerate(runs_of(draft.items[numbers[0]])) if run.key.startswith("name:fund/")]
    own = {draft.book.labels[key] for key in draft.book.groups["fund.districts"]}
    others = sorted(set(load("places")[name].get(draft.unit.city, ())) - own) if name in load("places") else []
    if not others:
        return None
    index = rng.choice(named)
    runs = [run._replace(text=rng.choice(others), flag=PLANT) if i == index else run for i, run in enumerate(runs_of(draft.items[numbers[0]]))]
    items = (*draft.items[: numbers[0]], with_runs(draft.items[numbers[0]], runs), *draft.items[numbers[0] + 1 :])
    return Planted(draft, flag_keys(items, {f"name:{key}" for key in draft.book.groups["fund.districts"]}), frozenset(spec["accept"]))
