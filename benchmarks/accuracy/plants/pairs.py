"""Figures that are right where they stand and wrong beside another place: chains, doubles, units."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import printed
from benchmarks.accuracy.plants.figures import MARGIN, finish, violated
from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_keys
from benchmarks.accuracy.plants.slips import alike, slips
from benchmarks.accuracy.proof import Place, places
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft, build
from benchmarks.accuracy.writing.report import Item, Line, Run, Table, edit


def chain(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A part's change and rate moved together: right in themselves, but not with the change of the total."""
    draft = build(name, genre, seed)
    found = places(draft.book, draft.items)
    for total, parts in draft.book.chains:
        for part in parts:
            change_key, rate_key = f"d:{part}", f"r:{part}"
            if all(k in found and len(found[k]) == 1 for k in (change_key, rate_key)) and all(k in found for k in (total, part)):
                planted = move_both(draft, found, part, rng, spec)
                if planted:
                    return planted
    return None


def move_both(draft: Draft, found: dict[str, list[tuple[Place, str]]], part: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """Another change of ``part`` with the rate that belongs to it, when a chain is broken by it."""
    (place, text), (rate_place, rate_text) = found[f"d:{part}"][0], found[f"r:{part}"][0]
    if place.item != rate_place.item:
        return None
    for new in slips(text, rng, []):
        this = Fraction(found[part][0][1])
        base = this - Fraction(new) if draft.book.get(part).value > draft.book.get(f"{part}@p").value else this + Fraction(new)
        if base <= 0 or abs(Fraction(new) - Fraction(text)) > Fraction(text) / 2:
            continue
        rate = printed(Fraction(new) / base * 100, 2)
        broken = [v for v in violated(draft, found, f"d:{part}", new, "") if v.relation.kind == "chain"]
        if broken and broken[0].gap >= MARGIN and rate != rate_text:
            items = edit(draft.items, rate_place.item, rate_place.run, [Run(rate, f"r:{part}", PLANT)])
            return finish(replace(draft, items=items), place, f"d:{part}", new, broken, "", spec)
    return None


def twice(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A figure that is printed twice (in one paragraph, in two parts, in text and table) changed in one place."""
    draft = build(name, genre, seed)
    found = places(draft.book, draft.items)
    options = [(key, place, text) for key, entries in found.items() if " " not in key for place, text in entries
               if chosen(draft.items, key, place, entries, spec)]  # fmt: skip
    rng.shuffle(options)
    for key, place, text in options[:12]:
        for new in slips(text, rng, [entries[0][1] for k, entries in found.items() if alike(draft.book, k, key)]):
            if abs(Fraction(new) - Fraction(text)) * 100 >= (MARGIN if "." in text else 100):
                return finish(draft, place, key, new, violated(draft, found, key, new, ""), "", spec)
    return None


def chosen(items: tuple[Item, ...], key: str, place: Place, entries: list[tuple[Place, str]], spec: dict[str, Any]) -> bool:
    """Whether this occurrence has its double where the kind wants it."""
    item, others = items[place.item], [items[p.item] for p, _ in entries if p != place]
    if spec.get("about") and not key.startswith(tuple(spec["about"])):
        return False
    match spec["double"]:
        case "same item":
            return any(p.item == place.item for p, _ in entries if p != place)
        case "other line":
            return isinstance(item, Line) and any(isinstance(o, Line) and o.block != item.block for o in others)
        case "table":
            return isinstance(item, Line) and bool(others) and all(isinstance(o, Table) for o in others)
        case "other table":
            return isinstance(item, Table) and any(isinstance(o, Table) and o.name != item.name for o in others)
    raise ValueError(spec["double"])


def slip_of_unit(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """元 instead of 万元 (or the reverse) behind an amount that stands elsewhere with its right unit."""
    draft = build(name, genre, seed)
    found = places(draft.book, draft.items)
    words = load("common")["money_units"]
    options = [(number, index, run) for number, item in enumerate(draft.items) if isinstance(item, Line) for index, run in enumerate(item.runs)
               if run.key.startswith("unit ") and run.text in words.values() and len(found[run.key[5:]]) > 1 and Fraction(found[run.key[5:]][0][1])]  # fmt: skip
    if not options:
        return None
    number, index, run = rng.choice(options)
    other = words["yuan"] if run.text == words["wan"] else words["wan"]
    items = edit(draft.items, number, index, [run._replace(text=other, flag=PLANT)])
    return Planted(draft, flag_keys(items, {run.key[5:], f"s:{run.key[5:]}", f"d:{run.key[5:]}"}), frozenset(spec["accept"]), note=run.key)
