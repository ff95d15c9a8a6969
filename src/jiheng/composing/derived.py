"""All that follows from an account's figures: subjects add up to their parents, parts to their wholes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, cast

from jiheng.composing.account import Account
from jiheng.composing.items import Entry, Item, item_named
from jiheng.policy import Pack
from jiheng.quantity import Unit


class Sum(NamedTuple):
    """A declared sum (``composing.sums``): the whole and its parts, by concept and fund."""

    result: Item
    parts: tuple[Item, ...]

    def fits(self, item: Item) -> bool:
        """Whether an item is this whole, of its measure and year; a sum of classes is of no further subject."""
        same = self.result._replace(path=item.path, measure=item.measure, year=item.year) == item
        classes = bool(self.result.path) or any(part.path for part in self.parts)
        return same and (not classes or item.path == self.result.path)

    def of(self, item: Item) -> tuple[Item, ...]:
        """The parts of the same subject, measure and year as ``item``."""
        path = () if self.result.path else item.path
        return tuple(part._replace(path=part.path or path, measure=item.measure, year=item.year) for part in self.parts)


def completed(account: Account, pack: Pack) -> Account:
    """The account with every figure that its own figures give; what is stated stays as it is stated."""
    whole = account.with_entries(_rolled_up(account.entries))
    known = dict(whole.entries)
    declared = sums(pack)
    for item in {_bare(item) for item in known}:
        for one in declared:
            _summed(_like(one.result, item), declared, known, frozenset())
    return account.with_entries(known)


def sums(pack: Pack) -> tuple[Sum, ...]:
    """The declared sums of a pack."""
    return tuple(
        Sum(
            item_named(str(row["result"]), pack),
            tuple(item_named(name, pack) for name in cast("list[str]", row["terms"])),
        )
        for row in pack.rows("composing.sums")
    )


def children(entries: Iterable[Item]) -> Mapping[Item, list[Item]]:
    """The items directly under each parent subject, or under the whole."""
    found: dict[Item, list[Item]] = {}
    for item in entries:
        if item.path:
            found.setdefault(item._replace(path=item.path[:-1]), []).append(item)
    return found


def _rolled_up(entries: Mapping[Item, Entry]) -> Mapping[Item, Entry]:
    """The sums of subjects over their parents, from the deepest up, where a parent is not stated."""
    known = dict(entries)
    for depth in range(max((len(item.path) for item in known), default=0), 0, -1):
        for parent, parts in children(item for item in known if len(item.path) == depth).items():
            if parent not in known:
                known[parent] = total([known[part] for part in parts])
    return known


def _summed(item: Item, declared: tuple[Sum, ...], known: dict[Item, Entry], above: frozenset[Item]) -> None:
    """Put the sum of an item's parts where it is not known; the parts are summed first."""
    if item in known or item in above:
        return
    for one in declared:
        if not one.fits(item):
            continue
        parts = one.of(item)
        for part in parts:
            _summed(part, declared, known, above | {item})
        found = [known[part] for part in parts if part in known]
        if found:
            known[item] = total(found)
            return


def _like(item: Item, other: Item) -> Item:
    path = item.path or other.path
    return item._replace(path=path, measure=other.measure, year=other.year)


def _bare(item: Item) -> Item:
    return Item("", "", item.path, item.measure, item.year)


def total(entries: list[Entry]) -> Entry:
    """The exact sum of figures of one dimension, with its formula as the source."""
    if len(entries) == 1:
        return entries[0]
    unit: Unit | None = entries[0].quantity.unit
    within = [entry.quantity.within(unit) if unit else entry.quantity for entry in entries]
    scale = max(quantity.scale for quantity in within)
    coefficient = sum(quantity.coefficient * 10 ** (scale - quantity.scale) for quantity in within)
    formula = "+".join(str(quantity.value) for quantity in within).replace("+-", "-")
    return Entry(replace(within[0], coefficient=coefficient, scale=scale), formula)
