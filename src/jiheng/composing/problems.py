"""What is wrong with the data of a report: each problem one sentence that names the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jiheng.composing.account import Account, entries
from jiheng.composing.data import Given
from jiheng.composing.derived import children, completed, sums, whole_of
from jiheng.composing.items import REASON, SEPARATOR, Entry, Item, item_named
from jiheng.composing.rounding import MONEY
from jiheng.document import Cell
from jiheng.policy import Pack
from jiheng.policy.messages import messages
from jiheng.quantity import Interval, Quantity

SAY = messages("composing")
PLACES = 2


class Unsound(Exception):  # noqa: N818 - it says what the data is
    """Data that no report can be composed from; ``problems`` are sentences for the user."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def problems(account: Account, given: Sequence[Given], pack: Pack, report: str) -> Iterator[str]:
    """All that is wrong with an account and the tables that it comes from, or with asking this pack for the report."""
    if report not in pack.table("composing.reports"):
        yield SAY.text("problems.report", report=report, pack=pack.name)
        return
    if not account.entity:
        yield SAY.text("problems.no_entity")
    if not account.year:
        yield SAY.text("problems.no_year")
        return
    yield from account.wrong
    yield from _missing(account, pack, report)
    yield from _strange_reasons(account, pack)
    for one in given:
        yield from _without_unit(one)
        yield from _words_for_figures(one)
        for index in range(len(one.document.tables)):
            stated = entries(one.sourced(index), account.year, pack)
            yield from _unbalanced(stated, pack)
    yield from _conflicts(account, given, pack)


def _missing(account: Account, pack: Pack, report: str) -> Iterator[str]:
    """The tables of which the account has nothing, even by computing."""
    whole = completed(account, pack).entries
    deep = {item._replace(path=()) for item in whole if item.path}
    for row in pack.rows(f"composing.reports.{report}.needs"):
        item = item_named(str(row["figure"]), pack)
        of = whole.get(item_named(str(row.get("of", row["figure"])), pack))
        nothing = of is not None and not of.quantity.coefficient
        if not nothing and item not in (deep if row.get("subjects") else whole):
            yield SAY.text("problems.missing", table=pack.text(f"composing.tables.{row['id']}.title"))


def _strange_reasons(account: Account, pack: Pack) -> Iterator[str]:
    """Reasons of what the account does not know: a name that is written otherwise would be lost."""
    known = {SEPARATOR.join((item.concept, *item.path)) for item in completed(account, pack).entries}
    for name in account.texts:
        kind, _, rest = name.partition(SEPARATOR)
        what = rest.partition(SEPARATOR)[2]
        if kind == REASON and what not in known:
            yield SAY.text("problems.reason", what=what)


def _without_unit(one: Given) -> Iterator[str]:
    """Tables of accounts that do not say in which unit their amounts are."""
    for index, table in enumerate(one.document.tables):
        facts = [fact for fact in one.ledger.facts if fact.table == index and fact.quantity]
        if facts and all(fact.quantity and fact.quantity.unit is None for fact in facts):
            place = one.document.place(table.span).cell or table.caption
            yield SAY.text("problems.no_unit", file=one.name, place=place)


def _words_for_figures(one: Given) -> Iterator[str]:
    """Cells with words where the column and the line have figures."""
    for index, table in enumerate(one.document.tables):
        places = {fact.cell for fact in one.ledger.facts if fact.table == index and fact.cell}
        columns, rows = {column for _, column in places}, {row for row, _ in places}
        width = max((cell.column + cell.column_span for cell in table.cells), default=0)
        for cell in table.cells:
            inside = (
                cell.column in columns and cell.row >= min(rows, default=0) and (cell.row, cell.column) not in places
            )
            if inside and _wordy(cell, width):
                place = one.document.place(cell.span).cell or ""
                yield SAY.text("problems.words", file=one.name, place=place, text=cell.text)


def _wordy(cell: Cell, width: int) -> bool:
    """Whether a cell holds words that are no sign for nothing; notes that run over a whole line are none."""
    return cell.text.strip("-—–/ ") not in {"", "0"} and cell.column_span < width


def _unbalanced(stated: Mapping[Item, Entry], pack: Pack) -> Iterator[str]:
    """Wholes of one table that are not the sum of their parts in it."""
    whole = completed(Account("", 0, stated), pack).entries
    listed = {item._replace(path=()) for item in stated if item.path}
    for parent, parts in children(whole).items():
        if parent in stated and parent._replace(path=()) in listed:
            yield from _off(parent, stated[parent], parts, whole)
    declared = sums(pack)
    for item, entry in stated.items():
        for one in declared.get(whole_of(item), ()):
            parts = [part for part in one.of(item) if part in whole]
            if parts:
                yield from _off(item, entry, parts, whole)


def _off(item: Item, entry: Entry, parts: Sequence[Item], known: Mapping[Item, Entry]) -> Iterator[str]:
    total = Interval(0, 0, 0)
    for part in parts:
        total = total.plus(_range(known[part].quantity))
    if total.meets(_range(entry.quantity)):
        return
    listed = SAY.text("problems.plus").join(f"{name(part)}{known[part].quantity.value}" for part in parts)
    stated = str(entry.quantity.value)
    yield SAY.text("problems.sum", place=entry.source, name=name(item), stated=stated, parts=listed)


def _range(quantity: Quantity) -> Interval:
    """The range of a figure; money in tables is kept to two places."""
    money = quantity.unit is not None and quantity.unit.dimension == MONEY
    return quantity.interval(PLACES if money else None)


def name(item: Item) -> str:
    """A figure's name in a sentence."""
    return f"{item.path[-1]}{SAY.text('problems.of', concept=item.concept)}" if item.path else item.concept


def _conflicts(account: Account, given: Sequence[Given], pack: Pack) -> Iterator[str]:
    """Figures that two tables state differently."""
    for one in given:
        tables = {fact.table for fact in one.ledger.facts if fact.table is not None}
        for index in sorted(tables):
            for item, entry in entries(one.sourced(index), account.year, pack).items():
                first = account.entries.get(item, entry)
                if not _range(first.quantity).meets(_range(entry.quantity)):
                    yield SAY.text(
                        "problems.conflict", name=name(item), first=first.source, one=str(first.quantity.value),
                        second=entry.source, other=str(entry.quantity.value), unit=_unit(first, entry),
                    )  # fmt: skip


def _unit(first: Entry, second: Entry) -> str:
    """A remark where both have the same digits and different units."""
    one, other = first.quantity, second.quantity
    return SAY.text("problems.unit") if one.value == other.value and one.unit != other.unit else ""
