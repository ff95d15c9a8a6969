"""Wrong figures: one printed number is changed so far that another figure of the report proves it wrong."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import CHANGE_OF_RATE
from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_keys
from benchmarks.accuracy.plants.slips import alike, slips
from benchmarks.accuracy.proof import UNITS, Place, Violation, by_unit, places
from benchmarks.accuracy.relations import Relation, Values, gap, relations
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft, build
from benchmarks.accuracy.writing.report import Item, Line, Run, Table, edit

MARGIN = 3
KINDS_OF = "relation_kinds"


def figure(name: str, genre: str, seed: str, rng: Random, spec: dict[str, Any]) -> Planted | None:
    """A figure of a relation of ``spec['relations']`` changed where the relation's other figures stand beside it."""
    draft = build(name, genre, seed)
    found = places(draft.book, draft.items)
    options = list(candidates(draft, found, spec))
    rng.shuffle(options)
    for relation, place, text, prefix in options[:12]:
        planted = change(draft, found, relation, place, text, prefix, rng, spec)
        if planted:
            return planted
    return None


def candidates(draft: Draft, found: dict[str, list[tuple[Place, str]]], spec: dict[str, Any]) -> Iterator[tuple[Relation, Place, str, str]]:
    """Relations of the wanted kind, each with a place of the figure that will be changed."""
    printed = {key: entries[0][1] for key, entries in found.items()}
    for unit, figures in by_unit(printed, draft.money_unit).items():
        prefix = "" if unit == draft.money_unit else f"{unit} "
        for relation in relations(draft.book, figures):
            shown = [key for key in relation.keys if key in figures]
            if relation.kind not in spec["relations"] or len(shown) < spec.get("least", 2) or not fits(relation, spec):
                continue
            targets = [key for key in shown if wanted(key, relation, spec.get("target", "any"))]
            for key in (k for k in targets if k in figures):
                for place, text in found[prefix + key]:
                    if is_at(draft.items[place.item], spec) and together(found, prefix, shown, place.item, spec):
                        yield relation, place, text, prefix


def wanted(key: str, relation: Relation, target: str) -> bool:
    """Whether a figure of the relation may be the wrong one: any, the stated one, or only amounts of change."""
    return target == "any" or (key == relation.stated if target == "stated" else key.partition(":")[0] in CHANGE_OF_RATE.values())


def fits(relation: Relation, spec: dict[str, Any]) -> bool:
    """Whether the relation is about the things that the kind is about."""
    stems = spec.get("about")
    if relation.stated not in spec.get("exactly", (relation.stated,)):
        return False
    if not all(key.startswith(spec.get("operands", "")) for key in relation.operands):
        return False
    return not stems or relation.stated.partition(":")[2].startswith(tuple(stems)) or relation.stated.startswith(tuple(stems))


def is_at(item: Item, spec: dict[str, Any]) -> bool:
    where = spec.get("where", "any")
    return where == "any" or isinstance(item, Line if where == "line" else Table)


def together(found: dict[str, list[tuple[Place, str]]], prefix: str, keys: list[str], item: int, spec: dict[str, Any]) -> bool:
    """Whether the relation's figures stand in the same paragraph or table (or anywhere, for relations across parts)."""
    return bool(spec.get("across")) or all(any(place.item == item for place, _ in found[prefix + key]) for key in keys)


def change(
    draft: Draft, found: dict[str, list[tuple[Place, str]]], relation: Relation, place: Place, text: str, prefix: str, rng: Random,
    spec: dict[str, Any],
) -> Planted | None:  # fmt: skip
    """The figure at ``place`` changed by a slip that breaks the relation by more than its rounding."""
    key = next(k for k, entries in found.items() if any(entry[0] == place for entry in entries))
    for new in slips(text, rng, [entries[0][1] for k, entries in found.items() if alike(draft.book, k, key)]):
        broken = violated(draft, found, key, new, prefix)
        own = [v for v in broken if v.relation == relation]
        if own and own[0].gap >= (MARGIN if "." in text else 1):
            return finish(draft, place, key, new, broken, prefix, spec)
    return None


def violated(draft: Draft, found: dict[str, list[tuple[Place, str]]], key: str, new: str, prefix: str) -> list[Violation]:
    """Every relation that the new text of ``key`` breaks."""
    figures = {k.removeprefix(prefix): entries[0][1] for k, entries in found.items() if k.startswith(prefix) and (prefix or " " not in k)}
    figures[key.removeprefix(prefix)] = new
    values = Values(draft.book, figures, UNITS[prefix.strip() or draft.money_unit])
    touched = [r for r in relations(draft.book, figures) if key.removeprefix(prefix) in r.keys]
    return [v for v in (Violation(r, gap(r, values)) for r in touched) if v.gap]


def finish(draft: Draft, place: Place, key: str, new: str, broken: list[Violation], prefix: str, spec: dict[str, Any]) -> Planted:
    """The planted report with its flags; findings of the broken relations' kinds are accepted beside the kind's own."""
    items = edit(draft.items, place.item, place.run, [Run(new, key, PLANT)])
    contradicting = {prefix + k for v in broken for k in v.relation.keys} | {key, key.removeprefix("yuan "), f"yuan {key}"}
    kinds = load("kinds")[KINDS_OF]
    accept = {*spec["accept"], *(kind for v in broken for kind in kinds[v.relation.kind])}
    return Planted(draft, flag_keys(items, contradicting), frozenset(accept), note=f"{key}: {new}")
