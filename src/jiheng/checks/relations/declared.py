"""Relations as rows of the policy pack: what a total, a limit or an equal figure is made of, over fact keys.

A row of ``[[relations]]`` has ``id``, ``rule`` (where it has another name), ``kind``, ``result`` and ``terms``. It is
applied for each entity, year, measure and scope in which its result is stated. Kinds: ``sum`` (the terms make the
result) and ``bound`` (they are at most the result, or ``percent`` of it).

A term is a table with ``concept`` (one name, or names in order of preference; none: the result's own) and optionally
``year`` (relative to the result's), ``measure``, ``scope`` (what narrows it, where that is not what narrows the result;
of the result: what must narrow it), ``optional`` (nothing where it is not stated), ``minus``, ``times`` (another term:
a rate), ``each`` (a field of the scope: the sum over all its values) and ``otherwise`` (the term to take where this one
is not stated). ``open`` rows may have further parts: less than the whole proves nothing. ``given`` is a sum (``result``
and ``terms``) that must be stated and hold, or the row is not asked: as many projects, then as much money.
``loose`` are names in running text that may mean something else (总收入 this year's alone): they prove nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from jiheng.ledger import Scope
from jiheng.policy import Pack

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a row; ``concepts`` are tried in their order."""

    concepts: tuple[str, ...] = ()
    year: int = 0
    measure: str = ""
    scope: Scope | None = None
    optional: bool = False
    sign: int = 1
    each: str = ""
    times: Term | None = None
    otherwise: Term | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A declared relation; ``measures`` are those of the result to which it applies (none: all amounts and counts).

    ``implied`` says that it also holds between the bases that statements of change imply, ``derived`` that such a base
    may stand for a term that is not stated itself.
    """

    rule: str
    kind: str
    result: Term
    terms: tuple[Term, ...]
    measures: tuple[str, ...] = ()
    implied: bool = False
    derived: bool = False
    open: bool = False
    percent: int = 100
    given: Relation | None = None
    loose: tuple[str, ...] = ()


@cache
def declared(pack: Pack) -> Mapping[str, tuple[Relation, ...]]:
    """The relations of a pack, in its order, by the concepts of their results."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for row in pack.rows("relations"):
        relation = _relation(row)
        for concept in relation.result.concepts:
            found[concept].append(relation)
    return {concept: tuple(relations) for concept, relations in found.items()}


def _relation(row: Row) -> Relation:
    return Relation(
        str(row.get("rule", row["id"])),
        str(row["kind"]),
        _term(cast("Row", row["result"])),
        tuple(_term(term) for term in cast("list[Row]", row["terms"])),
        tuple(cast("list[str]", row.get("measures", []))),
        bool(row.get("implied", False)),
        bool(row.get("derived", False)),
        bool(row.get("open", False)),
        int(str(row.get("percent", 100))),
        _relation({"id": row["id"], "kind": "sum", **cast("Row", row["given"])}) if "given" in row else None,
        tuple(cast("list[str]", row.get("loose", []))),
    )


def _term(row: Row) -> Term:
    named = row.get("concept", [])
    return Term(
        tuple(map(str, named)) if isinstance(named, list) else (str(named),),
        int(str(row.get("year", 0))),
        str(row.get("measure", "")),
        Scope(**cast("Mapping[str, str]", row["scope"])) if "scope" in row else None,
        bool(row.get("optional", False)),
        -1 if row.get("minus", False) else 1,
        str(row.get("each", "")),
        *(_term(cast("Row", row[key])) if key in row else None for key in ("times", "otherwise")),
    )
