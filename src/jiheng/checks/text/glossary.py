"""The glossary (名词解释) of a body: its entries, and what stands outside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jiheng.checks.case import once
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import expression
from jiheng.checks.text.subjects import Mention, mentions
from jiheng.document import Span


class Entry(NamedTuple):
    """A term that is explained, as printed."""

    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries, the subjects that they explain, and the subjects that the rest of the body names."""

    span: Span
    entries: tuple[Entry, ...]
    subjects: tuple[Mention, ...]
    used: tuple[Mention, ...]


@once
def glossary(body: Body) -> Glossary | None:
    """The glossary of a body; None where it has none."""
    title = body.pack.text("glossary.title")
    span = next((section.span for section in body.sections if title in section.title), None)
    if span is None:
        return None
    inside = tuple(stretch for stretch in body.running if span.holds(stretch.place))
    entries = tuple(entry for stretch in inside if (entry := _entry(stretch, body)))
    heads = {entry.span.start for entry in entries}
    explained = tuple(mention for mention in mentions(body) if mention.span.start in heads)
    used = tuple(mention for mention in mentions(body) if not span.holds(mention.span))
    return Glossary(span, entries, explained, used)


def _entry(stretch: Running, body: Body) -> Entry | None:
    found = expression(body.pack, "glossary.entry").match(stretch.text)
    return Entry(found["term"], stretch.span(*found.span("term"))) if found else None
