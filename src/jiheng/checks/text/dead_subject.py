"""Names of subjects that went out of use before the year of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.subjects import DIGITS, mentions
from jiheng.checks.text.verdicts import at_most, finding, gathered, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule, Severity
from jiheng.policy.classification import Rename, renames


def dead_subject(case: Case, rule: Rule) -> Iterable[Result]:
    """A name that a verified rename replaced; one finding per name, with its other places under it.

    A 类 is known without its mark, in a sentence or a table; other levels only by their mark or as a whole cell. In
    a year for which no source was seen it is a hint.
    """

    def look(body: Body) -> Iterator[Finding]:
        named = {name.name for mention in mentions(body) for name in mention.names}
        old = [one for one in renames(body.pack) if one.old in named or one.old in body.stretches.words]
        for rename in old if body.year is not None else ():
            proved = rename.dead(body.year or 0)
            if proved or rename.doubtful(body.year or 0):
                found = [finding(case, rule, span, expected=rename.new) for span in _places(rename, body, rule)]
                yield from (one if proved else at_most(one, Severity.HINT) for one in gathered(found))

    return judged(case, rule, look)


def _places(rename: Rename, body: Body, rule: Rule) -> list[Span]:
    level = DIGITS.index(len(rename.code))
    named = {name.span for mention in mentions(body) for name in mention.names if _is(name.name, name.level, rename)}
    plain = pattern(rule, "plain")
    for stretch in body.stretches:
        at = stretch.text.find(rename.old)
        while at >= 0:
            span, end = stretch.span(at, at + len(rename.old)), at + len(rename.old)
            whole = plain.sub("", stretch.text) == rename.old
            alone = (
                level == 0 and not any(span.touches(other) for other in named) and _stands(stretch.text, at, end, rule)
            )
            if whole or alone:
                named.add(span)
            at = stretch.text.find(rename.old, end)
    return sorted(named)


def _is(name: str, level: int, rename: Rename) -> bool:
    return name == rename.old and level == DIGITS.index(len(rename.code))


def _stands(text: str, start: int, end: int, rule: Rule) -> bool:
    """Whether the name is used as an item of the accounts: before an amount, or listed with others."""
    return bool(pattern(rule, "before").search(text[:start]) and pattern(rule, "after").match(text[end:]))
