"""Figures that small ledgers give: how many trips, how many guests, what was bought (``composing.counted``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from jiheng.composing.account import Account, Record
from jiheng.composing.items import Entry, Item, item_named
from jiheng.composing.numbers import number_in
from jiheng.policy import Pack
from jiheng.policy.messages import messages
from jiheng.quantity import Quantity, added

Row = Mapping[str, object]
SAY = messages("composing")


def counted(account: Account, pack: Pack) -> dict[Item, Entry]:
    """The figures of the ledgers that the account has; a ledger without rows gives noughts."""
    found: dict[Item, Entry] = {}
    for row in pack.rows("composing.counted"):
        rows = account.records.get(str(row["record"]))
        if rows is not None:
            found |= dict(_of(row, [one for one in rows if _meant(one, row)], pack))
    return found


def follows(account: Account, pack: Pack) -> dict[Item, Entry]:
    """What is nought because something else is: no trips where nothing was spent on trips (``composing.follows``)."""
    found: dict[Item, Entry] = {}
    for row in pack.rows("composing.follows"):
        base = account.get(item_named(str(row["of"]), pack))
        if base is not None and not base.quantity.coefficient:
            found[_item(row, pack)] = Entry(Quantity(0, 0, pack.numbers.units[str(row["unit"])]), base.source)
    return found


def _item(row: Row, pack: Pack) -> Item:
    usual = pack.text("measures.count")
    return item_named(str(row["figure"]), pack)._replace(measure=str(row.get("measure", usual)))


def _meant(record: Record, row: Row) -> bool:
    wanted = cast("Mapping[str, str]", row.get("where", {}))
    return all(record.get(column) == value for column, value in wanted.items())


def _of(row: Row, rows: Sequence[Record], pack: Pack) -> Iterator[tuple[Item, Entry]]:
    """The whole, and where the row says ``by``, each kind apart."""
    item, by = _item(row, pack), str(row.get("by", ""))
    yield item, _entry(row, rows, pack)
    kinds = dict.fromkeys(record[by] for record in rows if record.get(by)) if by else {}
    for kind in kinds:
        yield item._replace(population=kind), _entry(row, [one for one in rows if one.get(by) == kind], pack)


def _entry(row: Row, rows: Sequence[Record], pack: Pack) -> Entry:
    """The number of rows, or the sum of a column."""
    unit, column = str(row["unit"]), str(row.get("sum", ""))
    source = SAY.text("counted", record=pack.text(f"composing.sheets.{row['record']}.title"), rows=len(rows))
    if not column:
        return Entry(Quantity(len(rows), 0, pack.numbers.units[unit]), source)
    found = [number for record in rows if (number := number_in(record.get(column, ""), unit, pack))]
    nought = Quantity(0, 0, pack.numbers.units[unit])
    return Entry(added([nought, *found]), source)
