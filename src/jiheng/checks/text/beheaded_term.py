"""Terms that have lost their first character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import either, words
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def beheaded_term(case: Case, rule: Rule) -> Iterable[Result]:
    """般公共预算, 车运行维护费: the rest of a term of the rule without what comes before it."""
    heads = {term[1:]: term for term in words(rule, "terms")}
    rest = either(tuple(rf"{term[1:]}(?<!{term})" for term in words(rule, "terms")))

    def look(body: Body) -> Iterator[Finding]:
        before = ""
        for stretch in body.running:
            for found in rest.finditer(stretch.text):
                term = heads[found.group()]
                if found.start() or not before.endswith(term[0]):
                    yield finding(case, rule, stretch.span(*found.span()), expected=term)
            before = stretch.text

    return judged(case, rule, look)
