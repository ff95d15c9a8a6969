"""Fact objects as ``jiheng extract`` gives them: values as printed, unsigned, with a direction."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.document import Document
from jiheng.ledger import Fact
from jiheng.reporting.audit import Audit

Row = dict[str, object]

COLUMNS = (
    "concept", "entity", "part", "year", "base_year", "base_measure", "measure", "value", "unit", "direction", "of",
    "fund", "classification", "project", "indicator", "place", "month", "population", "among", "approximate",
    "quote", "start", "end", "line", "page", "cell",
)  # fmt: skip
"""The keys of a fact object, in their order; ``among`` joins by ``/`` the columns in one of which a figure stands."""


def rows(audit: Audit) -> Iterator[Row]:
    """Every fact of the ledger, in the order of the text."""
    ordered = sorted(audit.ledger.facts, key=lambda fact: fact.span)
    return (row(audit.document, fact) for fact in ordered)


def row(document: Document, fact: Fact) -> Row:
    """One fact with its place; what is unknown or does not narrow it is None."""
    place = document.place(fact.span)
    scope = {name: value or None for name, value in fact.scope._asdict().items()}
    found: Row = {
        "concept": fact.concept,
        "entity": fact.entity or None,
        "part": fact.part or None,
        "year": fact.year,
        "base_year": fact.base_year,
        "base_measure": fact.base_measure or None,
        "measure": fact.measure,
        **figure(fact),
        "direction": fact.direction or None,
        "of": fact.of or None,
        **scope,
        "among": "/".join(fact.among) or None,
        "approximate": bool(fact.quantity and fact.quantity.approximate),
        "quote": document.quote(fact.span),
        "start": fact.span.start,
        "end": fact.span.end,
        "line": place.line,
        "page": place.page,
        "cell": place.cell,
    }
    return {name: found[name] for name in COLUMNS}


def figure(fact: Fact) -> Row:
    """The printed value and its unit; both None where only words were given."""
    quantity = fact.quantity
    if quantity is None:
        return {"value": None, "unit": None}
    return {"value": quantity.printed, "unit": quantity.unit.symbol if quantity.unit else None}
