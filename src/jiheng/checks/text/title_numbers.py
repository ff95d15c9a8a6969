"""One title cited under two numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.citations import Citation, citations
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule

ISSUER = 2
"""The first characters of a number name who issued the document; notices of one title come from many."""


def title_numbers(case: Case, rule: Rule) -> Iterable[Result]:
    """The same title with another number, in a sentence that does not speak of a revision."""

    def look(body: Body) -> Iterator[Finding]:
        first: dict[str, Citation] = {}
        for citation in citations(body):
            known = first.setdefault(citation.title, citation)
            if known.number != citation.number and known.number[:ISSUER] == citation.number[:ISSUER]:
                if not pattern(rule, "revised").search(citation.sentence):
                    found = finding(case, rule, citation.span, expected=known.number, number=citation.number)
                    yield shown_with(found, known.span)
                first[citation.title] = citation

    return judged(case, rule, look)
