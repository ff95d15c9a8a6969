"""What the money was spent on: staff and running costs by economic class, the office, procurement, assets."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.money import draw, last_year
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.wording import load


def split(total: int, names: list[str], rng: Random, step: int) -> dict[str, int]:
    """``total`` cut into random parts that add up to it."""
    weights = [rng.uniform(0.3, 3) for _ in names]
    parts = [int(total * w / sum(weights)) for w in weights]
    parts = [part - part % step for part in parts]
    parts[0] += total - sum(parts)
    return dict(zip(names, parts, strict=True))


def basic(book: Book, unit: Unit, rng: Random) -> None:
    """基本支出 as 人员经费 and 公用经费 with their economic items; those that have a function item too repeat it."""
    whole = book.yuan("gp.basic")
    tied = {e: book.yuan(f"gp.basic/{f}") for e, f in load("units")["tied"].items() if f"gp.basic/{f}" in book.figures}
    office = int((whole - sum(tied.values())) * rng.uniform(0.12, 0.4)) // 100 * 100
    free = [
        e
        for e in load("classification")["economic"]
        if len(e) == 5 and e[:3] in ("301", "303") and e not in load("units")["tied"]
    ]
    chosen = ["30101", *rng.sample([e for e in free if e != "30101"], rng.randint(2, 4))]
    staff = {**tied, **split(whole - office - sum(tied.values()), chosen, rng, unit.step)}
    own = {e: book.yuan(k) for e, k in load("units")["san_items"].items() if 0 < book.yuan(k) < office // 5}
    pool = [
        e
        for e in load("classification")["economic"]
        if len(e) == 5 and e[:3] in ("302", "310") and e not in load("units")["san_items"]
    ]
    names = ["30201", *rng.sample([e for e in pool if e != "30201"], rng.randint(4, 6))]
    running = {**own, **split(office - sum(own.values()), names, rng, unit.step)}
    for group, items in (("staff", staff), ("office", running)):
        keys = tuple(f"eco/{code}" for code in sorted(items))
        for code, amount in items.items():
            book.money(f"eco/{code}", amount)
            book.labels[f"eco/{code}"] = load("classification")["economic"][code]
        book.groups[group] = keys
        for parent in sorted({code[:3] for code in items}):
            children = tuple(k for k in keys if k.startswith(f"eco/{parent}"))
            book.total(f"eco/{parent}", children)
            book.labels[f"eco/{parent}"] = load("classification")["economic"][parent]
        book.total(group, tuple(sorted({k[:7] for k in keys})))
    before = book.yuan("gp.basic@p")
    book.money("office@p", int(before * office / whole) // 100 * 100)
    book.money("staff@p", before - book.yuan("office@p"))
    for name, code in (("meeting", "30215"), ("training", "30216")):
        book.money(name, running.get(code, 0))
        book.money(name + "@p", last_year(book.yuan(name), rng, unit.step))
    book.state("gp.basic", ("staff", "office"))
    book.chains.append(("gp.basic", ("staff", "office")))
    book.wholes.update({"staff": "gp.basic", "office": "gp.basic"})


def running_cost(book: Book, unit: Unit, rng: Random) -> None:
    """机关运行经费: the running costs of the office; less than 公用经费 where institutions share the budget."""
    part = rng.uniform(0.55, 0.9) if unit.subordinates else 1
    amount = int(book.yuan("office") * part)
    book.money("opex", amount - amount % unit.step if unit.subordinates else amount)
    book.money("opex@p", last_year(book.yuan("opex"), rng, unit.step))


def procurement(book: Book, unit: Unit, rng: Random) -> None:
    """政府采购 by 货物, 工程, 服务, and what went to small and medium enterprises."""
    some = rng.random() < 0.75
    for kind, chance in (("goods", 0.95), ("works", 0.4), ("services", 0.85)):
        book.money(f"buy.{kind}", draw(rng, 5000, 2_000_000, unit.step) if some and rng.random() < chance else 0)
    book.total("buy", ("buy.goods", "buy.works", "buy.services"))
    sme = int(book.yuan("buy") * rng.choice((1, 1, rng.uniform(0.3, 0.95))))
    sme -= sme % unit.step if sme != book.yuan("buy") else 0
    micro = int(sme * rng.choice((1, rng.uniform(0.2, 0.9))))
    book.money("buy.sme", sme)
    book.money("buy.micro", micro - micro % unit.step if micro != sme else micro)
    book.wholes.update({"buy.sme": "buy", "buy.micro": "buy"})
    book.count("gear50", rng.choice((0, 0, 0, 1, 2)), "台（套）")
    book.count("gear100", rng.choice((0, 0, 0, 1)), "台（套）")


def matrix(book: Book) -> None:
    """Fiscal spending by item and economic class: basic items fill the classes in order, projects buy services."""
    rest = {code: book.yuan(f"eco/{code}") for code in ("301", "303", "302", "310") if f"eco/{code}" in book.figures}
    tied, common = set(load("units")["tied"].values()), load("units")["common_leaves"]
    cells: dict[tuple[str, str, str], int] = {}
    for key in sorted(book.groups["gp.basic.leaves"], key=lambda k: (k[-7:] not in tied, k[-7:] not in common)):
        cells.update({("gp", code, key[-7:]): amount for code, amount in taken(rest, book.yuan(key)).items()})
    for base in ("gp", "gf", "sc"):
        cells.update({(base, "302", key[-7:]): book.yuan(key) for key in book.groups[f"{base}.project.leaves"]})
    for (base, economic, code), amount in cells.items():
        for column in {f"{base}.e{economic}", f"fis.e{economic}"} - {"gf.e302", "sc.e302"}:
            book.money(f"{column}/{code}", amount)
    economic_totals(book)
    fiscal_leaves(book)


def taken(rest: dict[str, int], need: int) -> dict[str, int]:
    """What one item takes of the classes that are left, in their order; ``rest`` is drawn down."""
    parts = {}
    for code, left in rest.items():
        parts[code] = min(need, left)
        need -= parts[code]
    rest.update({code: rest[code] - part for code, part in parts.items()})
    return parts


def economic_totals(book: Book) -> None:
    """The columns of the economic classes."""
    for column in ("gp", "fis"):
        for economic in ("301", "302", "303", "310"):
            leaves = [k for k in book.figures if k.startswith(f"{column}.e{economic}/")]
            book.money(f"{column}.e{economic}", sum(book.yuan(k) for k in leaves))
            if leaves:
                book.state(f"{column}.e{economic}", tuple(leaves))


def fiscal_leaves(book: Book) -> None:
    """The fiscal column of each item, across the three funds, and its economic classes."""
    for code in sorted({k[-7:] for base in ("gp", "gf", "sc") for k in book.groups[f"{base}.leaves"]}):
        book.total(f"fis.out/{code}", tuple(f"{b}/{code}" for b in ("gp", "gf", "sc") if f"{b}/{code}" in book.figures))
        for column in ("gp", "fis.out"):
            stem = column.partition(".")[0]
            parts = tuple(k for e in ("301", "302", "303", "310") if (k := f"{stem}.e{e}/{code}") in book.figures)
            if f"{column}/{code}" in book.figures:
                book.state(f"{column}/{code}", parts)
