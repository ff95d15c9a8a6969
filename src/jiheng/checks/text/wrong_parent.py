"""Subjects that stand under a parent or at a level that is not theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jiheng.checks.case import Case, once
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.coded import coded_names
from jiheng.checks.text.subjects import DIGITS, Mention, Named, functional, mentions, standard
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule, Severity
from jiheng.policy import Pack
from jiheng.policy.classification import Classification, Subject


class Misplaced(NamedTuple):
    """A name, the subject that it is in the list, and the right path."""

    named: Named
    subject: Subject
    path: str


def wrong_parent(case: Case, rule: Rule) -> Iterable[Result]:
    """A 类 printed as 款, or a name that the list knows under one parent alone, and that is another one.

    A name that the list does not know is never a finding; what rests on a row that is not verified is a hint.
    """

    def look(body: Body) -> Iterator[Finding]:
        seen: set[Span] = set()
        for mention in mentions(body):
            for misplaced in _misplaced(mention, body.pack):
                seen.add(mention.span)
                found = finding(case, rule, misplaced.named.span, expected=misplaced.path)
                yield found if misplaced.subject.verified else at_most(found, Severity.HINT)
        for mention, other in _divided(case, body):
            if mention.span not in seen:
                path = _marked(other, body.pack)
                yield finding(case, rule, Span(mention.span.start, mention.names[1].span.end), expected=path)

    return judged(case, rule, look)


def _divided(case: Case, body: Body) -> Iterator[tuple[Mention, tuple[str, str]]]:
    """Mentions whose 款 the document mostly puts under another 类 (its tables count too)."""
    parents: dict[str, Counter[str]] = {}
    for upper, lower in (*_paths(body), *_coded(case)):
        parents.setdefault(lower, Counter())[upper] += 1
    for mention in mentions(body):
        if len(mention.names) > 1 and [named.level for named in mention.names[:2]] == [0, 1]:
            upper, lower = standard(mention.path[0], body.pack), mention.path[1]
            (most, times), *_ = parents[lower].most_common()
            if most != upper and times > parents[lower][upper]:
                yield mention, (most, lower)


def _paths(body: Body) -> Iterator[tuple[str, str]]:
    for mention in mentions(body):
        if [named.level for named in mention.names[:2]] == [0, 1]:
            yield standard(mention.path[0], body.pack), mention.path[1]


@once
def _coded(case: Case) -> tuple[tuple[str, str], ...]:
    """类 and 款 of the document's tables, by their codes."""
    names = dict(coded_names(case))
    lower = ((code[: DIGITS[0]], name) for code, name in names.items() if len(code) == DIGITS[1])
    return tuple((names[upper], name) for upper, name in lower if upper in names)


def _marked(path: tuple[str, str], pack: Pack) -> str:
    levels = pack.words("subjects.levels")
    return "".join(f"{name}（{level}）" for name, level in zip(path, levels, strict=False))


def _misplaced(mention: Mention, pack: Pack) -> Iterator[Misplaced]:
    known = functional(pack)
    for above, named in zip(mention.names, mention.names[1:], strict=False):
        name, parent = standard(named.name, pack), standard(above.name, pack)
        rows = known.by_name.get(name, ())
        top = [row for row in rows if len(row.code) == DIGITS[0]]
        own = [row for row in rows if len(row.code) == DIGITS[named.level]]
        if name == parent:
            continue
        if top and not own and named.level == 1:
            yield Misplaced(named, top[0], _path(top[0], known, pack))
        elif len(own) == 1 and parent in known.by_name and known.by_code[own[0].parent].name != parent:
            yield Misplaced(named, own[0], _path(own[0], known, pack))


def _path(subject: Subject, known: Classification, pack: Pack) -> str:
    """The path of a subject with its level marks."""
    parent = _path(known.by_code[subject.parent], known, pack) if subject.parent else ""
    level = pack.words("subjects.levels")[DIGITS.index(len(subject.code))]
    return f"{parent}{subject.name}（{level}）"
