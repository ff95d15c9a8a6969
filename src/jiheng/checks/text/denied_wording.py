"""Two statements about the unit that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, bodies
from jiheng.checks.text.matching import Match
from jiheng.checks.text.settings import either, rows, words
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule


def denied_wording(case: Case, rule: Rule) -> Iterable[Result]:
    """Each row: a claim (执行率100%) and its denial (执行进度需加强), in one body or ``together``."""

    def look(body: Body) -> Iterator[Finding]:
        for row in rows(rule, "rows"):
            for denial, claim in islice(_pairs(case, row, body, rule), 1):
                found = finding(case, rule, denial.span, claim=claim.found.group(), expected=claim.found.group())
                yield shown_with(found, claim.span)

    return judged(case, rule, look)


def _pairs(case: Case, row: Mapping[str, object], body: Body, rule: Rule) -> Iterator[tuple[Match, Match]]:
    """Each denial with each claim; of a row that speaks of what one paragraph lists, those of one paragraph."""
    claims = list(_claims(case, str(row["claim"]), body, rule))
    for denial in _places(str(row["denial"]), body, rule) if claims else ():
        together = (claim for claim in claims if claim.stretch.place == denial.stretch.place)
        yield from ((denial, claim) for claim in (together if row.get("together") else claims))


def _claims(case: Case, pattern: str, body: Body, rule: Rule) -> Iterator[Match]:
    """The claim in the body itself, or in another of the same entity and year."""
    for other in (body, *bodies(case, rule)):
        if _same(body, other):
            yield from _places(pattern, other, rule)


def _same(one: Body, other: Body) -> bool:
    own, others = one.part, other.part
    same = own is not None and others is not None and (own.entity, own.year) == (others.entity, others.year)
    return one is other or (same and own is not None and bool(own.entity))


def _places(pattern: str, body: Body, rule: Rule) -> Iterator[Match]:
    spare = either(words(rule, "spare"))
    for stretch in body.paragraphs:
        for found in either((pattern,)).finditer(stretch.text):
            match = Match(stretch, found)
            if not spare.search(match.sentence):
                yield match
