"""Subjects and terms that the text uses and the glossary does not explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.glossary import Glossary, glossary
from jiheng.checks.text.subjects import apart
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def missing_gloss(case: Case, rule: Rule) -> Iterable[Result]:
    """Only where the glossary explains subjects at all; one finding, the others under it."""

    def look(body: Body) -> Iterator[Finding]:
        terms = glossary(body)
        if terms is not None and terms.subjects:
            lacking = _lacking(terms, body)
            yield from gathered(finding(case, rule, span, count=len(lacking)) for span in lacking.values())

    return judged(case, rule, look)


def _lacking(terms: Glossary, body: Body) -> dict[str, Span]:
    """The 项 that are used and whose name no entry holds, each with its first place."""
    explained = "\n".join(entry.term for entry in terms.entries)
    found: dict[str, Span] = {}
    for mention in terms.used:
        meant = any(apart(mention, other, body.pack) for other in terms.subjects)
        if mention.full and not meant and mention.path[2] not in explained:
            found.setdefault(mention.path[2], mention.names[2].span)
    return found
