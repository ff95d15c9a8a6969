"""Purposes that belong to another subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.subjects import mentions
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def foreign_purpose(case: Case, rule: Rule) -> Iterable[Result]:
    """住房公积金 …主要用于：事业单位医疗保险支出: another listed 项 by name, and nothing of the own one."""

    def look(body: Body) -> Iterator[Finding]:
        full = [mention for mention in mentions(body) if mention.full]
        names = {mention.path[2] for mention in full}
        for mention in full:
            found = pattern(rule).match(mention.names[2].after)
            other = found and _other(found["purpose"], mention.path[2], names)
            if found and other:
                start = len(mention.stretch.text) - len(mention.names[2].after) + found.start("purpose")
                span = mention.stretch.span(start, start + len(found["purpose"]))
                yield finding(case, rule, span, name=mention.path[2], other=other)

    return judged(case, rule, look)


def _other(purpose: str, own: str, names: set[str]) -> str | None:
    """The other 项 whose name makes up most of the purpose, where no two characters in a row are the own name's."""
    if any(own[place : place + 2] in purpose for place in range(len(own) - 1)):
        return None
    named = [name for name in names - {own} if name in purpose and 2 * len(name) >= len(purpose)]
    return max(named, key=len, default=None)
