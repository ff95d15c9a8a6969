"""What makes two mentions the same figure: never their value, always all that is known of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.document import Section
from jiheng.ledger import Fact, Scope
from jiheng.policy import Pack

UNKNOWN = "?"
"""Before a part's id: the fund of a 类款项 in its running text, where no heading says it."""


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
    """The identities of a case's facts, with what headings and parts add to their keys."""

    def __init__(self, case: Case, pack_of: Callable[[Fact], Pack]) -> None:
        self.pack_of = pack_of
        self._sections = sorted(case.document.sections, key=lambda section: section.span.start)
        self._starts = [section.span.start for section in self._sections]
        about = case.pack.words("projects.parts")
        self._funded = case.pack.words("funds_told.parts")
        self._kinds = {part.id: part.kind for part in case.document.parts}
        self._projects = {part.id: part.id for part in case.document.parts if part.kind in about}

    def identity(self, fact: Fact) -> Identity | None:
        """The identity of a fact; None where a part of its key is unknown, so that it is never compared."""
        if not fact.entity or fact.year is None or not fact.concept:
            return None
        concept, of = self.concept(fact, fact.concept), self.concept(fact, fact.of)
        changed = fact.base_year, fact.base_measure, of
        return Identity(fact.entity, fact.year, concept, fact.measure, self._scope(fact, concept), *changed)

    def concept(self, fact: Fact, name: str) -> str:
        """A concept under its section's fund: 财政拨款支出 below 五、一般公共预算财政拨款支出 is that fund's."""
        fund = self._told(fact) if fact.table is None and self._kinds.get(fact.part) in self._funded else ""
        return str(self.pack_of(fact).table(f"fund_concepts.{fund}").get(name, name)) if fund else name

    def _scope(self, fact: Fact, concept: str) -> Scope:
        """The scope without what the concept's own name says; a 类款项 in running text is of its section's fund."""
        pack = self.pack_of(fact)
        known = pack.table("concepts").get(concept)
        own = str(known.get("fund", "")) if isinstance(known, dict) else ""
        path = "" if fact.scope.classification == fact.concept else fact.scope.classification
        fund = "" if fact.scope.fund == own else fact.scope.fund
        if not fund and fact.table is None:
            fund = self._fund(fact, pack, classified=bool(path) or concept in pack.words("classification.classes"))
        project = fact.scope.project or self._projects.get(fact.part, "")
        return fact.scope._replace(fund=fund, classification=path, project=project)

    def _fund(self, fact: Fact, pack: Pack, *, classified: bool) -> str:
        """The fund of a figure in running text, as far as its key depends on it.

        Headings of a public account tell it; those of other reports are used loosely, so there it is unknown.
        """
        told, strict = self._told(fact), self._kinds.get(fact.part) in self._funded
        renamed = bool(told) and fact.concept in pack.table(f"fund_concepts.{told}")
        if classified:
            return told if told and strict else UNKNOWN + fact.part
        return UNKNOWN + fact.part if renamed and not strict else ""

    def _told(self, fact: Fact) -> str:
        """The fund that the headings over a fact name, "" where they name none."""
        place = bisect_right(self._starts, fact.span.start)
        section: Sequence[Section] = self._sections[max(place - 1, 0) : place]
        titles = "".join(title for one in section for title in one.path)
        return next((fund for fund in self.pack_of(fact).table("tables.funds") if fund in titles), "")


def identities(case: Case, keys: Keys) -> tuple[Identity | None, ...]:
    """The identity of every fact.

    Where a unit has one fund only, its 类款项 are the same with that fund's name and without it.
    """
    found = tuple(keys.identity(fact) for fact in case.ledger.facts)
    single = _single_funds(found, case)

    def merged(identity: Identity | None) -> Identity | None:
        fund = single.get((identity.entity, identity.year)) if identity else None
        if identity is None or fund is None or not (identity.scope.fund == fund or identity.scope.fund[:1] == UNKNOWN):
            return identity
        return identity._replace(scope=identity.scope._replace(fund=""))

    return tuple(map(merged, found))


def _single_funds(found: Sequence[Identity | None], case: Case) -> dict[tuple[str, int], str]:
    """For each entity and year whose whole expenditure is that of one fund, the fund."""
    pack = case.pack
    whole, measure = pack.text("classification.all"), pack.text("measures.account")
    funds = {str(row["whole"]): str(row["fund"]) for row in pack.rows("classification.totals") if row["fund"]}
    values: dict[tuple[str, int, str], set[tuple[int, int]]] = {}
    for identity, fact in zip(found, case.ledger.facts, strict=True):
        plain = identity is not None and identity.scope == Scope() and identity.measure == measure
        if identity is not None and plain and fact.quantity is not None:
            values.setdefault((identity.entity, identity.year, identity.concept), set()).add(fact.quantity.base)
    return {
        (entity, year): funds[concept]
        for (entity, year, concept), own in values.items()
        if concept in funds and len(own) == 1 and own == values.get((entity, year, whole))
    }
