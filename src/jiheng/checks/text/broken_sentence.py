"""Doubled punctuation, a verb before a bare amount where a term was swallowed, a sentence that breaks off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.matching import matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule

LONGER = Fraction(5, 4)
"""Lines of a wrapped text are no more than so many times as long as the one before."""
TAIL = 4
"""So many characters of a line that breaks off are quoted."""


def broken_sentence(case: Case, rule: Rule) -> Iterable[Result]:
    """，。 and 严控290.5万元 in running text, and a line that ends within its sentence and was not wrapped."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            yield finding(case, rule, match.span)
        names = body.part.names if body.part else ()
        for stretch in body.paragraphs:
            for end in _broken_off(case, rule, stretch, names):
                yield finding(case, rule, end)

    return judged(case, rule, look)


def _broken_off(case: Case, rule: Rule, stretch: Running, names: Iterable[str]) -> Iterator[Span]:
    """The last words of lines that end without a mark where the next line begins a sentence of its own.

    What a wrap cuts is as long as the lines around it; a line that is shorter than the one after it was not wrapped.
    """
    text, (start, stop) = case.document.text, (stretch.place.start, stretch.place.end)
    if "\n" not in text[start:stop]:
        return
    starts, hanging = tuple(names), pattern(rule, "hanging")
    for line, after in pairwise(_lines(text, start, stop)):
        above, below = (text[one.start : one.end] for one in (line, after))
        if _width(above) * LONGER >= _width(below) or not pattern(rule, "open").search(above):
            continue
        begun = hanging.search(above) or pattern(rule, "begins").match(below) or below.startswith(starts)
        # What pages carry beside the text is no part of the stretch.
        if begun and {line.end - 1, after.start} <= set(stretch.flow.offsets):
            yield Span(max(line.start, line.end - TAIL), line.end)


def _width(line: str) -> int:
    """In half characters."""
    return len(line.encode("gb18030", "replace"))


def _lines(text: str, start: int, stop: int) -> Iterator[Span]:
    """The printed lines of a stretch of the text that are not blank, without the spaces at their ends."""
    at = start
    for line in text[start:stop].split("\n"):
        bare = line.strip()
        if bare:
            left = at + line.index(bare)
            yield Span(left, left + len(bare))
        at += len(line) + 1
