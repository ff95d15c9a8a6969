"""Items that stand twice in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def doubled_item(case: Case, rule: Rule) -> Iterable[Result]:
    """办公费、印刷费、办公费 after 主要包括."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            for span in _again(match, str(rule.settings["comma"])):
                yield finding(case, rule, span)

    return judged(case, rule, look)


def _again(match: Match, comma: str) -> Iterator[Span]:
    at, seen = match.found.start("list"), set()
    for item in match.found["list"].split(comma):
        if item in seen:
            yield match.stretch.span(at, at + len(item))
        seen.add(item)
        at += len(item) + len(comma)
