"""所有目标都实现 beside indicators that lost points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case, once
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import first_of_each, matches
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule
from jiheng.ledger import Fact, Statement

ROW = "indicator_row"
Subject = tuple[str, int | None]


def denied_scores(case: Case, rule: Rule) -> Iterable[Result]:
    """A claim that nothing fell short, and rows of the same entity and year whose score is below their weight."""

    def look(body: Body) -> Iterator[Finding]:
        short = _short(case)[_subject(body)]
        for match in first_of_each(matches(rule, body.paragraphs)) if short else ():
            names = str(rule.settings["join"]).join(statement.texts.get("name", "") for statement, _ in short)
            found = finding(case, rule, match.span, names=names, count=len(short))
            yield shown_with(found, *(score.span for _, score in short))

    return judged(case, rule, look)


@once
def _short(case: Case) -> defaultdict[Subject, list[tuple[Statement, Fact]]]:
    """The rows whose score is below their weight, by known entity and year."""
    found: defaultdict[Subject, list[tuple[Statement, Fact]]] = defaultdict(list)
    for statement in case.ledger.statements:
        if statement.form == ROW and {"weight", "score"} <= statement.roles.keys():
            (weight,), (score,) = (case.ledger.at(statement.roles[role][:1]) for role in ("weight", "score"))
            if score.entity and _less(score, weight):
                found[score.entity, score.year].append((statement, score))
    return found


def _subject(body: Body) -> Subject:
    return (body.part.entity, body.part.year) if body.part else ("", None)


def _less(score: Fact, weight: Fact) -> bool:
    return score.quantity is not None and weight.quantity is not None and score.quantity.value < weight.quantity.value
