"""The examples of a rule's record as documents that can be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from jiheng.document import Document, Span
from jiheng.formats import read_bytes
from jiheng.ledger import Fact, Ledger, Scope, Statement
from jiheng.policy.messages import messages
from jiheng.quantity import NumberWords, Quantity
from jiheng.reporting.audit import Audit
from jiheng.services.judging import understood

Row = Mapping[str, Any]
SAY = messages("services")


def document_of(example: Row, policy: str | None, policies: Sequence[Path]) -> Audit:
    """An example with its ledger, not judged yet.

    A ``text`` that names no unit is read as a passage of an invented unit's report. ``facts`` (as in a ledger file,
    without entity and year) and ``statements`` (roles with the numbers of the facts, from 0) are a ledger of that unit.
    """
    head = SAY.text("example_head")
    if "facts" in example:
        return _spelt(example, understood(_read(head), policy, policies))
    plain = understood(_read(str(example["text"])), policy, policies)
    return plain if plain.document.parts[0].entity else understood(_read(head + example["text"]), policy, policies)


def _read(text: str) -> Document:
    return read_bytes(text.encode(), SAY.text("example"))


def _spelt(example: Row, frame: Audit) -> Audit:
    """The facts of an example written into the frame's text, a line each."""
    text, facts = frame.document.text, []
    (part,) = frame.document.parts
    for row in example["facts"]:
        line = SAY.text("example_line", concept=row["concept"], value=row.get("value", ""), unit=row["unit"])
        span = Span(len(text), len(text) + len(line))
        fact = _fact(row, span, frame.pack.numbers)
        own = {"entity": row.get("entity", part.entity), "year": row.get("year", part.year)}
        facts.append(replace(fact, part=part.id, **own))
        text += f"{line}\n"
    statements = tuple(_statement(row, facts) for row in example.get("statements", ()))
    document = replace(frame.document, text=text, parts=(replace(part, span=Span(0, len(text))),))
    return replace(frame, document=document, ledger=Ledger(tuple(facts), statements))


def _fact(row: Row, span: Span, numbers: NumberWords) -> Fact:
    scope = {name: row[name] for name in Scope._fields if name in row}
    named = {
        name: row[name] for name in ("direction", "base_year", "base_measure", "of", "table", "path") if name in row
    }
    whole, _, fraction = str(row.get("value", "")).partition(".")
    unit = numbers.units[row["unit"]] if row["unit"] else None
    quantity = Quantity(int(whole + fraction), len(fraction), unit) if whole else None
    return Fact(row["concept"], row["measure"], quantity, span, scope=Scope(**scope), **named)


def _statement(row: Row, facts: Sequence[Fact]) -> Statement:
    roles = {name: _numbers(value) for name, value in row.items() if name not in {"form", "complete", "word"}}
    spans = [facts[number].span for numbers in roles.values() for number in numbers]
    whole = Span(min(spans).start, max(spans).end)
    return Statement(row["form"], whole, roles, row.get("complete", True), row.get("word", ""))


def _numbers(value: object) -> tuple[int, ...]:
    return (value,) if isinstance(value, int) else tuple(cast("list[int]", value))
