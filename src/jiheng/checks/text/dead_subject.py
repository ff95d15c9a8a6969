"""Names of subjects that went out of use before the year of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.subjects import is_dead, mentions
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.findings import Finding, Result, Rule
from jiheng.policy.classification import renames


def dead_subject(case: Case, rule: Rule) -> Iterable[Result]:
    """A name that a verified rename replaced; one finding per name, with its other places under it."""

    def look(body: Body) -> Iterator[Finding]:
        named = [name for mention in mentions(body) for name in mention.names]
        for rename in renames(body.pack):
            places = [name.span for name in named if is_dead(name, rename, body.year)]
            yield from gathered(finding(case, rule, span, expected=rename.new) for span in places)

    return judged(case, rule, look)
