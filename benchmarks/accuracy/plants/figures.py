"""Wrong figures: one printed number is changed so far that another figure of the report proves it wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from benchmarks.accuracy.books.figures import CHANGE_OF_RATE, printed
from benchmarks.accuracy.plants.plant import PLANT, Planted, flag_keys
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
    for new in slips(text, rng, [entries[0][1] for k, entries in found.items() if alike(draft, k, key)]):
        broken = violated(draft, found, key, new, prefix)
        own = [v for v in broken if v.relation == relation]
        if own and own[0].gap >= (MARGIN if "." in text else 1):
            return finish(draft, place, key, new, broken, prefix, spec)
    return None


def alike(draft: Draft, key: str, other: str) -> bool:
    """Figures that could be mistaken for each other: of one kind and unit."""
    kinds = [draft.book.get(k.removeprefix("yuan ").removeprefix("wan ")) for k in (key, other)]
    return kinds[0].kind == kinds[1].kind and kinds[0].unit == kinds[1].unit


def slips(text: str, rng: Random, others: list[str]) -> Iterator[str]:
    """Ways in which a number is mistyped: a digit changed, swapped, dropped or doubled; a neighbour's figure; a little off."""
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    made: list[str] = []
    for _ in range(3):
        at = rng.choice(digits[1:] or digits)
        made.append(text[:at] + rng.choice("0123456789") + text[at + 1 :])
        cut = rng.choice(digits)
        made.append(text[:cut] + text[cut + 1 :])
        made.append(text[:cut] + text[cut] + text[cut:])
    for left, right in zip(digits, digits[1:], strict=False):
        made.append(text[:left] + text[right] + text[left + 1 : right] + text[left] + text[right + 1 :])
    made.append(rng.choice(others))
    rng.shuffle(made)
    yield from (near(text, rng) for _ in range(2 if rng.random() < 0.4 else 0))
    yield from (new for new in made if well_formed(new, text))


def near(text: str, rng: Random) -> str:
    """A number a few last places away, just beyond what rounding explains."""
    places = len(text.partition(".")[2])
    value = Fraction(text) + Fraction(rng.choice((-1, 1)) * rng.randint(4, 19), 10**places)
    scaled = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    return scaled if not places else f"{scaled[:-places]}.{scaled[-places:]}"


def well_formed(new: str, old: str) -> bool:
    """A number that a person would print: same places, no leading zero, not the old one, not zero."""
    whole, _, decimals = new.partition(".")
    return (
        new != old and bool(whole) and (len(whole) == 1 or whole[0] != "0") and len(decimals) == len(old.partition(".")[2])
        and new.replace(".", "").isdigit() and Fraction(new) > 0
    )  # fmt: skip


def violated(draft: Draft, found: dict[str, list[tuple[Place, str]]], key: str, new: str, prefix: str) -> list[Violation]:
    """Every relation that the new text of ``key`` breaks."""
    figures = {k.removeprefix(prefix): entries[0][1] for k, entries in found.items() if k.startswith(prefix) and (prefix or " " not in k)}
    figures[key.removeprefix(prefix)] = new
    values = Values(draft.book, figures, UNITS[prefix.strip() or draft.money_unit])
    touched = [r for r in relations(draft.book, figures) if key.removeprefix(prefix) in r.keys]
    return [v for v in (Violation(r, gap(r, values)) for r in touched) if v.gap]


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
        for new in slips(text, rng, [entries[0][1] for k, entries in found.items() if alike(draft, k, key)]):
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
               if run.key.startswith("unit ") and run.text in words.values() and len(found[run.key[5:]]) > 1]  # fmt: skip
    if not options:
        return None
    number, index, run = rng.choice(options)
    other = words["yuan"] if run.text == words["wan"] else words["wan"]
    items = edit(draft.items, number, index, [run._replace(text=other, flag=PLANT)])
    return Planted(draft, flag_keys(items, {run.key[5:], f"s:{run.key[5:]}", f"d:{run.key[5:]}"}), frozenset(spec["accept"]), note=run.key)


def finish(draft: Draft, place: Place, key: str, new: str, broken: list[Violation], prefix: str, spec: dict[str, Any]) -> Planted:
    """The planted report with its flags; findings of the broken relations' kinds are accepted beside the kind's own."""
    items = edit(draft.items, place.item, place.run, [Run(new, key, PLANT)])
    contradicting = {prefix + k for v in broken for k in v.relation.keys} | {key, key.removeprefix("yuan "), f"yuan {key}"}
    kinds = load("kinds")[KINDS_OF]
    accept = {*spec["accept"], *(kind for v in broken for kind in kinds[v.relation.kind])}
    return Planted(draft, flag_keys(items, contradicting), frozenset(accept), note=f"{key}: {new}")
