"""The score that a report gives each dimension of an evaluation: the one between its name and the next one's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.document import Flow, Part, Span
from jiheng.policy import Pack

BREAK = "\n"
MOST_BEGINNINGS = 8
"""The first name may be told that often before the dimensions are gone through."""


class Score(NamedTuple):
    """A printed score and its place in the plain text."""

    value: Fraction
    span: Span


def dimensions(case: Case, part: Part, pack: Pack, names: Iterable[str]) -> Mapping[str, Score]:
    """The score of each dimension, where the part goes through all of them and gives each one score; else nothing."""
    told = _Told([flow for _, flow in case.document.flows(part)])
    names, at = list(names), -1
    if not all(name in told.text for name in names):
        return {}
    for _ in range(MOST_BEGINNINGS):
        at = min((place for name in names if (place := told.text.find(name, at + 1)) >= 0), default=-1)
        if at < 0:
            break
        places = {name: told.text.find(name, at) for name in names}
        if -1 in places.values():
            break
        found = {name: _score(told, stretch, pack) for name, stretch in _stretches(told.text, places)}
        scores = {name: score for name, score in found.items() if score is not None}
        if len(scores) == len(names):
            return scores
    return {}


class _Told:
    """The running text of a part in one piece, with the way back to the plain text."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        self.text = BREAK.join(flow.text for flow in flows)
        self._flows = flows

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return [offset for flow in self._flows for offset in flow.offsets]

    def span(self, start: int, end: int) -> Span:
        return Span(self._offsets[start], self._offsets[end - 1] + 1)


def _stretches(text: str, places: Mapping[str, int]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each name with what is told from there to the next name; the last one's paragraph, and one more, end it."""
    ordered = sorted(places.items(), key=lambda pair: pair[1])
    last = text.find(BREAK, text.find(BREAK, ordered[-1][1]) + 1)
    ends = [*(place for _, place in ordered[1:]), last if last > ordered[-1][1] else len(text)]
    yield from ((name, (place, end)) for (name, place), end in zip(ordered, ends, strict=True))


def _score(told: _Told, stretch: tuple[int, int], pack: Pack) -> Score | None:
    """The one score that a stretch gives: not the full points, nor what was taken off; None where it is not clear."""
    start, text = stretch[0], told.text[slice(*stretch)]
    apart, scored = (tuple(pack.words(f"rules.dimension_scores.settings.{name}")) for name in ("apart", "scored"))
    kept = [one for one in _points(pack).finditer(text) if not text[: one.start()].endswith(apart)]
    said = [one for one in kept if text[: one.start()].endswith(scored)]
    bare = [one for one in kept if not _in_bracket(text, one)]
    for found in (kept, bare, said):
        if len(found) == 1:
            return Score(Fraction(found[0][1]), told.span(start + found[0].start(), start + found[0].end()))
    return None


@cache
def _points(pack: Pack) -> re.Pattern[str]:
    """A number of points, as printed."""
    units = (symbol for symbol, unit in pack.numbers.units.items() if unit.dimension == "score")
    return re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?) ?(?:{'|'.join(map(re.escape, units))})")


def _in_bracket(text: str, one: re.Match[str]) -> bool:
    return text[: one.start()].endswith("（") and text[one.end() :].startswith("）")
