"""Extraction: Document → Ledger. Every figure that the pack knows becomes a fact; every other is named or listed."""

from __future__ import annotations

from collections.abc import Mapping

from jiheng.document import Document, Part
from jiheng.extraction.figures import sorted_out
from jiheng.extraction.headings import contexts
from jiheng.extraction.kept import with_kept_places
from jiheng.extraction.lexicon import lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.prose import prose
from jiheng.extraction.reader import Reader
from jiheng.extraction.scene import Context
from jiheng.extraction.tables import table_facts
from jiheng.ledger import Ledger, Statement
from jiheng.policy import Pack

__all__ = ["extract"]


def extract(document: Document, packs: Mapping[str, Pack], pack: Pack) -> Ledger:
    """The ledger of a structured document; ``packs`` maps part ids to packs, ``pack`` serves where a part has none."""
    notes = Notes()
    for part in document.parts:
        own = packs.get(part.id, pack)
        _read_text(document, part, own, notes)
        _read_tables(document, part, own, notes)
        for flow in prose(document, part, notes.facts):
            Reader(flow, Context(part, lexicon(own)), notes).read()
    facts = with_kept_places(notes.facts, notes.statements)
    others, unread = sorted_out(document, facts, notes.unread, packs, pack)
    return Ledger(facts, tuple(notes.statements), others, unread)


def _read_text(document: Document, part: Part, pack: Pack, notes: Notes) -> None:
    for block, context in contexts(document, part, lexicon(pack)):
        if block.flow is not None:
            Reader(block.flow, context, notes).read()


def _read_tables(document: Document, part: Part, pack: Pack, notes: Notes) -> None:
    facts, statements = table_facts(document, part, pack)
    shift = len(notes.facts)
    notes.facts.extend(facts)
    notes.statements.extend(_shifted(statement, shift) for statement in statements)


def _shifted(statement: Statement, by: int) -> Statement:
    roles = {role: tuple(index + by for index in indices) for role, indices in statement.roles.items()}
    return Statement(statement.form, statement.span, roles, statement.complete, statement.word, statement.texts)
