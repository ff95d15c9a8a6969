"""A composed report read as any report is: its facts, and what its audit says."""

from __future__ import annotations

from dataclasses import replace

from jiheng.document import Document, Role
from jiheng.ledger import Composed, Fact, Ledger
from jiheng.reporting.audit import Audit
from jiheng.services.judging import judged, understood

PLAIN = {Role.TITLE, Role.NOTE, Role.CAPTION}
UNPRINTED = {Role.CONTENTS, Role.FIGURE, Role.PAGE_BREAK}


def as_read(document: Document) -> Document:
    """The document as a reader of a file would give it: headings and tables are known, other roles are not."""
    blocks = (
        replace(block, role=Role.PARAGRAPH if block.role in PLAIN else block.role, number="", title="")
        for block in document.blocks
        if block.role not in UNPRINTED
    )
    tables = tuple(replace(table, header=0, unit="") for table in document.tables)
    return replace(document, blocks=tuple(blocks), tables=tables, figures=())


def read_back(composed: Composed, policy: str) -> Audit:
    """The audit of a composed report."""
    return judged(understood(as_read(composed.document), policy))


def meaning(fact: Fact) -> tuple[object, ...]:
    """All that makes a fact what it is, but its place in the text."""
    printed = fact.quantity and (fact.quantity.value, fact.quantity.unit)
    return fact.key, printed, fact.base_year, fact.base_measure, fact.direction, fact.of


def stated(ledger: Ledger) -> dict[int, tuple[object, ...]]:
    """The meaning of every figure, by where it stands."""
    return {fact.span.start: meaning(fact) for fact in ledger.facts if fact.quantity is not None}
