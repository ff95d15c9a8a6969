"""One case: a province, a kind of error (or none), a seed; the text that is audited and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any

from benchmarks.accuracy.looks.headings import Look
from benchmarks.accuracy.looks.layout import Text
from benchmarks.accuracy.looks.perturb import choose, present
from benchmarks.accuracy.plants.plant import Order, Planted, Planter
from benchmarks.accuracy.wording import blocks, held_out, known, load

CLEAN = "clean"
TRIES = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A generated report. ``accept`` is empty for a clean report or a trap; ``mentions`` names what is missing."""

    kind: str
    province: str
    genre: str
    seed: str
    text: Text
    accept: frozenset[str]
    mentions: tuple[str, ...]
    note: str
    look: Look

    @property
    def planted(self) -> bool:
        return bool(self.accept)

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.province}-{self.genre}-{self.seed}"


def kinds() -> tuple[str, ...]:
    """Every kind of planted error."""
    return tuple(load("kinds")["kinds"])


def traps() -> tuple[str, ...]:
    """Every kind of trap."""
    return tuple(f"trap {name}" for name in load("kinds")["traps"])


def make(kind: str, province: str, number: int) -> Case | None:
    """The ``number``-th case of a kind in a province; None where the province's reports have no place for it."""
    if spec_of(kind).get("block", CLEAN) not in {CLEAN, *blocks(province)}:
        return None
    for attempt in range(TRIES):
        seed = f"{number}.{attempt}"
        rng = Random(f"{kind} {province} {seed}")
        genre = "budget" if rng.random() < 0.25 else "accounts"
        case = once(kind, province, genre, seed, rng)
        if case:
            return case
    return None


def once(kind: str, province: str, genre: str, seed: str, rng: Random) -> Case | None:
    """One attempt at a case."""
    order = Order(province, genre, f"{kind} {seed}", rng, spec_of(kind))  # every kind has reports of its own
    planted = plant(kind, order)
    if planted is None:
        return None
    look = choose(rng, tables_matter=bool(order.spec.get("tables")))
    text = present(planted.items, planted.draft.book, look, rng)
    return Case(kind, province, genre, seed, text, planted.accept, planted.mentions, planted.note, look)


def spec_of(kind: str) -> dict[str, Any]:
    data = load("kinds")
    spec: dict[str, Any] = data["traps"].get(kind.removeprefix("trap ")) or data["kinds"].get(kind, {})
    return {"accept": (), **spec}


def plant(kind: str, order: Order) -> Planted | None:
    """The clean report, or the one that the kind's planter makes of it."""
    if kind == CLEAN:
        draft = order.draft()
        return order.planted(draft, draft.items)
    module, _, name = order.spec["planter"].partition(".")
    planter: Planter = getattr(import_module(f"benchmarks.accuracy.plants.{module}"), name)
    return planter(order)


def pool_of(provinces: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The provinces asked for, or all of them, the held-out ones among them."""
    return provinces or (*known(), *held_out())
