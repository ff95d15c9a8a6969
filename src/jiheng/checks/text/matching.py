"""Places where a rule's patterns match and its exceptions do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jiheng.checks.text.bodies import Stretch
from jiheng.checks.text.settings import pattern
from jiheng.document import Span
from jiheng.findings import Rule


class Match(NamedTuple):
    """A match of a pattern in a stretch."""

    stretch: Stretch
    found: re.Match[str]

    @property
    def span(self) -> Span:
        """Its place in the plain text."""
        return self.stretch.span(*self.found.span())


def matches(rule: Rule, stretches: Iterable[Stretch], key: str = "patterns") -> Iterator[Match]:
    """Every match of the rule's patterns that none of its ``spare`` patterns touches, in order."""
    wanted, spared = pattern(rule, key), pattern(rule, "spare")
    for stretch in stretches:
        for found in wanted.finditer(stretch.text):
            if not _spared(spared, found):
                yield Match(stretch, found)


def _spared(spared: re.Pattern[str], found: re.Match[str]) -> bool:
    return any(other.start() < found.end() and found.start() < other.end() for other in spared.finditer(found.string))


def first_of_each(found: Iterable[Match]) -> Iterator[Match]:
    """One match per stretch: what stands beside it has the same cause."""
    seen: set[int] = set()
    for match in found:
        if match.stretch.place.start not in seen:
            seen.add(match.stretch.place.start)
            yield match
