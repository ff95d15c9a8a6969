"""Sentences from templates of the pack: words with slots, each slot a view of the account.

A slot is ``{view argument …}``; a bare word is one of the words at hand (year, entity, or what a view offers its own
clauses). An argument that names a figure is ``concept``, ``concept@fund`` or ``.``, the figure of the list at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jiheng.composing.account import Account
from jiheng.composing.items import REASON, SEPARATOR, Entry, Item, item_named, naming
from jiheng.composing.page import Piece
from jiheng.composing.rounding import Printing, printing
from jiheng.document import Span
from jiheng.ledger import Fact
from jiheng.policy import Pack
from jiheng.quantity import Quantity

Pieces = list[Piece]
SLOT = re.compile(r"\{([^{}]*)\}")
NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Writer:
    """What fills the slots: the account, the pack, the words at hand, the figure of the list at hand."""

    account: Account
    pack: Pack
    views: Mapping[str, Callable[..., Pieces]]
    words: Mapping[str, Pieces] = field(default_factory=dict)
    current: Item | None = None
    in_table: bool = False
    beside: tuple[Item, ...] = ()

    @property
    def printing(self) -> Printing:
        """How figures are printed."""
        return printing(self.pack)

    def write(self, template: str) -> Pieces:
        """The template with its slots filled."""
        written: Pieces = []
        for index, part in enumerate(SLOT.split(template)):
            if index % 2:
                written += self._slot(part)
            elif part:
                written.append(Piece(part))
        return written

    def text(self, template: str) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.write(template))

    def _slot(self, slot: str) -> Pieces:
        name, *arguments = slot.split()
        if name in self.words:
            return list(self.words[name])
        if not arguments:  # a column that the row at hand leaves empty
            return [Piece(self.setting("gaps.text"), gap=True)]
        return self.views[name](self, *arguments)

    def having(self, **words: Pieces) -> Writer:
        """The same with further words at hand."""
        return replace(self, words={**self.words, **words})

    def at(self, item: Item, beside: Sequence[Item] = ()) -> Writer:
        """The same with a figure at hand, and those that stand beside it in a list."""
        return replace(self, current=item, beside=tuple(beside))

    def setting(self, path: str) -> str:
        """A word or sentence of the pack's ``composing`` table."""
        return self.pack.text(f"composing.{path}")

    def item(self, name: str) -> Item:
        """The figure that an argument names.

        Raises:
            KeyError: ``.`` where no figure is at hand.
        """
        if name == ".":
            if self.current is None:
                raise KeyError(name)
            return self.current
        return item_named(name, self.pack)

    def quantity(self, item: Item) -> Quantity | None:
        """The figure as it is printed, or None where it is not known."""
        entry = self.account.get(item)
        return self.printing.printed(entry.quantity) if entry else None

    def coefficient(self, item: Item) -> int:
        """The printed figure as a whole number of its last place; 0 where it is not known."""
        quantity = self.quantity(item)
        return quantity.coefficient if quantity else 0

    def source(self, item: Item) -> str:
        """Where a figure came from."""
        entry: Entry | None = self.account.get(item)
        return entry.source if entry else ""

    def figure(self, item: Item, quantity: Quantity, source: str, **about: object) -> Piece:
        """A printed figure with its fact; ``about`` are further fields of it. In sentences the name tells the fund."""
        concept, scope = naming(self.pack).named(item)
        scope = scope._replace(fund=scope.fund if self.in_table else "", place=str(about.pop("place", "")))
        stated = {"measure": item.measure, "year": self.account.year + item.year, "path": source, **about}
        return Piece(shown(quantity), Fact(concept, quantity=quantity, span=NOWHERE, scope=scope, **stated))  # type: ignore[arg-type]

    def formula(self, kind: str, *items: Item) -> str:
        """How a figure was computed, with its operands (``composing.formulas.<kind>``)."""
        operands = [shown(quantity) if (quantity := self.quantity(item)) else "" for item in items]
        return self.setting(f"formulas.{kind}").format(*operands)

    def name(self, item: Item) -> str:
        """The name of an item: its subject, or its concept."""
        return item.path[-1] if item.path else item.population or item.concept

    def reason_key(self, item: Item, base: str) -> str:
        """Under which name a reason stands among the account's texts."""
        return SEPARATOR.join((REASON, base, item.concept, *item.path))


def shown(quantity: Quantity) -> str:
    """A quantity in running text; nought has no decimals."""
    unit = quantity.unit.symbol if quantity.unit else ""
    sign = "-" if quantity.coefficient < 0 else ""
    return f"{sign}{quantity.printed}{unit}" if quantity.coefficient else f"0{unit}"
