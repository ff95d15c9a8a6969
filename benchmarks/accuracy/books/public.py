"""三公 with its parts and budgets, and the trips, vehicles and receptions behind it."""

from __future__ import annotations

from random import Random

from benchmarks.accuracy.books.figures import Book
from benchmarks.accuracy.books.money import draw, last_year
from benchmarks.accuracy.wording import load

SAN = ("san.abroad", "san.vehicle", "san.reception")


def three_public(book: Book, rng: Random) -> None:
    """三公 with its parts, last year's and the budgets; some parts are zero, now or before."""
    for name, chance, high in (("abroad", 0.25, 400_000), ("buy", 0.2, 350_000), ("run", 0.85, 160_000),
                               ("home", 0.9, 300_000), ("foreign", 0.15, 40_000)):  # fmt: skip
        stem = {"buy": "san.vehicle.buy", "run": "san.vehicle.run", "abroad": "san.abroad"}.get(
            name, f"san.reception.{name}"
        )
        now = draw(rng, 4000, high, 100) if rng.random() < chance else 0
        book.money(stem, now)
        before = (
            last_year(now, rng, 100)
            if now and rng.random() < 0.85
            else (0 if now or rng.random() < 0.7 else draw(rng, 4000, high, 100))
        )
        book.money(stem + "@p", before)
        budget = now if rng.random() < 0.5 else int(now * rng.uniform(1.02, 1.5)) // 100 * 100
        book.money(stem + "@b", budget)
        book.money(stem + "@i", budget)
    book.total("san.vehicle", ("san.vehicle.buy", "san.vehicle.run"))
    book.total("san.reception", ("san.reception.home", "san.reception.foreign"))
    book.total("san", SAN)
    book.groups["san"] = SAN
    book.chains.append(("san", SAN))
    book.share_lists.append(SAN)
    book.wholes.update(dict.fromkeys(SAN, "san"))


def activities(book: Book, rng: Random) -> None:
    """Counts behind 三公: trips, vehicles, receptions."""
    groups = rng.randint(1, 3) if book.yuan("san.abroad") else 0
    persons = [rng.randint(1, 6) for _ in range(groups)]
    book.count("trip.groups", groups, "个")
    book.count("trip.persons", sum(persons), "人次")
    for number, size in enumerate(persons, 1):
        book.count(f"trip.{number}", size, "人")
        book.labels[f"trip.{number}"] = load("names")["abroad"][number - 1]
    book.groups["trips"] = tuple(f"trip.{n}" for n in range(1, groups + 1))
    book.state("trip.persons", book.groups["trips"])
    bought = rng.randint(1, 2) if book.yuan("san.vehicle.buy") else 0
    book.count("car.bought", bought, "辆")
    uses = dict.fromkeys(load("units")["car_uses"], 0)
    stock = bought + book.yuan("san.vehicle.run") // 30_000 + 1 if book.yuan("san.vehicle") else 0
    for _ in range(stock):
        uses[rng.choice(sorted(set(uses) - {"leader"}))] += 1
    for use, number in uses.items():
        book.count(f"car.{use}", number, "辆")
        book.labels[f"car.{use}"] = load("units")["car_uses"][use]
    book.groups["cars"] = tuple(f"car.{use}" for use in uses)
    book.groups["cars.some"] = tuple(f"car.{use}" for use in uses if uses[use])
    book.count("car", sum(uses.values()), "辆")
    book.state("car", book.groups["cars"])
    for name in ("home", "foreign"):
        guests = book.yuan(f"san.reception.{name}") // rng.randint(60, 130)
        book.count(f"guest.{name}", guests, "人次")
        book.count(f"batch.{name}", -(-guests // rng.randint(4, 9)), "批次")
    book.count("batch", book.get("batch.home").value + book.get("batch.foreign").value, "批次")
    book.count("guest", book.get("guest.home").value + book.get("guest.foreign").value, "人次")
    book.state("batch", ("batch.home", "batch.foreign"))
    book.state("guest", ("guest.home", "guest.foreign"))
