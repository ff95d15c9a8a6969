"""Subjects that the glossary explains and the text never uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.glossary import glossary
from jiheng.checks.text.subjects import apart
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.findings import Finding, Result, Rule


def unused_gloss(case: Case, rule: Rule) -> Iterable[Result]:
    """One finding for the glossary: its first such entry, the others under it."""

    def look(body: Body) -> Iterator[Finding]:
        terms = glossary(body)
        if terms is None or not terms.used:
            return
        idle = [
            mention.span
            for mention in terms.subjects
            if not any(mention.path == other.path or apart(mention, other, body.pack) for other in terms.used)
        ]
        yield from gathered(finding(case, rule, span, count=len(idle)) for span in idle)

    return judged(case, rule, look)
