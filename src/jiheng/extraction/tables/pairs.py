"""Labels with their figure in the next cell, where no header stands over them (年度资金总额： | 500; 自评得分 | 95)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiheng.extraction.tables.cells import Entry, Row
from jiheng.extraction.tables.matrix import Source
from jiheng.extraction.tables.values import Value, unit_of, value
from jiheng.extraction.tables.words import listed, pattern, plain
from jiheng.ledger import Scope
from jiheng.quantity import Unit


def read(rows: Sequence[Row], symbol: str, source: Source) -> None:
    """Note the figures of such lines (funds and scores), and that funds are the sum of their parts under them."""
    words, notes = source.sheet.words, source.notes
    wholes, parts = listed(words, "tables.fund_wholes"), listed(words, "tables.fund_parts")
    whole: int | None = None
    under: list[int] = []
    for index in _found(rows, symbol, source):
        concept = notes.facts[index].concept
        if concept in parts and whole is not None:
            under.append(index)
        else:
            _state(whole, under, source)
            whole, under = (index if concept in wholes else None), []
    _state(whole, under, source)


def _state(whole: int | None, under: Sequence[int], source: Source) -> None:
    """A fund is at least its parts; that they are all is not printed."""
    if whole is not None and under:
        source.notes.state("enumeration", {"whole": (whole,), "parts": tuple(under)}, complete=len(under) > 1)


def _found(rows: Sequence[Row], symbol: str, source: Source) -> Iterator[int]:
    for row in rows:
        for label, entry in pairwise(row.filled):
            concept = _concept(label, source)
            found = value(entry, _unit(label, concept, symbol, source), source.sheet.words) if concept else Value("")
            if found.kind == "figure":
                scope = Scope(project=source.sheet.project)
                key = source.key(concept, source.usual(concept), scope, source.part.year)
                yield source.note(key, found, row, entry)


def _concept(label: Entry, source: Source) -> str:
    """The concept of a label, where it is a fund of the form or a score: 其中 before it and its list number aside."""
    words = source.sheet.words
    name = pattern(words, "tables.list_number").sub("", label.text)
    key = plain(name)
    for within in words.within:
        key = key.removeprefix(within)
    concept = words.concepts.get(key, "")
    funds = listed(words, "tables.fund_wholes", "tables.fund_parts")
    scored = words.pack.get(f"concepts.{concept}.dimension") == "score"
    return concept if concept in funds or scored else ""


def _unit(label: Entry, concept: str, symbol: str, source: Source) -> Unit | None:
    """The unit that the label prints, else that of the concept's kind: points for scores, the table's for money."""
    words = source.sheet.words
    printed = pattern(words, "tables.unit_in_words").search(label.text)
    if printed:
        return unit_of(printed["unit"], words)
    dimension = words.pack.get(f"concepts.{concept}.dimension", "money")
    units = {"score": words.pack.text("tables.score_unit"), "percent": words.pack.text("tables.percent_unit")}
    return unit_of(units.get(str(dimension), symbol if dimension == "money" else ""), words)
