"""What makes two mentions the same figure: never their value, always all that is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.relations.funds import UNKNOWN, Funds
from jiheng.checks.text.other_year import misdated
from jiheng.ledger import Fact, Scope
from jiheng.policy import Pack

GROUP = 4
"""Characters from which on the name of a group (款) is no common word."""
REACH = 120
"""Characters before a figure in which the item that it is of is named."""


class Identity(NamedTuple):
    """What makes two mentions the same figure: a fact's key, and the base of a change or the whole of a share."""

    entity: str
    year: int
    concept: str
    measure: str
    scope: Scope = Scope()
    base_year: int | None = None
    base_measure: str = ""
    of: str = ""


class Keys:
    """The identities of a case's facts, with what headings, lists and parts add to their keys."""

    def __init__(self, case: Case, packs: Sequence[Pack]) -> None:
        self._case, self._packs = case, packs
        self._funds = Funds(case)
        about = case.pack.words("projects.parts")
        self._projects = {part.id: part.id for part in case.document.parts if part.kind in about}
        own = case.pack.words("unnamed.parts")
        self._unnamed = {part.id: UNKNOWN + part.id for part in case.document.parts if part.kind in own}
        self._misdated = frozenset(misdated(case))
        self._items = _items(case)

    def identity(self, index: int) -> Identity | None:
        """The identity of a fact; None where a part of its key is unknown, so that it is never compared."""
        fact = self._case.ledger.facts[index]
        entity = fact.entity or self._unnamed.get(fact.part, "")
        if not entity or fact.year is None or not fact.concept or self._cut_short(index, fact):
            return None
        if self._unmeasured(index, fact) or index in self._misdated:
            return None
        concept, of = self.concept(index, fact.concept), self.concept(index, fact.of)
        changed = fact.base_year, fact.base_measure, of
        return Identity(entity, fact.year, concept, fact.measure, self._scope(index, fact, concept), *changed)

    def _unmeasured(self, index: int, fact: Fact) -> bool:
        """Whether an amount of money says no unit: 12.5 may be 万元 or 元."""
        if fact.quantity is None or fact.quantity.unit is not None or not fact.quantity.coefficient:
            return False
        dimension = self._packs[index].get(f"concepts.{fact.concept}.dimension", "")
        return dimension == "money" or bool(fact.scope.classification)

    def _cut_short(self, index: int, fact: Fact) -> bool:
        """Whether the text names a lower level of 类款项 before a figure than the figure's path reaches."""
        path = fact.scope.classification
        if not path or fact.table is not None:
            return False
        start = fact.span.start
        lead = (
            "".join(self._case.document.text[max(start - REACH, 0) : start].split())
            .replace("(", "（")
            .replace(")", "）")
        )
        marks = [str(mark) for mark in self._packs[index].table("classification.marks").values()]
        last = max(range(len(marks)), key=lambda level: lead.rfind(marks[level]))
        return marks[last] in lead and last > path.count("/")

    def concept(self, index: int, name: str) -> str:
        """A concept by the name that it has under its fund: 财政拨款支出 below 五、一般公共预算… is that fund's."""
        told = self._funds.certain(index)
        return str(self._packs[index].table(f"fund_concepts.{told}").get(name, name)) if told else name

    def _item(self, fact: Fact) -> str:
        """The path of an item that the text calls by its bare name (行政运行), where the tables have one such only."""
        return self._items.get(fact.concept, "") if fact.table is None else ""

    def _scope(self, index: int, fact: Fact, concept: str) -> Scope:
        """The scope without what the concept's own name says, and with the fund of a 类款项 in running text."""
        pack = self._packs[index]
        told = fact.scope.classification or self._item(fact)
        path = "" if told == fact.concept else told
        fund = "" if fact.scope.fund == fund_of(concept, pack) else fact.scope.fund
        if not fund and fact.table is None:
            certain, loose = self._funds.certain(index), self._funds.loose(index)
            if path or concept in _words(pack, "classification.classes"):
                fund = certain or UNKNOWN + fact.part
            elif concept in _words(pack, "funds_told.narrowed"):
                fund = certain
            elif self._funds.divided(index) or (loose and concept in pack.table(f"fund_concepts.{loose}")):
                fund = UNKNOWN + fact.part
        project = fact.scope.project or self._projects.get(fact.part, "")
        return fact.scope._replace(fund=fund, classification=path, project=project)


def _items(case: Case) -> dict[str, str]:
    """The paths of 类款项 by the bare names of their items, where a table has no other thing of that name."""
    paths: dict[str, set[str]] = defaultdict(set)
    for fact in case.ledger.facts:
        if fact.table is not None:
            paths[fact.concept].add(fact.scope.classification)
    known = case.pack.table("concepts")
    single = {name: next(iter(found)) for name, found in paths.items() if len(found) == 1 and name not in known}
    return {name: path for name, path in single.items() if _telling(path, name)}


def _telling(path: str, name: str) -> bool:
    """Whether a bare name tells its path: that of an item, or of a group unless it is a common word (公安, 抚恤)."""
    return path.endswith("/" + name) and (path.count("/") > 1 or len(name) >= GROUP)


@cache
def _words(pack: Pack, path: str) -> frozenset[str]:
    return frozenset(pack.words(path))


def fund_of(concept: str, pack: Pack) -> str:
    """The fund that a concept's own name says, "" for none."""
    known = pack.table("concepts").get(concept)
    return str(known.get("fund", "")) if isinstance(known, dict) else ""


class Merging:
    """Where a unit has one fund only, its 类款项 are the same with that fund's name and without it.

    Where all of its 财政拨款 is one fund's beside money of its own, what is told of 财政拨款 is that fund's.
    """

    def __init__(self, found: Sequence[Identity | None], case: Case) -> None:
        self._all = case.pack.text("funds_told.all")
        self._single = _single_funds(found, case, case.pack.text("classification.all"))
        self._granted = _single_funds(found, case, case.pack.text("classification.granted"))

    def merged(self, identity: Identity) -> Identity:
        """The identity without the name of its unit's only fund, 财政拨款 by the name of its only fund."""
        unit, own = (identity.entity, identity.year), identity.scope.fund
        fund = self._single.get(unit)
        if fund is not None and (own in (fund, self._all) or own[:1] == UNKNOWN):
            return identity._replace(scope=identity.scope._replace(fund=""))
        granted = self._granted.get(unit)
        if granted is not None and own == self._all:
            return identity._replace(scope=identity.scope._replace(fund=granted))
        return identity


def _single_funds(found: Sequence[Identity | None], case: Case, whole: str) -> dict[tuple[str, int], str]:
    """For each entity and year whose expenditure of that name is all of one fund, the fund."""
    pack = case.pack
    measure = pack.text("measures.account")
    funds = {str(concept): fund for fund, concept in pack.table("classification.single").items()}
    values: dict[tuple[str, int, str], set[tuple[int, int]]] = {}
    for identity, fact in zip(found, case.ledger.facts, strict=True):
        plain = identity is not None and identity.scope == Scope() and identity.measure == measure
        if identity is not None and plain and fact.quantity is not None:
            values.setdefault((identity.entity, identity.year, identity.concept), set()).add(fact.quantity.worth)
    return {
        (entity, year): funds[concept]
        for (entity, year, concept), own in values.items()
        if concept in funds and len(own) == 1 and own == values.get((entity, year, whole))
    }
