"""A person's mobile number in a text that is published."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Celled, Stretch
from jiheng.checks.text.matching import matches
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Result, Rule


def mobile_number(case: Case, rule: Rule) -> Iterable[Result]:
    """Eleven digits that begin with 13 to 19 and are no amount; landlines, credit and project codes are none."""

    def free(stretch: Stretch) -> bool:
        return not (isinstance(stretch, Celled) and case.document.tables[stretch.table].unit)

    return judged(
        case,
        rule,
        lambda body: (finding(case, rule, match.span) for match in matches(rule, filter(free, body.stretches))),
    )
