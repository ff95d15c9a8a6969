"""Terms that the accounts no longer use, or use for something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.settings import either, rows
from jiheng.checks.text.verdicts import at_most, finding, gathered, judged
from jiheng.findings import Finding, Result, Rule, Severity


def old_term(case: Case, rule: Rule) -> Iterable[Result]:
    """公共财政预算, 按经济分类 over 基本支出: each row with what is said today, from the year on in which it is."""

    def look(body: Body) -> Iterator[Finding]:
        for row in rows(rule, "terms"):
            if body.year is None or body.year >= int(str(row["from"])):
                wrong = either((str(row["wrong"]),))
                places = [
                    stretch.span(*found.span()) for stretch in body.running for found in wrong.finditer(stretch.text)
                ]
                severity = Severity(str(row.get("severity", rule.severity)))
                found = (finding(case, rule, span, expected=row["right"], source=row["source"]) for span in places)
                yield from gathered(at_most(one, severity) for one in found)

    return judged(case, rule, look)
