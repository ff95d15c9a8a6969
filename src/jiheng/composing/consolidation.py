"""The account of a department (部门汇总): its own and those of its subordinate units, added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiheng.composing.account import Account
from jiheng.composing.derived import total
from jiheng.composing.items import Entry, Item
from jiheng.policy import Pack

UNITS = "units"


def consolidated(own: Account, units: Sequence[Account], pack: Pack) -> Account:
    """The department's account: every figure is the sum of the units'.

    What one of them does not know cannot be added up and is left out; only an account of this year that has no line in
    a unit's tables is nought there. Texts are the department's own; its units are listed where it does not list them.
    """
    if not units:
        return own
    every = [own, *units]
    usual = pack.text("measures.account")
    items = dict.fromkeys(item for account in every for item in account.entries)
    summed = {item: _sum(item, every, usual) for item in items}
    records = {name: [row for account in every for row in account.records.get(name, ())] for name in _ledgers(every)}
    listed = own.records.get(UNITS) or tuple({"name": account.entity} for account in every)
    codes = {path: code for account in reversed(every) for path, code in account.codes.items()}
    return replace(
        own,
        entries={item: entry for item, entry in summed.items() if entry},
        records={**{name: tuple(rows) for name, rows in records.items()}, UNITS: listed},
        codes=codes,
    )


def _ledgers(every: Sequence[Account]) -> list[str]:
    """The ledgers that every unit has."""
    return [name for name in every[0].records if all(name in account.records for account in every)]


def _sum(item: Item, every: Sequence[Account], usual: str) -> Entry | None:
    known = [entry for account in every if (entry := account.get(item))]
    lacking = [account for account in every if item not in account.entries]
    listed = item.measure == usual and not item.year
    return total(known) if listed or not any(_may_have(account, item) for account in lacking) else None


def _may_have(account: Account, item: Item) -> bool:
    """Whether a figure that a unit does not state may be more than nought: it states none of its kind."""
    kind = item._replace(path=())
    return not any(item.path and other._replace(path=()) == kind for other in account.entries)
