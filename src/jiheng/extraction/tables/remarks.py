"""Remarks in brackets behind a figure that say how it came about: 100（调减20万）."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from jiheng.extraction.tables.matrix import Reading, Source
from jiheng.extraction.tables.values import Value, with_unit


def state(reading: Reading, at: int, source: Source) -> None:
    """Note the changes that the figures of a line remark on, against the initial budget of the same line."""
    facts = reading.facts[at]
    initial = source.measure("initial")
    base = next((index for index in facts.values() if source.notes.facts[index].measure == initial), None)
    for position, current in facts.items():
        amount = _amount(reading.values[at][position], current, source)
        if amount is not None:
            roles = {"current": (current,), "amount": (amount,)}
            known = base is not None and base != current
            source.notes.state("change", roles | ({"base": (base,)} if known and base is not None else {}))


def _amount(found: Value, current: int, source: Source) -> int | None:
    words, fact = source.sheet.words, source.notes.facts[current]
    numerals = words.pack.numbers.numerals(found.note)
    changes = [cast("Mapping[str, list[str]]", words.pack.table(f"words.{kind}")) for kind in ("change", "adjust")]
    rows = (row for listed in changes for row in listed.items())
    direction = next((name for name, listed in rows if any(word in found.note for word in listed)), "")
    if len(numerals) != 1 or not direction or fact.quantity is None or found.entry is None:
        return None
    quantity = with_unit(numerals[0].quantity, fact.quantity.unit, words)
    change = replace(
        fact,
        measure=source.measure("change"),
        quantity=quantity,
        span=found.entry.flow.span(found.note_at + numerals[0].start, found.note_at + numerals[0].end),
        direction=direction,
        base_year=fact.year,
        base_measure=source.measure("initial"),
    )
    return source.notes.fact(change)
