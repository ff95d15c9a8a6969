"""A project's score in the disclosure that the annexed report on the project does not account for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import number, pattern, words
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Part
from jiheng.findings import Finding, Result, Rule


def unsupported_score(case: Case, rule: Rule) -> Iterable[Result]:
    """自评得分为99.44分, and neither the report on that project nor a form of it says a word of scores."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            if Decimal(match.found["score"]) < number(rule, "full"):
                kinds = (*words(rule, "annexes"), *words(rule, "forms"))
                parts = [part for part in case.document.parts if part.kind in kinds and _is_on(match, part, case, rule)]
                reports = [part for part in parts if part.kind in words(rule, "annexes")]
                scored = any(pattern(rule, "scored").search(case.document.quote(part.span)) for part in parts)
                for report in () if scored else reports[:1]:
                    span = match.stretch.span(match.found.start("score"), match.found.end())
                    yield finding(case, rule, span, score=match.found["score"], title=report.title)

    return judged(case, rule, look)


def _is_on(match: Match, part: Part, case: Case, rule: Rule) -> bool:
    """Whether a part is about the project: a stretch of its name stands in it."""
    name, size = match.found["name"], number(rule, "common")
    text = "".join(case.document.quote(part.span).split())
    return any(name[at : at + size] in text for at in range(len(name) - size + 1))
