"""Numbers of indicators beside the indicators that the sentence lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.counting import count
from jiheng.checks.text.matching import matches
from jiheng.checks.text.settings import pattern
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def indicator_count(case: Case, rule: Rule) -> Iterable[Result]:
    """产出指标6个，…，…；: clauses that each hold a figure are indicators; where some do not it cannot be told."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.paragraphs):
            clauses = [one for one in match.found["list"].split(str(rule.settings["comma"])) if one]
            named = [clause for clause in clauses if not pattern(rule, "dates").fullmatch(clause)]
            measured = all(pattern(rule, "figures").search(clause) for clause in named)
            claimed = count(match.found["count"], body.pack)
            if named and measured and claimed != len(named):
                yield finding(case, rule, match.stretch.span(*match.found.span("claim")), expected=len(named))

    return judged(case, rule, look)
