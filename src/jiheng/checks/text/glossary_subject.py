"""Subjects that the glossary calls otherwise than the accounts do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.glossary import Glossary, glossary
from jiheng.checks.text.subjects import Named, apart, is_dead
from jiheng.checks.text.verdicts import at_most, finding, gathered, judged, shown_with
from jiheng.findings import Finding, Result, Rule, Severity
from jiheng.policy.classification import renames

Difference = tuple[Named, Named]
"""A name of the glossary and the one that the accounts use in its place."""


def glossary_subject(case: Case, rule: Rule) -> Iterable[Result]:
    """Two of the three names of a path are the same and the third is alike: the accounts' name is meant."""

    def look(body: Body) -> Iterator[Finding]:
        terms = glossary(body)
        found = sorted(_differences(terms, body), key=_names) if terms else []
        for _, group in groupby(found, key=_names):
            yield from gathered(_worded(case, rule, one) for one in group)

    return judged(case, rule, look)


def _names(difference: Difference) -> tuple[str, str]:
    return difference[0].name, difference[1].name


def _worded(case: Case, rule: Rule, difference: Difference) -> Finding:
    ours, theirs = difference
    found = shown_with(finding(case, rule, ours.span, expected=theirs.name), theirs.span)
    short = theirs.name.startswith(ours.name)
    return at_most(found, Severity.HINT) if short else found


def _differences(terms: Glossary, body: Body) -> Iterator[Difference]:
    used = {mention.path: mention for mention in terms.used if mention.full}
    for mention in terms.subjects:
        if mention.full and mention.path not in used:
            found = next((one for other in used.values() if (one := apart(mention, other, body.pack))), None)
            if found and not any(is_dead(found[0], rename, body.year) for rename in renames(body.pack)):
                yield found
