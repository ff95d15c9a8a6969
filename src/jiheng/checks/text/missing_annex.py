"""Annexes and tables that the text refers to and that are not in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case, once
from jiheng.checks.text.annexes import openings, titles
from jiheng.checks.text.bodies import Body, Stretch
from jiheng.checks.text.matching import Match, matches
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.findings import Finding, Result, Rule, Severity


def missing_annex(case: Case, rule: Rule) -> Iterable[Result]:
    """详见附件2 without 附件2, 详见绩效目标表 without such a title, 详见附件 in a file without any annex."""
    opened = {(one.word, number) for one in openings(case) for number in (one.number, "")}

    def lacks_number(match: Match) -> bool:
        named = match.found["word"], match.found["number"] or ""
        return named not in opened and not _accounts(case, match)

    def lacks_title(match: Match) -> bool:
        return all(stretch is match.stretch for stretch in _titled(case, match.found["name"]))

    def look(body: Body) -> Iterator[Finding]:
        for match in matches(rule, body.running, "numbered"):
            if lacks_number(match):
                found = finding(case, rule, match.span)
                # 详见附表 in a text without any table: its tables are a file of their own.
                apart = not match.found["number"] and not case.document.tables
                yield at_most(found, Severity.HINT) if apart else found
        for match in matches(rule, body.running, "named"):
            if lacks_title(match):
                yield finding(case, rule, match.span)

    return judged(case, rule, look)


def _accounts(case: Case, match: Match) -> bool:
    """Whether the tables of the accounts are meant, which stand behind: 部门决算报表（见附表）."""
    words = {key: case.pack.text(f"annexes.accounts.{key}") for key in ("word", "told")}
    told = words["told"] in match.stretch.text[: match.found.start()]
    behind = any(table.span.start > match.span.start for table in case.document.tables)
    return not match.found["number"] and match.found["word"] == words["word"] and told and behind


@once
def _titled(case: Case, name: str) -> tuple[Stretch | None, ...]:
    """The titles that hold a name."""
    return tuple(stretch for stretch, title in titles(case) if name in title)
