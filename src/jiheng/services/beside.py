"""A report judged beside other files: its tables from the accounts system, last year's report, its budget, its units.

The files are read as one text, the report's first, so that a fact of any of them can stand in a relation with the
report's. Facts are the same by their keys alone. What the other files say is given: only the report is judged.
"""

from __future__ import annotations

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

_GAP = "\n\n"
_COMPARED = "same_figure"
_TOLD = 3  # files of other units that are named, before the rest is counted


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


def _owned(tables: Audit, report: Audit) -> Audit:
    """Tables as those of a report's unit and year, where they name none, or the unit by a short name."""
    main = next((part for part in report.document.parts if part.entity and part.year), report.document.parts[0])
    names = {"", main.entity, *main.names}
    facts = tuple(
        replace(
            fact,
            entity=main.entity if fact.entity in names else fact.entity,
            year=main.year if fact.year is None else fact.year,
        )
        for fact in tables.ledger.facts
    )
    return replace(tables, ledger=replace(tables.ledger, facts=facts))


def _member(unit: Audit, number: int) -> Audit:
    """A unit's report under a name of its own, which no other file's unit has (the department's may be the same)."""
    name = next((part.entity for part in unit.document.parts if part.entity), unit.document.path)
    facts = tuple(replace(fact, entity=f"{number}. {name}") for fact in unit.ledger.facts if fact.entity)
    return replace(unit, ledger=Ledger(facts))


def _of_unit(audit: Audit, other: Audit) -> bool:
    """Whether a figure of another file is of a unit that the report has figures of."""
    return not {fact.entity for fact in audit.ledger.facts}.isdisjoint(fact.entity for fact in other.ledger.facts)


def _other_units(audit: Audit, others: Sequence[Audit]) -> Iterator[Result]:
    """Files of another unit, or without a figure: nothing of the report could be compared with them."""
    strange = [other for other in others if not _of_unit(audit, other)]
    for other in strange[:_TOLD]:
        unit = next((fact.entity for fact in other.ledger.facts if fact.entity), "")
        yield _not_compared(audit, other, "other_unit" if unit else "nothing_read", unit=unit)
    if len(strange) > _TOLD:
        yield _not_compared(audit, strange[_TOLD], "other_units", count=len(strange) - _TOLD)


def _other_years(audit: Audit, others: Sequence[Audit]) -> Iterator[Result]:
    """Tables and members of another year than the report's."""
    own = {part.year for part in audit.document.parts if part.year is not None}
    for other in others:
        theirs = dict.fromkeys(fact.year for fact in other.ledger.facts if fact.year is not None)
        if theirs and own.isdisjoint(theirs):
            yield _not_compared(audit, other, "other_year", year=next(iter(theirs)))


def _not_compared(audit: Audit, other: Audit, reason: str, **slots: object) -> Result:
    text = audit.pack.text(f"reasons.{reason}").format(path=other.document.path, **slots)
    return Result(_COMPARED, Outcome.NOT_CHECKABLE, Span(0, 0), reason=text)


def _same_unit(audit: Audit, other: Audit) -> Audit:
    """Another file with the figures of other units taken out of all comparison."""
    own = {fact.entity for fact in audit.ledger.facts}
    facts = tuple(fact if fact.entity in own else replace(fact, entity="") for fact in other.ledger.facts)
    return replace(other, ledger=replace(other.ledger, facts=facts))


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
    members = [_member(unit, number) for number, unit in enumerate(units, 1)]
    own_tables = [_owned(table, audit) for table in tables]
    alike = [_same_unit(audit, other) for other in (*own_tables, *others) if _of_unit(audit, other)]
    files = [audit, *(_renamed(audit, other) for other in (*alike, *members))]
    shifts = list(_shifts(files))
    case = _joined(files, shifts)
    own = Case(audit.document, audit.ledger, audit.packs, audit.pack)
    results = [
        *run(own, case),
        *_other_units(audit, (*own_tables, *others)),
        *_other_years(audit, (*own_tables, *members)),
    ]
    findings = clustered(results, case)
    home = _Home(files, shifts)
    return replace(
        audit,
        results=tuple(map(home.result, results)),
        findings=tuple(sorted(map(home.finding, findings), key=lambda one: (one.span, one.rule, one.message))),
        beside={other.document.path: Beside(other.document, other.ledger) for other in files[1:]},
    )


def _renamed(audit: Audit, other: Audit) -> Audit:
    """The other file with its budget figures as the report calls them (the published budget is 年初预算数)."""
    named = {part.id: audit.pack.table(f"beside.measures.{part.kind}") for part in other.document.parts}
    facts = tuple(
        replace(fact, measure=str(named.get(fact.part, {}).get(fact.measure, fact.measure)))
        for fact in other.ledger.facts
    )
    return replace(other, ledger=replace(other.ledger, facts=facts))


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
