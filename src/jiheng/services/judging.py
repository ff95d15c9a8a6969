"""The way of one document: structure, facts, checks, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jiheng.checks import clustered, run
from jiheng.checks.case import Case
from jiheng.document import Document
from jiheng.extraction import extract
from jiheng.extraction.structure import structured
from jiheng.policy import library
from jiheng.reporting.audit import Audit
from jiheng.uncollected import uncollected


@uncollected()
def understood(document: Document, policy: str | None = None, policies: Sequence[Path] = ()) -> Audit:
    """A document as its reader gave it, with its parts, their packs and every figure as a fact; nothing is judged."""
    packs = library(*policies)
    whole = structured(document, packs, policy)
    of_part = {part.id: packs.pack(part.policy) for part in whole.parts}
    first = of_part[whole.parts[0].id]
    return Audit(whole, extract(whole, of_part, first), (), (), of_part, first)


@uncollected()
def judged(audit: Audit) -> Audit:
    """The same with every check made and its findings clustered."""
    case = Case(audit.document, audit.ledger, audit.packs, audit.pack)
    results = tuple(run(case))
    return replace(audit, results=results, findings=tuple(clustered(results, case)))
