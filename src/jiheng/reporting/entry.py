"""A finding as a reader sees it: its sentence, its place in words, and each operand with its meaning."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.document import Document, Part, Span
from jiheng.findings import Consequence, Evidence, Finding
from jiheng.ledger import Fact
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit

CONTEXT = 60  # characters of the sentence shown on each side of a quote
SAY = messages("reporting")


class Context(NamedTuple):
    """A sentence cut at the quote that it is shown for."""

    before: str
    quote: str
    after: str


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
    return tuple(_entry(audit, *pair) for pair in zip(audit.ids, audit.findings, strict=True))


def _entry(audit: Audit, identity: str, finding: Finding) -> Entry:
    document = audit.document
    return Entry(
        identity,
        finding,
        part_name(next((part for part in document.parts if part.id == finding.part), None)),
        place_name(document, finding.span),
        context(document, finding.span),
        tuple(_operand(audit, operand) for operand in finding.evidence),
        tuple(_follower(document, follower) for follower in finding.consequences),
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
    kind = SAY.find(f"part_kinds.{part.kind}") or part.kind
    return SAY.text("parts.name", entity=part.entity, year=year, kind=kind)


def place_name(document: Document, span: Span) -> str:
    """Where a span stands, in words, with the title of its section."""
    section = document.section_at(span.start)
    return printed_place(document, span) + (SAY.text("places.within", section=section.title) if section else "")


def printed_place(document: Document, span: Span) -> str:
    """Page and cell as far as the reader knows them, else the line of the text."""
    place = document.place(span)
    page = SAY.text("places.page", page=place.page) if place.page is not None else ""
    if place.cell is not None:
        return page + SAY.text("places.cell", cell=place.cell)
    return page or SAY.text("places.line", line=place.line)


def words(document: Document, span: Span) -> str:
    """The text of a span on one line."""
    return " ".join(document.quote(span).split())


def context(document: Document, span: Span) -> Context:
    """The sentence around a span, shortened far from it."""
    ends = SAY.text("sentence_ends")
    head = document.text[max(0, span.start - CONTEXT - 1) : span.start]
    tail = document.text[span.end : span.end + CONTEXT + 1]
    start = max(map(head.rfind, ends)) + 1
    stop = min((found for found in map(tail.find, ends) if found >= 0), default=len(tail))
    dots = SAY.text("ellipsis")
    before = head[start:] if start or len(head) <= CONTEXT else dots + head[1:]
    after = tail[:stop] if stop < len(tail) or len(tail) <= CONTEXT else tail[:-1] + dots
    return Context(before.lstrip(), words(document, span), after.rstrip())


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


def _operand(audit: Audit, operand: Evidence) -> Operand:
    if operand.path and operand.path != audit.document.path:
        return Operand(operand.note, SAY.text("places.foreign", path=operand.path), operand.note, None)
    fact = audit.ledger.facts[operand.fact] if operand.fact is not None else None
    said = meaning(fact) if fact else operand.note
    return Operand(words(audit.document, operand.span), printed_place(audit.document, operand.span), said, operand.span)


def _follower(document: Document, follower: Consequence) -> Follower:
    place = printed_place(document, follower.span)
    return Follower(words(document, follower.span), place, follower.expected, follower.span)
