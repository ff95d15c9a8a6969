"""The same paragraph under two headings of one body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule


def copied_paragraph(case: Case, rule: Rule) -> Iterable[Result]:
    """Word for word, list numbers aside; what two bodies share (duties, results) is not copied but repeated."""

    def look(body: Body) -> Iterator[Finding]:
        seen: dict[str, Running] = {}
        for stretch in body.paragraphs:
            words = pattern(rule, "numbers").sub("", stretch.text)
            if len(words) < number(rule, "shortest") or pattern(rule, "spare").search(words):
                continue
            first = seen.setdefault(words, stretch)
            if first is not stretch and _apart(body, first, stretch):
                yield shown_with(finding(case, rule, stretch.place, line=_line(case, first)), first.place)

    return judged(case, rule, look)


def _apart(body: Body, one: Running, other: Running) -> bool:
    """Whether two stretches stand under different headings."""
    return body.section_at(one.place.start) != body.section_at(other.place.start)


def _line(case: Case, stretch: Running) -> int:
    return case.document.line(stretch.place.start)
