"""Subjects that the glossary explains and the text never uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.glossary import Glossary, glossary
from jiheng.checks.text.subjects import Mention, apart
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.findings import Finding, Result, Rule


def unused_gloss(case: Case, rule: Rule) -> Iterable[Result]:
    """One finding for the glossary: its first such entry, the others under it."""

    def look(body: Body) -> Iterator[Finding]:
        terms = glossary(body)
        if terms is None:
            return
        text = _text(body, terms)
        idle = [mention.span for mention in terms.subjects if not _used(mention, terms, text, body)]
        if len(idle) < len(terms.subjects):
            yield from gathered(finding(case, rule, span, count=len(idle)) for span in idle)

    return judged(case, rule, look)


def _text(body: Body, terms: Glossary) -> str:
    """The rest of the body; what names subjects without their marks is searched for their words."""
    return "\n".join(stretch.text for stretch in body.stretches if not terms.span.holds(stretch.place))


def _used(mention: Mention, terms: Glossary, text: str, body: Body) -> bool:
    """Whether the path, or one that is alike, is named; without marks, whether its last two names stand in the text."""
    if any(mention.path == other.path or apart(mention, other, body.pack) for other in terms.used):
        return True
    return not any(other.full for other in terms.used) and any(name in text for name in mention.path[-2:])
