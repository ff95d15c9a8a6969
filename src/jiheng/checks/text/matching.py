"""Places where a rule's patterns match and its exceptions do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jiheng.checks.text.bodies import Stretch, Stretches
from jiheng.checks.text.settings import NEVER, pattern
from jiheng.document import Span
from jiheng.expressions import needed
from jiheng.findings import Rule

SENTENCE_END = re.compile("[。！？\n]")


class Match(NamedTuple):
    """A match of a pattern in a stretch."""

    stretch: Stretch
    found: re.Match[str]

    @property
    def span(self) -> Span:
        """Its place in the plain text."""
        return self.stretch.span(*self.found.span())

    @property
    def caught(self) -> str:
        """What the one group that took part caught; all of it where there is none."""
        return next(filter(None, self.found.groups()), self.found.group())

    @property
    def caught_span(self) -> Span:
        """The place of what was caught."""
        group = next((index for index, value in enumerate(self.found.groups(), 1) if value), 0)
        return self.stretch.span(*self.found.span(group))

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        text, (start, end) = self.stretch.text, self.found.span()
        begin = max((stop.end() for stop in SENTENCE_END.finditer(text, 0, start)), default=0)
        stop = SENTENCE_END.search(text, max(start, end - 1))
        return text[begin : stop.end() if stop else len(text)]


def matches(rule: Rule, stretches: Iterable[Stretch], key: str = "patterns") -> Iterator[Match]:
    """Every match of the rule's patterns that none of its ``spare`` patterns touches, in order."""
    yield from occurrences(pattern(rule, key), pattern(rule, "spare"), stretches)


def occurrences(wanted: re.Pattern[str], spared: re.Pattern[str], stretches: Iterable[Stretch]) -> Iterator[Match]:
    """Every match of one expression that the other one does not touch, in order."""
    for stretch in holding(wanted, stretches):
        for found in wanted.finditer(stretch.text):
            if not _spared(spared, found):
                yield Match(stretch, found)


def holding(wanted: re.Pattern[str], stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches in which an expression is found; of those that read alike, as cells do, one is searched."""
    known: dict[str, bool] = {}
    for stretch in _near(wanted, stretches) if wanted is not NEVER else ():
        text = stretch.text
        if text not in known:
            known[text] = wanted.search(text) is not None
        if known[text]:
            yield stretch


def _near(wanted: re.Pattern[str], stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    """The stretches that hold what the expression needs, where they are known by their words."""
    if not isinstance(stretches, Stretches):
        return stretches
    literals = needed(wanted)
    return stretches.with_any(literals) if literals else stretches


def _spared(spared: re.Pattern[str], found: re.Match[str]) -> bool:
    return any(other.start() < found.end() and found.start() < other.end() for other in spared.finditer(found.string))


def first_of_each(found: Iterable[Match]) -> Iterator[Match]:
    """One match per stretch: what stands beside it has the same cause."""
    seen: set[int] = set()
    for match in found:
        if match.stretch.place.start not in seen:
            seen.add(match.stretch.place.start)
            yield match
