"""Wrong figures: one printed number is changed so far that another figure of the report proves it wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from benchmarks.accuracy.books.figures import CHANGE_OF_RATE
from benchmarks.accuracy.plants.plant import Order, Planted, flag_keys, spoil
from benchmarks.accuracy.plants.slips import slips
from benchmarks.accuracy.proof import Place, Prints, Violation
from benchmarks.accuracy.relations import Relation
from benchmarks.accuracy.wording import load
from benchmarks.accuracy.writing.builder import Draft
from benchmarks.accuracy.writing.report import Line, Table

MARGIN = 3  # last places beyond what rounding explains
TRIES = 12
WHERE: dict[str, Any] = {"any": (Line, Table), "line": Line, "table": Table}


class Spot(NamedTuple):
    """A printed figure of a relation: where it stands and how it is printed (``unit`` is that of its table)."""

    relation: Relation
    key: str
    place: Place
    text: str
    unit: str


def figure(order: Order) -> Planted | None:
    """A figure of one of the ``relations`` changed where the relation's other figures stand beside it."""
    draft = order.draft()
    prints = Prints(draft.book, draft.items, draft.money_unit)
    spots = list(candidates(draft, prints, order.spec))
    for spot in order.rng.sample(spots, min(TRIES, len(spots))):
        for new in slips(spot.text, order.rng, prints.alike(spot.key)):
            broken = prints.violated(spot.key, new, spot.unit)
            gap = max((v.gap for v in broken if v.relation == spot.relation), default=0)
            if gap >= (MARGIN if "." in spot.text else 1):
                return changed(order, draft, spot, new, broken)
    return None


def candidates(draft: Draft, prints: Prints, spec: dict[str, Any]) -> Iterator[Spot]:
    """Figures of the wanted relations in the wanted places."""
    for unit, relation in prints.relations():
        shown = [key for key in relation.keys if prints.named(key, unit) in prints.places]
        if relation.kind not in spec["relations"] or len(shown) < spec.get("least", 2) or not fits(relation, spec):
            continue
        for key in (key for key in shown if may_be_wrong(key, relation, spec.get("target"))):
            name = prints.named(key, unit)
            for place, text in prints.places[name]:
                wanted = isinstance(draft.items[place.item], WHERE[spec.get("where", "any")])
                if wanted and (spec.get("across") or prints.together(shown, unit, place.item)):
                    yield Spot(relation, name, place, text, unit)


def may_be_wrong(key: str, relation: Relation, target: str | None) -> bool:
    """Whether a figure of the relation may be the wrong one: any, the ``stated`` one, or an ``amount`` of change."""
    match target:
        case "stated":
            return key == relation.stated
        case "amount":
            return key.partition(":")[0] in CHANGE_OF_RATE.values()
    return True


def fits(relation: Relation, spec: dict[str, Any]) -> bool:
    """Whether the relation is about the things that the kind is about."""
    stems = tuple(spec.get("about", ("",)))
    about = relation.stated.startswith(stems) or relation.stated.partition(":")[2].startswith(stems)
    exact = relation.stated in spec.get("exactly", (relation.stated,))
    return about and exact and all(key.startswith(spec.get("operands", "")) for key in relation.operands)


def changed(order: Order, draft: Draft, spot: Spot, new: str, broken: Iterable[Violation]) -> Planted:
    """The planted report; findings of the broken relations' kinds are accepted beside those of the kind of error."""
    found = list(broken)
    bare = spot.key.rpartition(" ")[2]
    keys = {f"{prefix}{key}" for v in found for key in v.relation.keys for prefix in ("", f"{spot.unit} ")}
    items = spoil(draft.items, spot.place, new)
    items = flag_keys(items, keys | {bare, f"yuan {bare}", f"wan {bare}"})
    kinds = load("kinds")["relation_kinds"]
    return order.planted(
        draft, items, f"{spot.key}: {spot.text} → {new}", {k for v in found for k in kinds[v.relation.kind]}
    )
