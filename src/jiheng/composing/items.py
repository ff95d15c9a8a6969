"""What composing knows a figure by, and the way from a ledger's facts to it and back.

Facts name the expenditure of a subject by the subject itself (行政运行, with its path), everything else of a subject by
its own concept. An ``Item`` names both by the account (支出合计) and the path, so that a table's column is one concept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple, cast

from jiheng.ledger import Fact, Scope
from jiheng.policy import Pack
from jiheng.policy.classification import Classification, classifications
from jiheng.quantity import Quantity

FUNCTIONAL, ECONOMIC = "functional", "economic_department"
SEPARATOR, REASON = "/", "reason"
"""What parts the steps of a path, and what the names of reasons begin with."""


class Item(NamedTuple):
    """A figure of the accounts (指标项): its concept and fund, the subject's path, its measure and its year.

    ``year`` is the distance from the account's own: 0, or -1 for last year. ``population`` narrows a count (vehicles of
    one use) and tells economic subjects (those of 基本支出) from functional ones.
    """

    concept: str
    fund: str = ""
    path: tuple[str, ...] = ()
    measure: str = ""
    year: int = 0
    population: str = ""


class Entry(NamedTuple):
    """A figure with where it came from: a place in a user's file, or the formula that gave it."""

    quantity: Quantity
    source: str


@dataclass(frozen=True)
class Naming:
    """The names of a pack that lead from facts to items and back."""

    earning: Mapping[str, str]
    spending: Mapping[str, str]
    within: Mapping[str, str]
    economic: str
    basic: str
    classes: frozenset[str]
    economics: Classification
    funds: Mapping[str, str]

    @cached_property
    def accounts(self) -> Mapping[str, str]:
        """The fund of each account of expenditure by its concept."""
        return {concept: fund for fund, concept in self.spending.items()}

    @cached_property
    def incomes(self) -> Mapping[str, str]:
        """The fund of each account of income by its concept."""
        return {concept: fund for fund, concept in self.earning.items()}

    @cached_property
    def apart(self) -> Mapping[str, str]:
        """How what has a name of its own under a fund is called of a subject (基本支出 of 行政运行)."""
        return {name: key.partition(SEPARATOR)[2] for key, name in self.within.items()}

    def item(self, fact: Fact, year: int) -> Item:
        """The item of a fact of the account of ``year``."""
        scope, distance = fact.scope, 0 if fact.year is None else fact.year - year
        concept, fund, path = fact.concept, scope.fund, tuple(filter(None, scope.classification.split(SEPARATOR)))
        if scope.population == self.basic:
            path = self._economic(concept, path)
            return Item(self.economic, self.funds[self.economic], path, fact.measure, distance, self.basic)
        account = self.within.get(f"{fund}{SEPARATOR}{scope.population}", self.spending.get(fund, concept))
        if path and concept == path[-1]:
            concept = account
        elif not path and concept in self.classes:
            concept, path = account, (concept,)
        else:
            concept = self.within.get(f"{fund}{SEPARATOR}{concept}", concept)
        fund = self.funds.get(concept, "" if concept in {**self.accounts, **self.incomes} else fund)
        return Item(concept, fund, path, fact.measure, distance, "" if path else scope.population)

    def _economic(self, concept: str, path: tuple[str, ...]) -> tuple[str, ...]:
        """The path of an economic subject that is named alone, as the classification has it."""
        if path:
            return path
        found = self.economics.by_name.get(concept, ())
        parents = (self.economics.by_code[one.parent].name for one in found[:1] if one.parent)
        return (*parents, concept) if concept != self.economic else ()

    def named(self, item: Item) -> tuple[str, Scope]:
        """The concept and scope under which a fact states an item."""
        fund, joined = item.fund, SEPARATOR.join(item.path)
        deep = joined if len(item.path) > 1 else ""
        if item.population == self.basic and item.path:
            return item.path[-1], Scope(fund=fund, classification=deep, population=self.basic)
        if item.path and item.concept in self.accounts:
            fund = self.accounts[item.concept]
            return item.path[-1], Scope(fund=fund, classification=deep)
        if item.path and item.concept in self.incomes:
            return item.concept, Scope(fund=self.incomes[item.concept], classification=joined)
        concept = self.apart.get(item.concept, item.concept) if item.path else item.concept
        return concept, Scope(fund=fund, classification=joined, population=item.population)


@cache
def naming(pack: Pack) -> Naming:
    """The names of a pack."""
    sums = cast("Mapping[str, list[str]]", pack.table("tables.fund_sums"))
    funds = {name: str(row.get("fund", "")) for name, row in pack.entries("concepts").items()}
    basic = pack.text("composing.basic")
    return Naming(
        {fund: earned for fund, (earned, _) in sums.items()},
        {fund: spent for fund, (_, spent) in sums.items()},
        {key: str(value) for key, value in pack.table("tables.fund_concepts").items()},
        pack.text("composing.economic"),
        basic,
        frozenset(pack.words("classification.classes")),
        classifications(pack)[ECONOMIC],
        {name: fund for name, fund in funds.items() if fund},
    )


def item_named(name: str, pack: Pack) -> Item:
    """This year's account that a name of the pack's data stands for.

    ``concept``, ``concept@fund``, and of a subject ``concept/class`` or, of an economic one, ``concept#class``.
    """
    bare, _, economic = name.partition("#")
    whole, _, functional = bare.partition(SEPARATOR)
    concept, _, fund = whole.partition("@")
    path = tuple(filter(None, (economic or functional,)))
    own = fund or naming(pack).funds.get(concept, "")
    population = pack.text("composing.basic") if economic else ""
    return Item(concept, own, path, pack.text("measures.account"), population=population)
