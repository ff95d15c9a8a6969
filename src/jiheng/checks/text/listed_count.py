"""Counts beside the list of what is counted, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.counting import count, sizes
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def listed_count(case: Case, rule: Rule) -> Iterable[Result]:
    """有11个，分别为…, or 内设…、…4个科室; a list that ends with 等 may be shorter than its count, never longer."""

    def look(body: Body) -> Iterator[Finding]:
        for key in ("after", "before"):
            for match in matches(rule, body.paragraphs, key):
                claimed = count(match.found["count"], body.pack)
                listed = sizes(match.found["list"], rule.settings, body.pack)
                if claimed and not _holds(claimed, listed, _open(rule, match)):
                    span = match.stretch.span(match.found.start("count"), match.found.end("unit"))
                    yield finding(case, rule, span, expected=max(listed), listed=match.found["list"][:60])

    return judged(case, rule, look)


def _open(rule: Rule, match: Match) -> bool:
    return bool(pattern(rule, "open").search(match.found["list"]))


def _holds(claimed: int, listed: set[int], is_open: bool) -> bool:  # noqa: FBT001 - the list's own property
    return claimed in listed or (is_open and min(listed) <= claimed)
