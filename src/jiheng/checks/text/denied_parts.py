"""Statements that deny a report or form that stands in the same file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match
from jiheng.checks.text.settings import either, rows
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.document import Part, Span
from jiheng.findings import Finding, Result, Rule


def denied_parts(case: Case, rule: Rule) -> Iterable[Result]:
    """Each row: a claim (无特定目标类项目) and the kinds of bodies of the same entity that contradict it."""

    def look(body: Body) -> Iterator[Finding]:
        for row in rows(rule, "rows"):
            parts = _parts(case, body, cast("list[str]", row["kinds"]))
            for stretch in body.paragraphs if parts else ():
                for found in either((str(row["claim"]),)).finditer(stretch.text):
                    titles = str(rule.settings["join"]).join(part.title for part in parts)
                    one = finding(case, rule, Match(stretch, found).span, titles=titles)
                    yield shown_with(one, *(_first_line(case, part) for part in parts))

    return judged(case, rule, look)


def _first_line(case: Case, part: Part) -> Span:
    line, _, _ = case.document.quote(part.span).partition("\n")
    return Span(part.span.start, part.span.start + max(len(line), 1))


def _parts(case: Case, body: Body, kinds: list[str]) -> list[Part]:
    own = body.part
    if own is None:
        return []
    others = [part for part in case.document.parts if part.kind in kinds and part.id != own.id]
    return [part for part in others if part.entity == own.entity and part.year == own.year]
