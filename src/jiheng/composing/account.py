"""The account of one unit and year (一个单位一年的账): its figures, and what only people know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from jiheng.composing.items import Entry, Item, naming
from jiheng.ledger import Fact
from jiheng.policy import Pack

Record = Mapping[str, str]
Codes = Mapping[tuple[str, tuple[str, ...]], str]
"""The codes of subjects, by classification and path."""


@dataclass(frozen=True)
class Account:
    """All that a report is composed from.

    ``entries`` are the figures; ``texts`` what only people can say, by name (duties, ``reason:…``); ``records`` the
    small ledgers (trips, receptions), each a list of rows by column; ``codes`` are those of the
    user's tables; ``wrong`` names the cells that should hold figures and do not.
    """

    entity: str
    year: int
    entries: Mapping[Item, Entry]
    texts: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    wrong: tuple[str, ...] = ()

    def get(self, item: Item) -> Entry | None:
        """The figure, or None where it is not known."""
        return self.entries.get(item)

    def with_entries(self, entries: Mapping[Item, Entry]) -> Account:
        """The same account with further figures; those that it has stay."""
        return replace(self, entries={**entries, **self.entries})


def entries(facts: Iterable[tuple[Fact, str]], year: int, pack: Pack) -> dict[Item, Entry]:
    """The figures of a ledger, each with its source; the first that is stated of an item counts.

    Changes, shares and rates are left out: they are computed when they are printed. Sentences speak of the subjects of
    the general budget without naming it.
    """
    names, kept, spoken = naming(pack), pack.words("composing.measures"), pack.text("composing.spoken_fund")
    found: dict[Item, Entry] = {}
    for fact, source in facts:
        if fact.quantity is not None and fact.measure in kept:
            told = fact.table is None and fact.scope.classification and not fact.scope.fund
            scope = fact.scope._replace(fund=spoken) if told else fact.scope
            found.setdefault(names.item(replace(fact, scope=scope), year), Entry(fact.quantity, source))
    return found
