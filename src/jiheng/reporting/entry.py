"""A finding as a reader sees it: its sentence, its place in words, and each operand with its meaning."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.document import Part, Span
from jiheng.findings import Consequence, Evidence, Finding
from jiheng.ledger import Fact
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Beside
from jiheng.reporting.places import Context, Places

SAY = messages("reporting")


class Operand(NamedTuple):
    """A figure that a finding was computed from: its words, its place, what it means; a span of None is elsewhere."""

    quote: str
    place: str
    meaning: str
    span: Span | None


class Follower(NamedTuple):
    """What follows from the same cause."""

    quote: str
    place: str
    expected: str
    span: Span


class Entry(NamedTuple):
    """A finding with everything that is shown of it, as plain values that can be sent between processes."""

    id: str
    finding: Finding
    part: str
    place: str
    context: Context
    operands: tuple[Operand, ...]
    followers: tuple[Follower, ...]


def entries(audit: Audit) -> tuple[Entry, ...]:
    """Every finding of an audit, in the order of the text."""
    places = Places(audit.document)
    return tuple(_entry(audit, places, *pair) for pair in zip(audit.ids, audit.findings, strict=True))


def _entry(audit: Audit, places: Places, identity: str, finding: Finding) -> Entry:
    return Entry(
        identity,
        finding,
        part_name(next((part for part in audit.document.parts if part.id == finding.part), None)),
        places.name(finding.span),
        places.context(finding.span),
        tuple(_operand(audit, places, operand) for operand in finding.evidence),
        tuple(dict.fromkeys(_follower(places, follower) for follower in finding.consequences)),
    )


def operand_line(operand: Operand) -> str:
    """An operand on one line: its words, what they mean, where they stand."""
    name = "entry.operand" if operand.meaning else "entry.bare_operand"
    return SAY.text(name, quote=operand.quote, meaning=operand.meaning, place=operand.place)


def follower_line(follower: Follower) -> str:
    """A consequence on one line."""
    name = "entry.consequence" if follower.expected else "entry.bare_consequence"
    return SAY.text(name, quote=follower.quote, place=follower.place, expected=follower.expected)


def part_name(part: Part | None) -> str:
    """A part by its entity, year and kind (川南县商贸局2023年度部门决算公开)."""
    if part is None:
        return SAY.text("parts.unnamed")
    year = SAY.text("parts.year", year=part.year) if part.year else ""
    return SAY.text("parts.name", entity=part.entity, year=year, kind=kind_name(part))


def kind_name(part: Part) -> str:
    """What a part is, in words (部门决算公开)."""
    return SAY.find(f"part_kinds.{part.kind}") or part.kind


def meaning(fact: Fact) -> str:
    """A fact in words: year, what narrows the concept, the concept, the measure."""
    year = SAY.text("facts.year", year=fact.year) if fact.year else ""
    narrowed = [word for word in fact.scope if word]
    named = any(word.rpartition("/")[2] == fact.concept for word in narrowed)
    whole = SAY.text("facts.share_of", of=fact.of) if fact.of else ""
    return (
        year
        + " ".join(narrowed if named else [*narrowed, fact.concept])
        + whole
        + SAY.text("facts.measure", measure=fact.measure)
    )


def _operand(audit: Audit, places: Places, operand: Evidence) -> Operand:
    if operand.path in audit.beside:
        return _foreign(audit.beside[operand.path], operand)
    fact = audit.ledger.facts[operand.fact] if operand.fact is not None else None
    said = meaning(fact) if fact else operand.note
    return Operand(places.words(operand.span), places.printed(operand.span), said, operand.span)


def _foreign(home: Beside, operand: Evidence) -> Operand:
    """An operand that stands in another file."""
    places = Places(home.document)
    said = meaning(home.ledger.facts[operand.fact]) if operand.fact is not None else operand.note
    place = SAY.text("places.foreign", path=home.document.path, place=places.printed(operand.span))
    return Operand(places.words(operand.span), place, said, None)


def _follower(places: Places, follower: Consequence) -> Follower:
    return Follower(places.words(follower.span), places.printed(follower.span), follower.expected, follower.span)
