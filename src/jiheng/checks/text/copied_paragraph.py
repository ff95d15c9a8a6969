"""The same paragraph twice in one body."""

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
            if first is not stretch:
                yield shown_with(finding(case, rule, stretch.place, line=_line(case, first)), first.place)

    return judged(case, rule, look)


def _line(case: Case, stretch: Running) -> int:
    return case.document.line(stretch.place.start)
