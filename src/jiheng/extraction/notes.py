"""What the reading of a document has found so far: facts, statements, figures that were not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jiheng.document import Span
from jiheng.ledger import Fact, Statement, Unread


@dataclass
class Notes:
    """Facts and statements in the order in which they are read."""

    facts: list[Fact] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def fact(self, fact: Fact) -> int:
        """Note a fact and give its index."""
        self.facts.append(fact)
        return len(self.facts) - 1

    def dimension(self, at: int) -> str:
        """What a fact's figure measures, "" where it has no figure or no unit."""
        quantity = self.facts[at].quantity
        return quantity.unit.dimension if quantity is not None and quantity.unit is not None else ""

    def is_money(self, at: int) -> bool:
        """Whether a fact is an amount of money, and no change of one."""
        return self.dimension(at) == "money" and not self.facts[at].direction

    def state(self, form: str, roles: Mapping[str, tuple[int, ...]], *, complete: bool = True, word: str = "") -> None:
        """Note a statement over the facts of ``roles``; its span reaches from the first to the last of them."""
        spans = [self.facts[index].span for indices in roles.values() for index in indices]
        if spans:
            span = Span(min(span.start for span in spans), max(span.end for span in spans))
            self.statements.append(Statement(form, span, roles, complete, word))
