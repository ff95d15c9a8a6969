"""All that follows from an account's figures: subjects add up to their parents, parts to their wholes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, cast

from jiheng.composing.account import Account
from jiheng.composing.items import Entry, Item, item_named
from jiheng.policy import Pack
from jiheng.quantity import Unit, added

Whole = tuple[str, str, str]
"""What a figure is of, whatever its subject, measure and year: concept, fund, population."""


class Sum(NamedTuple):
    """A declared sum (``composing.sums``): the whole and its parts, by concept and fund.

    ``flat``: it is of one class, or of classes; it says nothing of other subjects.
    """

    result: Item
    parts: tuple[Item, ...]
    flat: bool

    def of(self, item: Item) -> tuple[Item, ...]:
        """The parts of the same subject, measure and year as ``item``; none where the sum is not of its subject."""
        if self.flat and item.path != self.result.path:
            return ()
        path = () if self.flat else item.path
        return tuple(Item(one.concept, one.fund, one.path or path, *item[3:5], one.population) for one in self.parts)


@cache
def sums(pack: Pack) -> Mapping[Whole, tuple[Sum, ...]]:
    """The declared sums of a pack by the concept, fund and population of their wholes."""
    found: dict[Whole, tuple[Sum, ...]] = {}
    for row in pack.rows("composing.sums"):
        result = item_named(str(row["result"]), pack)
        parts = tuple(item_named(name, pack) for name in cast("list[str]", row["terms"]))
        flat = bool(result.path) or any(part.path for part in parts)
        own = Sum(result, parts, flat)
        found[whole_of(result)] = (*found.get(whole_of(result), ()), own)
    return found


def whole_of(item: Item) -> Whole:
    """What an item is of, whatever its subject, measure and year."""
    return item.concept, item.fund, item.population


def completed(account: Account, pack: Pack) -> Account:
    """The account with every figure that its own figures give; what is stated stays as it is stated."""
    known = dict(_rolled_up(account.entries))
    declared = sums(pack)
    results = {one.result for own in declared.values() for one in own}
    for path, measure, year in {(item.path, item.measure, item.year) for item in known}:
        for concept, fund, own, _, _, population in results:
            _summed(Item(concept, fund, own or path, measure, year, population), declared, known, ())
    return account.with_entries(known)


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


def _summed(
    item: Item, declared: Mapping[Whole, tuple[Sum, ...]], known: dict[Item, Entry], above: tuple[Item, ...]
) -> None:
    """Put the sum of an item's parts where it is not known; the parts are summed first."""
    if item in known or item in above:
        return
    for one in declared.get(whole_of(item), ()):
        parts = one.of(item)
        for part in parts:
            _summed(part, declared, known, (*above, item))
        found = [known[part] for part in parts if part in known]
        if found:
            known[item] = total(found)
            return


def total(entries: list[Entry]) -> Entry:
    """The exact sum of figures of one dimension, with its formula as the source."""
    if len(entries) == 1:
        return entries[0]
    unit: Unit | None = entries[0].quantity.unit
    within = [entry.quantity.within(unit) if unit else entry.quantity for entry in entries]
    formula = "+".join(str(quantity.value) for quantity in within).replace("+-", "-")
    return Entry(added(within), formula)
