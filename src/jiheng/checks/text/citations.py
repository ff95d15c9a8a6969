"""Cited documents: a title in book marks with the number that follows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.checks.case import once
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import expression
from jiheng.document import Span


class Citation(NamedTuple):
    """A title, its number with the year in it, the text of the sentence before it, and their places."""

    title: str
    number: str
    year: int
    before: str
    sentence: str
    span: Span
    number_span: Span


@once
def citations(body: Body) -> tuple[Citation, ...]:
    """Every cited document of a body, in order."""
    return tuple(citation for stretch in body.running for citation in _cited(stretch, body))


def _cited(stretch: Running, body: Body) -> Iterator[Citation]:
    for found in expression(body.pack, "citations.pattern").finditer(stretch.text):
        begin = stretch.text.rfind(body.pack.text("citations.stop"), 0, found.start()) + 1
        end = stretch.text.find(body.pack.text("citations.stop"), found.end())
        yield Citation(
            found["title"],
            found["number"],
            int(found["year"]),
            stretch.text[begin : found.start()],
            stretch.text[begin : end if end >= 0 else len(stretch.text)],
            stretch.span(*found.span()),
            stretch.span(*found.span("number")),
        )
