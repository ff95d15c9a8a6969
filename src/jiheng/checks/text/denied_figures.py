"""Statements that deny what the figures of the same unit and year show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.figures import figures, is_zero
from jiheng.checks.text.matching import Match
from jiheng.checks.text.settings import either, rows, words
from jiheng.checks.text.verdicts import at_most, finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule, Severity
from jiheng.ledger import Fact

Row = Mapping[str, object]


def denied_figures(case: Case, rule: Rule) -> Iterable[Result]:
    """Each row of the rule: a claim, the concepts that it speaks of, and what it denies.

    ``denies`` is ``some`` (无政府采购 beside a figure above nought), ``none`` (全面开展 beside figures that are
    all nought) or ``equality`` (收支相等 beside two figures that differ).
    """

    def look(body: Body) -> Iterator[Finding]:
        for row in rows(rule, "rows"):
            against = list(figures(case, body, cast("list[str]", row["concepts"]), words(rule, "measures")))
            shown = _denied(str(row["denies"]), against)
            for match in _claims(row, rule, body) if shown else ():
                yield _worded(case, rule, row, match, shown)

    return judged(case, rule, look)


def _denied(what: str, facts: list[Fact]) -> list[Fact]:
    """The facts that contradict a claim; none where it holds or cannot be told."""
    if what == "some":
        return [fact for fact in facts if is_zero(fact) is False]
    if what == "none":
        return facts if facts and all(is_zero(fact) for fact in facts) else []
    values = {fact.quantity.worth for fact in facts if fact.quantity is not None}
    concepts = {fact.concept for fact in facts}
    return facts if len(concepts) > 1 and len(values) > 1 else []


def _claims(row: Row, rule: Rule, body: Body) -> Iterator[Match]:
    """The places of a claim, spared where the sentence speaks of another year or of a part of the unit."""
    claim = either((str(row["claim"]),))
    spare = either((*words(rule, "spare"), *cast("list[str]", row.get("spare", ()))))
    for stretch in body.paragraphs:
        for found in claim.finditer(stretch.text):
            match = Match(stretch, found)
            before = match.sentence[: match.sentence.find(found.group()) + len(found.group())]
            if not spare.search(before) and str((body.year or 0) - 1) not in before:
                yield match


def _worded(case: Case, rule: Rule, row: Row, match: Match, facts: list[Fact]) -> Finding:
    named = {fact.concept: case.document.quote(fact.span).strip() for fact in reversed(facts)}
    values = rule.settings["join"]
    shown = str(values).join(f"{concept}{value}" for concept, value in named.items())
    found = finding(case, rule, match.span, expected=shown, shown=shown)
    found = shown_with(found, *(fact.span for fact in facts[:4]))
    return at_most(found, Severity(str(row.get("severity", Severity.WARNING))))
