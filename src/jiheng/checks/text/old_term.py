"""Terms that the accounts no longer use, or use for something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.matching import holding
from jiheng.checks.text.settings import either, rows
from jiheng.checks.text.verdicts import at_most, finding, gathered, judged
from jiheng.findings import Finding, Result, Rule, Severity


def old_term(case: Case, rule: Rule) -> Iterable[Result]:
    """公共财政预算, 按经济分类 over 基本支出: each row with what is said today, from the year on in which it is."""

    def look(body: Body) -> Iterator[Finding]:
        terms = rows(rule, "terms")
        places = [*holding(either(tuple(str(row["wrong"]) for row in terms)), body.running)]
        for row in terms if places else ():
            if body.year is None or body.year >= int(str(row["from"])):
                wrong = either((str(row["wrong"]),))
                spans = [stretch.span(*found.span()) for stretch in places for found in wrong.finditer(stretch.text)]
                severity = Severity(str(row.get("severity", rule.severity)))
                found = (finding(case, rule, span, expected=row["right"], source=row["source"]) for span in spans)
                yield from gathered(at_most(one, severity) for one in found)

    return judged(case, rule, look)
