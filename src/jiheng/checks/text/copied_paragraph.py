"""The same paragraph twice in one body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import at_most, finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule, Severity

FIGURES = re.compile(r"\d[\d.,]*")


def copied_paragraph(case: Case, rule: Rule) -> Iterable[Result]:
    """Word for word, list numbers aside, or but for a slip; what two bodies share (duties, results) is not copied.

    Paragraphs whose figures differ are told of different things.
    """

    def look(body: Body) -> Iterator[Finding]:
        seen: dict[str, Running] = {}
        numbers = pattern(rule, "numbers")
        for stretch in body.paragraphs:
            words = numbers.sub("", stretch.text)
            if len(words) < number(rule, "shortest") or pattern(rule, "spare").search(words):
                continue
            first = next((seen[key] for key in _keys(words, rule) if key in seen), None)
            for key in _keys(words, rule):
                seen.setdefault(key, stretch)
            apart = _apart(numbers.sub("", first.text), words, number(rule, "slip")) if first else None
            if first is not None and apart is not None:
                how = rule.settings["near" if apart else "same"]
                found = finding(case, rule, stretch.place, line=_line(case, first), how=how)
                yield shown_with(at_most(found, Severity.HINT) if apart else found, first.place)

    return judged(case, rule, look)


def _keys(words: str, rule: Rule) -> tuple[str, ...]:
    """A paragraph and its two ends: one of them is the same in another one that differs in a single place."""
    half = number(rule, "shortest") // 2
    return words, words[:half], words[-half:]


def _apart(one: str, other: str, most: int) -> int | None:
    """By how many characters two paragraphs of the same figures differ; None where by more, or in their figures."""
    if abs(len(one) - len(other)) > most or FIGURES.findall(one) != FIGURES.findall(other):
        return None
    start = _shared(one, other)
    end = _shared(one[start:][::-1], other[start:][::-1])
    middles = [text[start : len(text) - end] for text in (one, other)]
    return len(max(middles, key=len)) if max(map(len, middles)) <= most else None


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _line(case: Case, stretch: Running) -> int:
    return case.document.line(stretch.place.start)
