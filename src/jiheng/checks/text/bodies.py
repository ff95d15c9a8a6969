"""What the checks of wording read: the bodies of a document, each as stretches of running text and of cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeVar

from jiheng.checks.case import Case, once
from jiheng.checks.text.settings import words
from jiheng.document import Block, Cell, Document, Flow, Part, Role, Section, Span
from jiheng.expressions import Literals
from jiheng.findings import Rule
from jiheng.policy import Pack

LONGEST_TITLE = 40
MARKS = "，。；、"
"""What no title holds."""


class Running(NamedTuple):
    """A heading, paragraph or caption: ``text`` is its words on one line, widths folded."""

    block: Block
    flow: Flow
    text: str

    @property
    def place(self) -> Span:
        """Where it stands."""
        return self.block.span

    def span(self, start: int, end: int) -> Span:
        """The plain-text span of ``text[start:end]``."""
        return self.flow.span(start, end)


def is_title(stretch: Running) -> bool:
    """Whether it is a heading, or short and no sentence: a title, a caption, the line over a table."""
    title = len(stretch.text) <= LONGEST_TITLE and not any(mark in stretch.text for mark in MARKS)
    return title or stretch.block.role is Role.HEADING


_HALF = {chr(code): chr(code - 0xFEE0) for code in range(ord("０"), ord("ｚ") + 1) if chr(code).isalnum()}
_FOLDED = _HALF | dict(zip("():;", "（）：；", strict=True))
_WIDE = re.compile(f"[{''.join(_FOLDED)}]")


class Celled(NamedTuple):
    """A cell of a table: its words on one line, widths folded as in running text."""

    document: Document
    table: int
    cell: Cell
    text: str

    @property
    def place(self) -> Span:
        """Where it stands."""
        return self.cell.span

    def span(self, start: int, end: int) -> Span:
        """The plain-text span of ``text[start:end]``: the same characters, found again between the line breaks."""
        at, places = self.cell.span.start, []
        for character in self.cell.text[:end]:
            found = self.document.text.find(character, at, self.cell.span.end)
            places.append(at if found < 0 else found)
            at = places[-1] + 1
        return Span(places[start], places[-1] + 1) if start < end else Span(at, at)


Stretch = Running | Celled
Piece = TypeVar("Piece", Running, Celled, Stretch)


class Stretches(tuple[Piece, ...]):  # noqa: SLOT001 - what it knows of its words is kept with it
    """Stretches in their order, found by the words that they hold without a look at each."""

    @cached_property
    def words(self) -> str:
        """All their text, a stretch a line: a word that is not here is in no stretch."""
        return "\n".join([stretch.text for stretch in self])

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(stretch.text) + 1 for stretch in self))

    @cached_property
    def _known(self) -> dict[str, tuple[int, ...]]:
        return {}

    def with_any(self, literals: Literals) -> Iterator[Piece]:
        """Those that hold one of the words."""
        if len(literals) == 1:
            found: Iterable[int] = self._with(literals[0])
        else:
            found = sorted({index for literal in literals for index in self._with(literal)})
        return (self[index] for index in found)

    def _with(self, literal: str) -> tuple[int, ...]:
        if literal not in self._known:
            self._known[literal] = tuple(self._search(literal))
        return self._known[literal]

    def _search(self, literal: str) -> Iterator[int]:
        at = self.words.find(literal)
        while at >= 0:
            index = bisect_right(self._ends, at)
            yield index
            at = self.words.find(literal, self._ends[index])


@dataclass(frozen=True, eq=False)
class Body:
    """One part of the document (all of it, where it has no parts) with its pack, its sections and its stretches."""

    part: Part | None
    pack: Pack
    span: Span
    sections: tuple[Section, ...]
    stretches: Stretches[Stretch]

    @cached_property
    def running(self) -> Stretches[Running]:
        """The headings, paragraphs and captions."""
        return Stretches(stretch for stretch in self.stretches if isinstance(stretch, Running))

    @cached_property
    def paragraphs(self) -> Stretches[Running]:
        """The paragraphs alone."""
        return Stretches(stretch for stretch in self.running if stretch.block.role is Role.PARAGRAPH)

    @property
    def year(self) -> int | None:
        """The year that the body reports on."""
        return self.part.year if self.part else None


def bodies(case: Case, rule: Rule | None = None) -> Iterator[Body]:
    """The bodies that a rule is for: those of the kinds that its ``kinds`` setting names, or all of them."""
    kinds = words(rule, "kinds") if rule else ()
    for body in _bodies(case):
        if not kinds or (body.part is not None and body.part.kind in kinds):
            yield body


@once
def _bodies(case: Case) -> tuple[Body, ...]:
    document = case.document
    stretches = sorted(_stretches(document), key=lambda stretch: stretch.place.start)
    starts = [stretch.place.start for stretch in stretches]
    return tuple(
        Body(
            part,
            case.pack_of(part),
            span,
            document.sections_in(span),
            Stretches(stretches[bisect_left(starts, span.start) : bisect_left(starts, span.end)]),
        )
        for part, span in _bounds(document)
    )


def _bounds(document: Document) -> Iterator[tuple[Part | None, Span]]:
    if not document.parts:
        yield None, Span(0, len(document.text))
    for part in document.parts:
        yield part, part.span


def _stretches(document: Document) -> Iterator[Stretch]:
    for block, flow in document.flows():
        yield Running(block, flow, flow.text)
    for index, table in enumerate(document.tables):
        for cell in table.cells:
            yield Celled(document, index, cell, _WIDE.sub(lambda found: _FOLDED[found[0]], cell.text))
