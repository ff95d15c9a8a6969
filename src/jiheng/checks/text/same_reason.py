"""One reason for the changes of many subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import number, pattern
from jiheng.checks.text.subjects import mentions
from jiheng.checks.text.verdicts import finding, gathered, judged
from jiheng.document import Span
from jiheng.findings import Finding, Result, Rule


def same_reason(case: Case, rule: Rule) -> Iterable[Result]:
    """The same words after 主要原因 for several 项: one finding per reason, with its places."""

    def look(body: Body) -> Iterator[Finding]:
        reasons: dict[str, dict[str, Span]] = defaultdict(dict)
        for mention in mentions(body):
            found = pattern(rule).search(mention.stretch.text) if mention.full else None
            if found and len(found["reason"]) >= number(rule, "shortest"):
                span = mention.stretch.span(*found.span("reason"))
                reasons[found["reason"]].setdefault(mention.path[2], span)
        for places in reasons.values():
            if len(places) >= number(rule, "fewest"):
                yield from gathered(finding(case, rule, span, count=len(places)) for span in places.values())

    return judged(case, rule, look)
