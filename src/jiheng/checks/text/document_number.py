"""Numbers of cited documents in another form than the standard's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import matches
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule


def document_number(case: Case, rule: Rule) -> Iterable[Result]:
    """川府办发[2021]051号, 川府办发（2021）第51号: six-cornered brackets, no 第, no zero in front."""

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.stretches):
            right = str(rule.settings["right"]).format(
                name=match.found["name"], year=match.found["year"], number=match.found["number"].lstrip("0")
            )
            if match.found.group() != right:
                yield finding(case, rule, match.span, expected=right)

    return judged(case, rule, look)
