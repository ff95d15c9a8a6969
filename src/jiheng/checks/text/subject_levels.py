"""Level marks of subjects in a wrong order, or with a level left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.subjects import mentions
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def subject_levels(case: Case, rule: Rule) -> Iterable[Result]:
    """类, 款, 项 follow each other; （类）…（项） lacks its 款, （类）…（款）…（款） has one twice."""

    def look(body: Body) -> Iterator[Finding]:
        for mention in mentions(body):
            levels = [named.level for named in mention.names]
            if levels != list(range(levels[0], levels[0] + len(levels))):
                right = "".join(body.pack.words("subjects.levels"))
                yield finding(case, rule, mention.span, expected=right)

    return judged(case, rule, look)
