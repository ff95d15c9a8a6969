"""Staff, projects, the special fund and what was reached with them."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from benchmarks.accuracy.books.figures import Book, Figure
from benchmarks.accuracy.books.money import draw
from benchmarks.accuracy.books.spending import split
from benchmarks.accuracy.books.unit import Unit
from benchmarks.accuracy.wording import load, province


def staff(book: Book, unit: Unit, rng: Random) -> None:
    """编制 and 在职 by category; nobody above quota."""
    kinds = ["admin", *(["ref"] if rng.random() < 0.3 else []), *(["inst"] if unit.subordinates else []),
             *(["worker"] if rng.random() < 0.6 else [])]  # fmt: skip
    for kind in kinds:
        quota = rng.randint(1, 4) if kind == "worker" else rng.randint(6, 45)
        book.count(f"quota.{kind}", quota, "名")
        book.count(f"post.{kind}", max(1, quota - rng.choice((0, 0, 1, 1, 2, 3))), "人")
    for stem, unit_word in (("quota", "名"), ("post", "人")):
        parts = tuple(f"{stem}.{kind}" for kind in kinds)
        book.groups[stem] = parts
        book.count(stem, sum(book.get(p).value for p in parts), unit_word)
        book.state(stem, parts)
    book.bounds += [(f"post.{kind}", f"quota.{kind}") for kind in kinds] + [("post", "quota")]
    book.count("retired", rng.randint(1, 60), "人")
    for stem in ("quota", "post"):
        book.labels.update({f"{stem}.{k}": load("names")[stem][k] for k in kinds})
    book.count("subs", len(unit.subordinates), "个")
    for number, name in enumerate(unit.subordinates, 1):
        book.count(f"sub/{number}", 1, "个")
        book.labels[f"sub/{number}"] = name
    book.groups["subs"] = tuple(f"sub/{n}" for n in range(1, len(unit.subordinates) + 1))


def projects(book: Book, unit: Unit, rng: Random) -> None:
    """Budgeted projects by class, their budgets and what was spent; together they are 项目支出."""
    number = rng.randint(3, 9)
    recurrent = rng.randint(1, number - 1)
    spent = split(book.yuan("out.project"), [f"proj/{n}" for n in range(1, number + 1)], rng, unit.step)
    over = split(book.yuan("out.project@b") - book.yuan("out.project"), list(spent), rng, unit.step)
    early = split(book.yuan("out.project@i"), list(spent), rng, unit.step)
    names = rng.sample(load("names")["projects"], number)
    for (key, amount), name in zip(spent.items(), names, strict=True):
        book.money(key, amount)
        book.money(key + "@b", amount + over[key])
        book.money(key + "@i", early[key])
        book.labels[key] = name.replace("{duty}", unit.profile["duty"])
    keys = tuple(spent)
    for group, members in (("proj.rec", keys[:recurrent]), ("proj.one", keys[recurrent:])):
        book.groups[group] = members
        book.total(group, members)
        book.count(f"{group}.n", len(members), "个")
        book.count(f"{group}.loose", sum(1 for m in members if book.yuan(m) * 10 < book.yuan(m + "@b") * 9), "个")
    book.groups["proj"] = keys
    book.total("proj", ("proj.rec", "proj.one"))
    book.state("proj", keys)
    book.count("proj.n", number, "个")
    book.state("proj.n", ("proj.rec.n", "proj.one.n"))
    for what in ("assessed", "goals", "monitored", "evaluated"):
        book.count(f"proj.{what}", number, "个")
    book.labels["proj"] = book.labels[keys[0]]


def fund(book: Book, unit: Unit, rng: Random) -> None:
    """A special fund shared out by factors: level, district, use; whole 万元, fully spent in most years."""
    places = province(unit.province).get("places") or load("places")[unit.province]
    districts = rng.sample(places[unit.city], rng.randint(3, min(6, len(places[unit.city]))))
    own, shares = draw(rng, 200_000, 2_000_000, 100), {}
    for number, district in enumerate(districts, 1):
        shares[f"fund/{number}"] = book.money(f"fund/{number}", draw(rng, 200_000, 20_000_000, 100) // 10_000 * 10_000)
        book.labels[f"fund/{number}"] = district
    book.money("fund.own", own // 10_000 * 10_000)
    book.groups["fund.districts"] = tuple(shares)
    book.total("fund.local", tuple(shares))
    book.total("fund", ("fund.own", "fund.local"))
    book.wholes.update({"fund.own": "fund", "fund.local": "fund"})
    uses = split(book.yuan("fund"), [f"fund.use/{n}" for n in range(1, rng.randint(3, 4) + 1)], rng, 100)
    names = rng.sample(load("names")["uses"], len(uses))
    for (key, amount), name in zip(uses.items(), names, strict=True):
        book.money(key, amount)
        book.labels[key] = name
    book.groups["fund.uses"] = tuple(uses)
    book.state("fund", tuple(uses))
    factors(book, rng)
    book.count("fund.sites", len(districts), "个")


def factors(book: Book, rng: Random) -> None:
    """Weights of the factors, multiples of 5 that add up to 100."""
    number = rng.randint(3, 4)
    cuts = sorted(rng.sample(range(1, 20), number - 1))
    weights = [(b - a) * 5 for a, b in zip((0, *cuts), (*cuts, 20), strict=True)]
    names = rng.sample(load("names")["factors"], number)
    for index, (weight, name) in enumerate(zip(weights, names, strict=True), 1):
        book.figures[f"weight/{index}"] = _percent(weight)
        book.labels[f"weight/{index}"] = name
    book.groups["weights"] = tuple(f"weight/{i}" for i in range(1, number + 1))
    book.percent_lists.append(book.groups["weights"])


def _percent(number: int) -> Figure:
    return Figure(Fraction(number), "percent", "%", 0)


def allowance(book: Book, rng: Random) -> None:
    """A project paid by head: persons × standard = amount."""
    persons, standard = rng.randint(40, 900), rng.choice((120, 150, 200, 240, 260, 300, 360, 480, 600))
    book.count("head.persons", persons, "人")
    book.count("head.standard", standard, "元")
    book.money("head", persons * standard)
    book.products.append(("head", ("head.persons", "head.standard")))
