"""Sections that the format asks for and the text does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.outlines import Required, heading, required, shows
from jiheng.checks.text.settings import number
from jiheng.checks.text.verdicts import at_most, finding, judged
from jiheng.document import Section, Span
from jiheng.findings import Finding, Result, Rule


def missing_section(case: Case, rule: Rule) -> Iterable[Result]:
    """Neither its heading nor anything that it should say; only in a body that has most of its outline.

    The place is the heading after which it should stand.
    """

    def look(body: Body) -> Iterator[Finding]:
        wanted = required(body, "section")
        found = {row.name: heading(row, _sections(case, body, row), body.pack) for row in wanted}
        present = [row.name for row in wanted if found[row.name]]
        if len(present) * 100 < number(rule, "share") * len(wanted):
            return
        before = _opening(body)
        for row in wanted:
            here = found[row.name]
            if here is not None and body.span.holds(here.heading):
                before = here.heading
            elif here is None and not shows(row, case, body):
                missing = finding(case, rule, before, name=row.name, source=row.source, expected=row.name)
                yield at_most(missing, row.severity)

    return judged(case, rule, look)


def _sections(case: Case, body: Body, row: Required) -> tuple[Section, ...]:
    return case.document.sections if row.anywhere else body.sections


def _opening(body: Body) -> Span:
    return body.running[0].place if body.running else body.span
