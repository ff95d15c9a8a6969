"""Subjects and terms that the text uses and the glossary does not explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.glossary import Glossary, glossary
from jiheng.checks.text.settings import either, rows
from jiheng.checks.text.subjects import apart
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def missing_gloss(case: Case, rule: Rule) -> Iterable[Result]:
    """The rule's terms, and 项 where the glossary explains subjects at all; one finding for all."""

    def look(body: Body) -> Iterator[Finding]:
        terms = glossary(body)
        if terms is not None and terms.entries:
            lacking = _terms(rule, terms, body) | _subjects(terms, body)
            names = str(rule.settings["join"]).join(lacking)
            found = (finding(case, rule, span, names=names, count=len(lacking)) for span in lacking.values())
            yield from gathered(found)

    return judged(case, rule, look)


def _subjects(terms: Glossary, body: Body) -> dict[str, Span]:
    """The 项 that are used and whose name no entry holds, each with its first place."""
    explained = "\n".join(entry.term for entry in terms.entries)
    found: dict[str, Span] = {}
    for mention in terms.used if terms.subjects else ():
        meant = any(apart(mention, other, body.pack) for other in terms.subjects)
        if mention.full and not meant and mention.path[2] not in explained:
            found.setdefault(mention.path[2], mention.names[2].span)
    return found


def _terms(rule: Rule, terms: Glossary, body: Body) -> dict[str, Span]:
    """The terms of the rule that a paragraph uses and no entry holds, each with its first place."""
    explained = "\n".join(entry.term for entry in terms.entries)
    found: dict[str, Span] = {}
    for row in rows(rule, "terms"):
        wanted = either((str(row["pattern"]),))
        uses = (
            stretch.span(*use.span())
            for stretch in body.paragraphs
            if not terms.span.holds(stretch.place)
            for use in wanted.finditer(stretch.text)
        )
        first = None if wanted.search(explained) else next(uses, None)
        if first:
            found[str(row["name"])] = first
    return found
