"""From what users give (tables, reports, ledgers, the sheets of our own workbook) to an account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, cast

from jiheng.composing.account import Account, Codes, entries
from jiheng.composing.derived import completed
from jiheng.composing.items import ECONOMIC, FUNCTIONAL, SEPARATOR, Entry, Item, item_named, naming
from jiheng.composing.sheets import Told, is_sheet
from jiheng.document import Document, Table
from jiheng.ledger import Fact, Ledger
from jiheng.policy import Pack
from jiheng.policy.messages import messages
from jiheng.quantity import Quantity

SAY = messages("composing")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
ABOVE = 120
"""How many characters before a table its title may stand."""
LENGTHS = (3, 5, 7)
"""Digits of the codes of 类, 款 and 项."""


class Given(NamedTuple):
    """A file that was read: its name, its document and the facts of its tables and text."""

    name: str
    document: Document
    ledger: Ledger

    def sourced(self, table: int | None = None) -> Iterator[tuple[Fact, str]]:
        """The facts with their sources, those of tables first; of one table where ``table`` names it."""
        for fact in sorted(self.ledger.facts, key=lambda fact: fact.table is None):
            if table is None or fact.table == table:
                yield fact, self.source(fact)

    def source(self, fact: Fact) -> str:
        """Where a fact stands, in words; a fact of a ledger brings its own."""
        if not self.document.text:
            return fact.path
        place = self.document.place(fact.span)
        return SAY.text("source", file=self.name, place=place.cell or SAY.text("line", line=place.line))


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


def account(given: Sequence[Given], people: Told, pack: Pack, before: Sequence[Given] = ()) -> Account:
    """The account that files and people's sheets give together; what comes first counts.

    The entity and year are those of the sheet of basics, else of the first report. ``before`` are last year's files.
    """
    part = given[0].document.parts[0] if given and given[0].document.parts else None
    entity = people.texts.get("entity") or (part.entity if part else "")
    written = YEAR.search(people.texts.get("year", ""))
    year = int(written.group()) if written else part.year if part and part.year else 0
    figures: dict[Item, Entry] = {}
    codes: dict[tuple[str, tuple[str, ...]], str] = {}
    for one in given:
        figures = {**entries(one.sourced(), year, pack), **figures}
        codes = {**dict(codes_of(one.document.tables)), **codes}
    figures = {**_of_subjects(people.figures, codes), **figures}
    for one in before:
        past = entries(one.sourced(), year - 1, pack)
        figures = {**{item._replace(year=-1): entry for item, entry in past.items() if not item.year}, **figures}
    texts = {_reason(name, codes, pack): text for name, text in people.texts.items()}
    found = Account(entity, year, figures, texts, people.records, codes, people.wrong)
    known = completed(found, pack).entries
    blank = {item: entry for one in given for item, entry in _blank(one, pack) if item not in known}
    return found.with_entries(blank)


def _reason(name: str, codes: Codes, pack: Pack) -> str:
    """The name of a reason; one that is given for a subject's code is for that subject of the general budget."""
    *before, what = name.split(SEPARATOR)
    path = next((path for (kind, path), code in codes.items() if code == what and kind == FUNCTIONAL), None)
    if path is None:
        return name
    return SEPARATOR.join((*before, naming(pack).spending[pack.text("composing.spoken_fund")], *path))


def _blank(one: Given, pack: Pack) -> Iterator[tuple[Item, Entry]]:
    """The wholes that a table which is there leaves blank: they are nought."""
    defined = cast("Mapping[str, Mapping[str, object]]", pack.table("composing.tables"))
    rows = {_bare(str(row["title"])): row for row in defined.values()}
    for table in one.document.tables:
        row = next((rows[title] for title in _titles(one.document, table) if title in rows), None)
        if row is not None:
            yield from ((item, _nought(one, table, pack)) for item in _wholes(row, pack))


def _titles(document: Document, table: Table) -> Iterator[str]:
    """What may be the title of a table: its caption, or a line shortly above it."""
    yield _bare(table.caption)
    above = document.text[max(0, table.span.start - ABOVE) : table.span.start].splitlines()
    yield from (_bare(line) for line in reversed(above))


def _wholes(row: Mapping[str, object], pack: Pack) -> Iterator[Item]:
    """What the columns of a table show, by each of its measures."""
    usual = [pack.text("measures.account")]
    ends = [str(row[side]) for side in ("left_end", "right_end") if isinstance(row.get(side), str)]
    for column in (*cast("Sequence[str]", row.get("columns", ())), *ends):
        item = item_named(column.rpartition("|")[2], pack)
        yield from (item._replace(measure=measure) for measure in cast("Sequence[str]", row.get("measures", usual)))


def _nought(one: Given, table: Table, pack: Pack) -> Entry:
    place = one.document.place(table.span)
    unit = pack.numbers.units[pack.text("composing.print.money")]
    return Entry(Quantity(0, 0, unit), SAY.text("blank", file=one.name, table=table.caption, line=place.line))


def _bare(title: str) -> str:
    return "".join(character for character in title if character.isalnum())


def codes_of(tables: Iterable[Table]) -> Iterator[tuple[tuple[str, tuple[str, ...]], str]]:
    """The codes of subjects by their path, from rows that print a code beside a name."""
    names: dict[str, str] = {}
    for table in tables:
        for row in table.rows():
            for cell, beside in pairwise(row):
                if cell.text.isdigit() and len(cell.text) in LENGTHS and beside.text:
                    names.setdefault(cell.text, beside.text)
    for code in names:
        steps = [code[:length] for length in LENGTHS if length <= len(code)]
        if all(step in names for step in steps):
            kind = ECONOMIC if code[0] in "35" else FUNCTIONAL
            yield (kind, tuple(names[step] for step in steps)), code


def _of_subjects(figures: Mapping[Item, Entry], codes: Codes) -> dict[Item, Entry]:
    """Figures given by code get the path of that code."""
    paths = {code: path for (_, path), code in codes.items()}
    known = ((item, paths.get(item.path[0], item.path) if item.path else (), entry) for item, entry in figures.items())
    return {item._replace(path=path): entry for item, path, entry in known}
