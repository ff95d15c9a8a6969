"""Sections that the format asks for and the text does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case, once
from jiheng.checks.text.annexes import stretches
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.outlines import Required, heading, lines, required, shown
from jiheng.checks.text.settings import number
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Section, Span
from jiheng.findings import Finding, Result, Rule
from jiheng.policy import Pack


def missing_section(case: Case, rule: Rule) -> Iterable[Result]:
    """Neither its heading nor anything that it should say; only in a body that has most of its outline.

    The place is the heading after which it should stand.
    """

    def look(body: Body) -> Iterator[Finding]:
        wanted = required(body, "section")
        found = {row.name: _headed(case, row, body) for row in wanted}
        present = [row.name for row in wanted if found[row.name]]
        if len(present) * 100 < number(rule, "share") * len(wanted):
            return
        before = _opening(body)
        for row in wanted:
            here = found[row.name]
            if here is not None and body.span.holds(here.heading):
                before = here.heading
            elif here is None and not _told(case, row, body):
                missing = finding(case, rule, before, name=row.name, source=row.source, expected=row.name)
                yield at_most(missing, row.severity)

    return judged(case, rule, look)


def _headed(case: Case, row: Required, body: Body) -> Section | None:
    return _headed_anywhere(case, row, body.pack) if row.anywhere else heading(row, body.sections, body.pack)


@once
def _headed_anywhere(case: Case, row: Required, pack: Pack) -> Section | None:
    return heading(row, case.document.sections, pack)


def _told(case: Case, row: Required, body: Body) -> bool:
    return _told_anywhere(case, row) if row.anywhere else shown(row, lines(body))


@once
def _told_anywhere(case: Case, row: Required) -> bool:
    return shown(row, (stretch.text for stretch in stretches(case)))


def _opening(body: Body) -> Span:
    return body.running[0].place if body.running else body.span
