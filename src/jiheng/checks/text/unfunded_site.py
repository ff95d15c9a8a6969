"""Sites of an evaluation in areas that got none of the money that is evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import matches
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def unfunded_site(case: Case, rule: Rule) -> Iterable[Result]:
    """选点为甲县、乙县, where the list of areas that got money (甲县10万元、丙县20万元) is complete and lacks 乙县."""

    def look(body: Body) -> Iterator[Finding]:
        funded = dict(_funded(case, rule, body))
        if len(funded) < number(rule, "least"):
            return
        for match in matches(rule, body.paragraphs):
            for site in pattern(rule, "site").finditer(match.found["list"]):
                if not any(site.group().startswith(area[:-1]) or area.startswith(site.group()[:-1]) for area in funded):
                    at = match.found.start("list") + site.start()
                    span = match.stretch.span(at, at + len(site.group()))
                    yield shown_with(finding(case, rule, span, areas="、".join(funded)), *funded.values())

    return judged(case, rule, look)


def _funded(case: Case, rule: Rule, body: Body) -> Iterator[tuple[str, Span]]:
    """The areas of the body's complete lists of money, each with the place of its figure."""
    for statement in case.ledger.said(body.span):
        if statement.form != "enumeration" or not statement.complete:
            continue
        for fact in case.ledger.at(statement.roles.get("parts", ())):
            area = pattern(rule, "area").search(fact.scope.place or fact.concept)
            if area:
                yield area.group(), fact.span
