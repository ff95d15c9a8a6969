"""Who writes the report: an invented unit at a plausible address, its year, and the habits of its typist."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.accuracy.wording import load, province

GENRES = ("accounts", "budget")


@dataclass(frozen=True, slots=True)
class Unit:
    """``genre`` is ``accounts`` (final accounts with annexes) or ``budget``; money comes in
    multiples of ``step`` 元: 100, so that figures in 万元 are exact, or 1, so that they are rounded."""

    province: str
    genre: str
    year: int
    region: str
    city: str
    place: str
    entity: str
    short: str
    rank: str
    profile: dict[str, Any]
    step: int
    subordinates: tuple[str, ...]

    @property
    def words(self) -> dict[str, str]:
        """The text slots that do not depend on figures."""
        return {
            "entity": self.entity, "short": self.short, "place": self.place, "city": self.city, "region": self.region,
            "rank": self.rank, "duty": self.profile["duty"],
        }  # fmt: skip


def invent(name: str, genre: str, rng: Random) -> Unit:
    """A unit of the province ``name``."""
    wording = province(name)
    places = dict(wording.get("places") or load("places")[name])
    region = places.pop("province")
    city = rng.choice(sorted(places))
    county = rng.random() < 0.7
    place = rng.choice(places[city]) if county else city
    profile = rng.choice(load("classification")["profile"])
    rank = place[-1] if place[-1] in wording.get("ranks", load("units")["ranks"]) else place[-1:]
    entity = (city if county and rng.random() < 0.3 else "") + place + profile["office"]
    year = rng.choice((2021, 2022, 2023, 2024)) + (genre == "budget")
    centres = [f"{place}{profile['duty']}{suffix}" for suffix in load("units")["centres"]]
    number = rng.choice((0, 1, 1, 2, 3)) if any(c.endswith("50") for c in profile["leaves"]) else 0
    return Unit(
        name, genre, year, region, city, place, entity, rank + profile["office"], rank, profile,
        100 if rng.random() < 0.65 else 1, tuple(rng.sample(centres, number)),
    )  # fmt: skip
