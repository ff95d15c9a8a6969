"""What makes two mentions the same figure: never their value, always all that is known of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.document import Section
from jiheng.ledger import Fact, Scope
from jiheng.policy import Pack


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


def identities(case: Case, pack_of: Callable[[Fact], Pack]) -> tuple[Identity | None, ...]:
    """The identity of every fact; None where a part of its key is unknown, so that it is never compared."""
    sections = sorted(case.document.sections, key=lambda section: section.span.start)
    starts = [section.span.start for section in sections]

    about = case.pack.words("projects.parts")
    projects = {part.id: part.id for part in case.document.parts if part.kind in about}

    def identity(fact: Fact) -> Identity | None:
        if not fact.entity or fact.year is None or not fact.concept:
            return None
        place = bisect_right(starts, fact.span.start)
        scope = _scope(fact, pack_of(fact), sections[max(place - 1, 0) : place], projects.get(fact.part, ""))
        return Identity(fact.entity, fact.year, fact.concept, fact.measure, scope, *_changed(fact))

    found = tuple(identity(fact) for fact in case.ledger.facts)
    return _merged(found, case)


def _changed(fact: Fact) -> tuple[int | None, str, str]:
    return fact.base_year, fact.base_measure, fact.of


def _scope(fact: Fact, pack: Pack, section: Sequence[Section], project: str) -> Scope:
    """The scope without what the concept's own name says, and with what the part and the section's heading say.

    A 类款项 in running text is of the fund that its section tells of (五、一般公共预算财政拨款支出…).
    """
    concept = pack.table("concepts").get(fact.concept)
    own = str(concept.get("fund", "")) if isinstance(concept, Mapping) else ""
    path = "" if fact.scope.classification == fact.concept else fact.scope.classification
    fund = "" if fact.scope.fund == own else fact.scope.fund
    if not fund and fact.table is None and (path or fact.concept in pack.words("classification.classes")):
        titles = "".join(title for one in section for title in one.path)
        fund = next((name for name in pack.table("tables.funds") if name in titles), "")
    return fact.scope._replace(fund=fund, classification=path, project=fact.scope.project or project)


def _merged(found: tuple[Identity | None, ...], case: Case) -> tuple[Identity | None, ...]:
    """The identities where a unit has one fund only: its 类款项 are the same with that fund's name and without it."""
    single = _single_funds(found, case)

    def merged(identity: Identity | None) -> Identity | None:
        fund = single.get((identity.entity, identity.year)) if identity else None
        if identity is None or identity.scope.fund != fund:
            return identity
        return identity._replace(scope=identity.scope._replace(fund=""))

    return tuple(map(merged, found))


def _single_funds(found: tuple[Identity | None, ...], case: Case) -> dict[tuple[str, int], str]:
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
