"""Figures that are right where they stand and wrong beside another place: chains, doubles, units."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from benchmarks.accuracy.books.figures import printed
from benchmarks.accuracy.plants.figures import MARGIN, TRIES, Spot, changed
from benchmarks.accuracy.plants.plant import (
    PLANT,
    Order,
    Planted,
    flag_item,
    flag_keys,
    paragraphs,
    put,
    runs_in,
    spoil,
)
from benchmarks.accuracy.plants.slips import slips
from benchmarks.accuracy.proof import Place, Prints
from benchmarks.accuracy.relations import Relation
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Item, Line, Run, Table, runs_of


class Moved(NamedTuple):
    """Another change of a part, and the rate that belongs to it."""

    part: str
    amount: str
    rate: str


def chain(order: Order) -> Planted | None:
    """A part's change and rate moved together: right in themselves, but not with the change of the total."""
    draft = order.draft()
    prints = Prints(draft.book, draft.items, draft.money_unit)
    parts = [
        part for _, parts in draft.book.chains for part in parts if once_together(prints, f"d:{part}", f"r:{part}")
    ]
    for part in order.rng.sample(parts, len(parts)):
        moved = move(order, draft, prints, part)
        broken = prints.violated(f"d:{part}", moved.amount, prints.own) if moved else []
        if moved and any(v.relation.kind == "chain" and v.gap >= MARGIN for v in broken):
            rate, change = prints.places[f"r:{part}"][0][0], prints.places[f"d:{part}"][0]
            items = spoil(draft.items, rate, moved.rate)
            spot = Spot(broken[0].relation, f"d:{part}", change[0], change[1], prints.own)
            return changed(
                order, draft.with_items(items), spot, moved.amount, [v for v in broken if v.relation.kind == "chain"]
            )
    return None


def once_together(prints: Prints, change: str, rate: str) -> bool:
    """Whether change and rate are printed once each, in one paragraph."""
    places = [prints.places.get(key, []) for key in (change, rate)]
    return all(len(found) == 1 for found in places) and places[0][0][0].item == places[1][0][0].item


def move(order: Order, draft: Draft, prints: Prints, part: str) -> Moved | None:
    """Another change of ``part``, not far off, with its own rate."""
    text, rate = prints.places[f"d:{part}"][0][1], prints.places[f"r:{part}"][0][1]
    this = Fraction(prints.text(part) or 0)
    rose = draft.book.get(part).value > draft.book.get(f"{part}@p").value
    for new in slips(text, order.rng, []):
        base = this - Fraction(new) if rose else this + Fraction(new)
        near = abs(Fraction(new) - Fraction(text)) * 2 <= Fraction(text)
        if this and base > 0 and near and (moved := printed(Fraction(new) / base * 100, 2)) != rate:
            return Moved(part, new, moved)
    return None


def twice(order: Order) -> Planted | None:
    """A figure that is printed twice (in one paragraph, in two parts, in text and table) changed in one place."""
    draft, about = order.draft(), tuple(order.spec.get("about", ("",)))
    prints = Prints(draft.book, draft.items, draft.money_unit)
    spots = [
        Spot(Relation("sum", key, ()), key, place, text, prints.own)
        for key, entries in prints.places.items()
        if " " not in key and key.startswith(about)
        for place, text in entries
        if Fraction(text)
        and doubles(draft.items, place, [other for other, _ in entries if other != place], order.spec["double"])
    ]
    for spot in order.rng.sample(spots, min(TRIES, len(spots))):
        for new in slips(spot.text, order.rng, prints.alike(spot.key)):
            last_place = Fraction(1, 100) if "." in spot.text else 1
            if abs(Fraction(new) - Fraction(spot.text)) >= MARGIN * last_place or "." not in spot.text:
                return changed(order, draft, spot, new, prints.violated(spot.key, new, prints.own))
    return None


def doubles(items: tuple[Item, ...], place: Place, others: list[Place], where: str) -> bool:
    """Whether this occurrence has its double where the kind wants it."""
    item, rest = items[place.item], [items[other.item] for other in others]
    match where:
        case "same item":
            return any(other.item == place.item for other in others)
        case "other line":
            return isinstance(item, Line) and any(isinstance(o, Line) and o.block != item.block for o in rest)
        case "table":
            return isinstance(item, Line) and bool(rest) and all(isinstance(o, Table) for o in rest)
        case _:
            return isinstance(item, Table) and any(isinstance(o, Table) and o.name != item.name for o in rest)


def unit_of_table(order: Order) -> Planted | None:
    """元 for 万元 (or the reverse) over a table whose figures stand in the text with their right unit."""
    draft, words = order.draft(), load("common")["money_units"]
    place = order.pick(n for n, pair in enumerate(pairwise(draft.items)) if measures(pair, draft))
    if place is None:
        return None
    line, table = draft.items[place], draft.items[place + 1]
    printed_unit = "".join(run.text for run in runs_of(line))
    old, new = (words["wan"], words["yuan"]) if words["wan"] in printed_unit else (words["yuan"], words["wan"])
    told = Line((Run(printed_unit.replace(old, new), "", PLANT),), "unit", line.block, line.part)
    items = put(put(draft.items, place, told), place + 1, flag_item(table))
    keys = {run.key.rpartition(" ")[2] for run in runs_of(table) if run.key}
    return order.planted(draft, flag_keys(items, keys), f"{table.block} {new}")


def measures(pair: tuple[Item, Item], draft: Draft) -> bool:
    """Whether a unit line stands over a table whose figures stand in the text too."""
    line, table = pair
    return isinstance(line, Line) and line.role == "unit" and isinstance(table, Table) and shared(draft, table)


def shared(draft: Draft, table: Table) -> bool:
    """Whether several figures of a table stand in the text too."""
    own = {run.key.rpartition(" ")[2] for run in runs_of(table) if run.key in draft.book.figures and run.text}
    said = {run.key for item in draft.items if isinstance(item, Line) for run in item.runs}
    return len(own & said) >= MARGIN


def slip_of_unit(order: Order) -> Planted | None:
    """元 instead of 万元 (or the reverse) behind an amount that stands elsewhere with its right unit."""
    draft = order.draft()
    prints = Prints(draft.book, draft.items, draft.money_unit)
    words = load("common")["money_units"]
    lines = paragraphs(draft.items)
    units = [(n, i, run) for n, i, run in runs_in(lines) if run.key.startswith("unit ") and run.text in words.values()]
    spot = order.pick((n, i, run) for n, i, run in units if prints.counts_twice(run.key.removeprefix("unit ")))
    if spot is None:
        return None
    number, index, run = spot
    key = run.key.removeprefix("unit ")
    other = words["yuan"] if run.text == words["wan"] else words["wan"]
    return order.planted(
        draft, flag_keys(spoil(draft.items, (number, index), other), {key, f"s:{key}", f"d:{key}"}), key
    )
