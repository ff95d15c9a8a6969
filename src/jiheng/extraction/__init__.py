"""Extraction: Document → Ledger. Every figure that the pack knows becomes a fact; every other is named or listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jiheng.document import Document, Flow, Part
from jiheng.extraction.figures import sorted_out
from jiheng.extraction.headings import contexts
from jiheng.extraction.kept import with_kept_places
from jiheng.extraction.lexicon import lexicon
from jiheng.extraction.notes import Notes
from jiheng.extraction.reader import Reader
from jiheng.extraction.structure.folding import cut
from jiheng.extraction.tables import read_tables
from jiheng.ledger import Ledger, Other, Statement
from jiheng.policy import Pack

__all__ = ["extract"]


def extract(document: Document, packs: Mapping[str, Pack], pack: Pack) -> Ledger:
    """The ledger of a structured document; ``packs`` maps part ids to packs, ``pack`` serves where a part has none."""
    notes, named = Notes(), list[Other]()
    for part in document.parts:
        own = packs.get(part.id, pack)
        _read_text(document, part, own, notes)
        named.extend(_read_tables(document, part, own, notes))
    facts = with_kept_places(notes.facts, notes.statements)
    others, unread = sorted_out(document, facts, (named, notes.unread), packs, pack)
    return Ledger(facts, tuple(notes.statements), others, unread)


def _read_text(document: Document, part: Part, pack: Pack, notes: Notes) -> None:
    for block, context in contexts(document, part, lexicon(pack)):
        if block.flow is not None:
            Reader(_readable(block.flow, pack), context, notes).read()


@cache
def _form(pack: Pack) -> re.Pattern[str]:
    return re.compile(pack.text("structure.cells.form"))


def _readable(flow: Flow, pack: Pack) -> Flow:
    """A paragraph up to the header of a form whose cells have run together: no sentence says what they are of."""
    form = _form(pack).search(flow.text)
    return cut(flow, 0, form.start()) if form else flow


def _read_tables(document: Document, part: Part, pack: Pack, notes: Notes) -> list[Other]:
    """Note what the tables say; give their numerals that are no facts."""
    tables = read_tables(document, part, pack)
    shift = len(notes.facts)
    notes.facts.extend(tables.facts)
    notes.statements.extend(_shifted(statement, shift) for statement in tables.statements)
    return tables.others


def _shifted(statement: Statement, by: int) -> Statement:
    roles = {role: tuple(index + by for index in indices) for role, indices in statement.roles.items()}
    return Statement(statement.form, statement.span, roles, statement.complete, statement.word, statement.texts)
