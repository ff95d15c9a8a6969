"""Items of expenditure that a sentence lists and the table shows as nought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import matches
from jiheng.checks.text.settings import words
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule
from jiheng.ledger import Fact


def listed_zero(case: Case, rule: Rule) -> Iterable[Result]:
    """主要包括：办公费、邮电费… beside a cell of 邮电费 that is 0.00, and none that is more."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            at = match.found.start("list")
            for item in match.found["list"].split(str(rule.settings["comma"])):
                cells = _cells(case, body, item, words(rule, "measures"))
                if cells and all(fact.quantity is not None and not fact.quantity.coefficient for fact in cells):
                    span = match.stretch.span(at, at + len(item))
                    yield shown_with(finding(case, rule, span), *(fact.span for fact in cells))
                at += len(item) + 1

    return judged(case, rule, look)


def _cells(case: Case, body: Body, item: str, measures: tuple[str, ...]) -> list[Fact]:
    """The item's figures in tables of the body's entity and year."""
    part = body.part
    if part is None or not part.entity:
        return []
    subjects = ((part.entity, part.year, item, measure) for measure in measures)
    facts = (fact for subject in subjects for fact in case.ledger.at(case.ledger.by_subject.get(subject, ())))
    return [fact for fact in facts if fact.table is not None]
