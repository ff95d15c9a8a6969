"""Documents whose number names another year than the sentence does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.citations import citations
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def document_year(case: Case, rule: Rule) -> Iterable[Result]:
    """2023年5月印发《…》（…〔2022〕52号）: the date directly before the title, with a word of issue between them."""

    def look(body: Body) -> Iterator[Finding]:
        for citation in citations(body):
            issued = pattern(rule).search(citation.before)
            if issued and int(issued["year"]) != citation.year:
                yield finding(case, rule, citation.number_span, expected=issued["year"], year=citation.year)

    return judged(case, rule, look)
