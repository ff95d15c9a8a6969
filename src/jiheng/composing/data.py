"""From what users give (tables, reports, ledgers, the sheets of our own workbook) to an account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from jiheng.composing.account import Account, entries
from jiheng.composing.items import ECONOMIC, FUNCTIONAL, Entry, Item
from jiheng.composing.sheets import Told, is_sheet, told
from jiheng.document import Document, Table
from jiheng.ledger import Fact, Ledger
from jiheng.policy import Pack
from jiheng.policy.messages import messages

SAY = messages("composing")


class Given(NamedTuple):
    """A file that was read: its name, its document and the facts of its tables and text."""

    name: str
    document: Document
    ledger: Ledger


def without_sheets(document: Document, pack: Pack) -> Document:
    """The document without the sheets that only people fill in: they are read by their own rules."""
    kept = [index for index, table in enumerate(document.tables) if not is_sheet(table, pack)]
    places = {index: place for place, index in enumerate(kept)}
    blocks = (
        replace(block, table=places[block.table]) if block.table is not None else block
        for block in document.blocks
        if block.table is None or block.table in places
    )
    return replace(document, tables=tuple(document.tables[index] for index in kept), blocks=tuple(blocks))


def account(given: Iterable[Given], sheets: Iterable[tuple[str, Document]], pack: Pack) -> Account:
    """The account that files and sheets give together; what comes first counts.

    The entity and year are those of the sheet of basics, else of the first report.
    """
    files, people = list(given), Told({}, {}, {})
    for name, document in sheets:
        people = people.joined(told(document, name, pack))
    part = files[0].document.parts[0] if files else None
    entity = people.texts.get("entity") or (part.entity if part else "")
    year = int(people.texts.get("year") or (part.year if part and part.year else 0))
    figures: dict[Item, Entry] = {}
    codes: dict[tuple[str, tuple[str, ...]], str] = {}
    for one in files:
        figures = {**entries(_sourced(one), year, pack), **figures}
        codes = {**dict(_codes(one.document.tables)), **codes}
    figures = {**_of_subjects(people.figures, codes), **figures}
    return Account(entity, year, figures, people.texts, people.records, codes)


def _sourced(one: Given) -> Iterator[tuple[Fact, str]]:
    for fact in one.ledger.facts:
        place = one.document.place(fact.span)
        where = place.cell or SAY.text("line", line=place.line)
        yield fact, SAY.text("source", file=one.name, place=where)


def _codes(tables: Iterable[Table]) -> Iterator[tuple[tuple[str, tuple[str, ...]], str]]:
    """The codes of subjects by their path, from rows that print a code beside a name."""
    names: dict[str, str] = {}
    for table in tables:
        for row in table.rows():
            for cell, beside in pairwise(row):
                if cell.text.isdigit() and len(cell.text) in {3, 5, 7} and beside.text:
                    names.setdefault(cell.text, beside.text)
    for code in names:
        steps = [code[:length] for length in (3, 5, 7) if length <= len(code)]
        if all(step in names for step in steps):
            kind = ECONOMIC if code[0] in "35" else FUNCTIONAL
            yield (kind, tuple(names[step] for step in steps)), code


def _of_subjects(figures: Mapping[Item, Entry], codes: Mapping[tuple[str, tuple[str, ...]], str]) -> dict[Item, Entry]:
    """Figures given by code get the path of that code."""
    paths = {code: path for (_, path), code in codes.items()}
    return {
        item._replace(path=paths.get(item.path[0], item.path)) if item.path else item: entry
        for item, entry in figures.items()
    }
