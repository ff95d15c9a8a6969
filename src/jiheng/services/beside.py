"""A report judged beside other files: its tables from the accounts system, last year's report, its budget, its units.

The files are read as one text, the report's first, so that a fact of any of them can stand in a relation with the
report's. Facts are the same by their keys alone. What the other files say is given: only the report is judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from jiheng.checks import clustered, run
from jiheng.checks.case import Case
from jiheng.document import Document, Part, Span
from jiheng.findings import Consequence, Evidence, Finding, Outcome, Result
from jiheng.formats import read
from jiheng.ledger import Fact, Ledger, Statement
from jiheng.reporting.audit import Audit, Beside
from jiheng.services.judging import understood
from jiheng.services.others import allowed, member, of_report, of_unit, other_units, other_years, owned, renamed, worded

_GAP = "\n\n"


class _Shift(NamedTuple):
    """Where a file begins in the common text and in the common ledger, and which of the files it is."""

    number: int
    start: int
    first: int
    tables: int

    def span(self, span: Span) -> Span:
        return Span(span.start + self.start, span.end + self.start)

    def part(self, name: str) -> str:
        return f"{self.number}.{name}" if self.number and name else name


@lru_cache(maxsize=32)
def given(path: Path, policy: str | None, policies: tuple[Path, ...]) -> Audit:
    """Another file that reports are judged by, read once.

    Raises:
        Unreadable, KeyError: as ``services.audit``.
    """
    return understood(read(path), policy, policies)


def judged_beside(
    audit: Audit, tables: Sequence[Audit] = (), others: Sequence[Audit] = (), units: Sequence[Audit] = ()
) -> Audit:
    """The report with every check made, its figures against those of the other files and the sums of its units too.

    Args:
        audit: the report, not judged yet.
        tables: what it was written from.
        others: other files of its unit, of any year.
        units: the reports of the department's units.
    """
    members = [member(unit, number) for number, unit in enumerate(units, 1)]
    own_tables = [owned(table, audit) for table in tables]
    alike = [of_report(audit, other) for other in (*own_tables, *others) if of_unit(audit, other)]
    files = [audit, *(renamed(audit, other) for other in (*alike, *members))]
    shifts = list(_shifts(files))
    case = _joined(files, shifts)
    own = Case(audit.document, audit.ledger, audit.packs, audit.pack)
    results = [
        *run(own, case),
        *other_units(audit, (*own_tables, *others)),
        *other_years(audit, (*own_tables, *members)),
    ]
    findings = clustered(results, case)
    home, compared = _Home(files, shifts), _compared(results, shifts)
    beside = {
        other.document.path: Beside(other.document, other.ledger, compared[number])
        for number, other in enumerate(files[1:], 1)
    }
    told = allowed(audit, (worded(audit, home.finding(finding)) for finding in findings), beside)
    return replace(
        audit,
        results=tuple(map(home.result, results)),
        findings=tuple(sorted(told, key=lambda one: (one.span, one.rule, one.message))),
        beside=beside,
    )


def _compared(results: Sequence[Result], shifts: Sequence[_Shift]) -> Counter[int]:
    """How many checks were made with a figure of each file."""
    firsts = [shift.first for shift in shifts]
    made = (result for result in results if result.outcome in (Outcome.PASSED, Outcome.FAILED))
    return Counter(number for result in made for number in {bisect_right(firsts, fact) - 1 for fact in result.facts})


def _shifts(files: Sequence[Audit]) -> Iterator[_Shift]:
    starts = accumulate((len(file.document.text) + len(_GAP) for file in files), initial=0)
    firsts = accumulate((len(file.ledger.facts) for file in files), initial=0)
    tables = accumulate((len(file.document.tables) for file in files), initial=0)
    for number, _ in enumerate(files):
        yield _Shift(number, next(starts), next(firsts), next(tables))


def _joined(files: Sequence[Audit], shifts: Sequence[_Shift]) -> Case:
    """All files as one case, for arithmetic alone: its document has text, sections and parts."""
    main = files[0]
    pairs = list(zip(files, shifts, strict=True))
    document = Document(
        main.document.path,
        _GAP.join(file.document.text for file in files),
        sections=tuple(
            replace(section, heading=shift.span(section.heading), span=shift.span(section.span))
            for file, shift in pairs
            for section in file.document.sections
        ),
        parts=tuple(_part(part, shift) for file, shift in pairs for part in file.document.parts),
    )
    ledger = Ledger(
        tuple(_fact(fact, file, shift) for file, shift in pairs for fact in file.ledger.facts),
        tuple(_statement(one, shift) for file, shift in pairs for one in file.ledger.statements),
    )
    packs = {shift.part(name): pack for file, shift in pairs for name, pack in file.packs.items()}
    return Case(document, ledger, packs, main.pack)


def _part(part: Part, shift: _Shift) -> Part:
    return replace(part, id=shift.part(part.id), span=shift.span(part.span))


def _fact(fact: Fact, file: Audit, shift: _Shift) -> Fact:
    if not shift.number:
        return fact
    table = None if fact.table is None else fact.table + shift.tables
    return replace(fact, span=shift.span(fact.span), part=shift.part(fact.part), table=table, path=file.document.path)


def _statement(statement: Statement, shift: _Shift) -> Statement:
    roles = {role: tuple(index + shift.first for index in indices) for role, indices in statement.roles.items()}
    return replace(statement, span=shift.span(statement.span), roles=roles)


class _Home:
    """Brings what was said of the common text home to the report, and its evidence to the file that it stands in."""

    def __init__(self, files: Sequence[Audit], shifts: Sequence[_Shift]) -> None:
        self._files, self._shifts = files, shifts
        self._facts, self._end = len(files[0].ledger.facts), len(files[0].document.text)

    def result(self, result: Result) -> Result:
        """A result whose place and facts are the report's."""
        own = self._own(result.facts)
        finding = self.finding(result.finding) if result.finding else None
        return replace(result, span=self._span(result.span, own), finding=finding, facts=own)

    def finding(self, finding: Finding) -> Finding:
        """A finding that stands in the report."""
        own = self._own(finding.facts)
        span = self._span(finding.span, own)
        part = self._files[0].document.part_at(span.start)
        return replace(
            finding,
            span=span,
            part=part.id if part else "",
            facts=own,
            evidence=tuple(map(self._evidence, finding.evidence)),
            consequences=tuple(one for one in finding.consequences if self._is_own(one)),
        )

    def _own(self, facts: Sequence[int]) -> tuple[int, ...]:
        return tuple(fact for fact in facts if fact < self._facts)

    def _span(self, span: Span, own: Sequence[int]) -> Span:
        if span.end <= self._end or not own:
            return span
        return self._files[0].ledger.facts[own[0]].span

    def _is_own(self, consequence: Consequence) -> bool:
        return consequence.span.end <= self._end

    def _evidence(self, operand: Evidence) -> Evidence:
        shift = next(shift for shift in reversed(self._shifts) if operand.span.start >= shift.start)
        if not shift.number:
            return operand
        span = Span(operand.span.start - shift.start, operand.span.end - shift.start)
        fact = operand.fact - shift.first if operand.fact is not None else None
        return Evidence(span, fact, self._files[shift.number].document.path, operand.note)
