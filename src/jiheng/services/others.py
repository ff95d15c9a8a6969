"""Other files made comparable with a report: by the names of units and measures that the report uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import MAXYEAR
from pathlib import Path
from typing import cast

from jiheng.document import Span
from jiheng.findings import Evidence, Finding, Outcome, Result, Severity
from jiheng.ledger import Ledger
from jiheng.reporting.audit import Audit, Beside

_COMPARED = "same_figure"
_TOLD = 3  # files of other units that are named, before the rest is counted
_SHORTEST = 5  # signs of a unit's name that stands for the same with its place before it


def owned(tables: Audit, report: Audit) -> Audit:
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


def member(unit: Audit, number: int) -> Audit:
    """A unit's report under a name of its own, which no other file's unit has (the department's may be the same)."""
    name = next((part.entity for part in unit.document.parts if part.entity), unit.document.path)
    facts = tuple(replace(fact, entity=f"{number}. {name}") for fact in unit.ledger.facts if fact.entity)
    return replace(unit, ledger=Ledger(facts))


def of_unit(audit: Audit, other: Audit) -> bool:
    """Whether a figure of another file is of a unit that the report has figures of."""
    return bool(_names(audit, other))


def other_units(audit: Audit, others: Sequence[Audit]) -> Iterator[Result]:
    """Files of another unit, or without a figure: nothing of the report could be compared with them."""
    strange = [other for other in others if not of_unit(audit, other)]
    for other in strange[:_TOLD]:
        unit = next((fact.entity for fact in other.ledger.facts if fact.entity), "")
        yield _not_compared(audit, other, "other_unit" if unit else "nothing_read", unit=unit)
    if len(strange) > _TOLD:
        yield _not_compared(audit, strange[_TOLD], "other_units", count=len(strange) - _TOLD)


def other_years(audit: Audit, others: Sequence[Audit]) -> Iterator[Result]:
    """Tables and members of another year than the report's."""
    own = {part.year for part in audit.document.parts if part.year is not None}
    for other in others:
        theirs = dict.fromkeys(fact.year for fact in other.ledger.facts if fact.year is not None)
        if theirs and own.isdisjoint(theirs):
            yield _not_compared(audit, other, "other_year", year=next(iter(theirs)))


def _not_compared(audit: Audit, other: Audit, reason: str, **slots: object) -> Result:
    text = audit.pack.text(f"reasons.{reason}").format(path=other.document.path, **slots)
    return Result(_COMPARED, Outcome.NOT_CHECKABLE, Span(0, 0), reason=text)


def of_report(audit: Audit, other: Audit) -> Audit:
    """Another file with its figures as those of the report's units, and those of other units out of all comparison."""
    names = _names(audit, other)
    facts = tuple(replace(fact, entity=names.get(fact.entity, "")) for fact in other.ledger.facts)
    return replace(other, ledger=replace(other.ledger, facts=facts))


def _names(audit: Audit, other: Audit) -> dict[str, str]:
    """The units of another file that the report has figures of, by the report's names of them.

    One may be named without the place that its full name begins with.
    """
    own = {fact.entity for fact in audit.ledger.facts}
    theirs = {fact.entity for fact in other.ledger.facts}
    alike = {name: [name] if name in own else [one for one in own if _ends(one, name)] for name in theirs}
    return {name: found[0] for name, found in alike.items() if len(found) == 1}


def _ends(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST and longer.endswith(shorter)


def renamed(audit: Audit, other: Audit) -> Audit:
    """The other file with its budget figures as the report calls them (the published budget is 年初预算数)."""
    named = {part.id: audit.pack.table(f"beside.measures.{part.kind}") for part in other.document.parts}
    facts = tuple(
        replace(fact, measure=str(named.get(fact.part, {}).get(fact.measure, fact.measure)))
        for fact in other.ledger.facts
    )
    return replace(other, ledger=replace(other.ledger, facts=facts))


def worded(audit: Audit, finding: Finding) -> Finding:
    """A finding that another file proves, in words that name the file in place of some other place of the text."""
    path = next((one.path for one in finding.evidence if one.path), "")
    if not path:
        return finding
    file, message = Path(path).name, finding.message
    for words, instead in cast("dict[str, str]", audit.pack.table("beside.wording")).items():
        message = message.replace(words, instead.format(file=file))
    told = "" if file in message else audit.pack.text("beside.proved").format(file=file)
    return replace(finding, message=message + told)


def allowed(audit: Audit, findings: Iterable[Finding], beside: Mapping[str, Beside]) -> Iterator[Finding]:
    """The findings; against an earlier year's file they are hints where the report says that bases were restated."""
    year = min((part.year for part in audit.document.parts if part.year), default=0)
    told = "".join(audit.document.text.split())
    words = next((word for word in audit.pack.words("beside.restated") if word in told), "")
    if not words:
        yield from findings
        return
    note = audit.pack.text("beside.restated_note").format(words=words)
    for finding in findings:
        if any(_year(one, beside) < year for one in finding.evidence if one.path in beside):
            yield replace(finding, severity=Severity.HINT, message=finding.message + note)
        else:
            yield finding


def _year(operand: Evidence, beside: Mapping[str, Beside]) -> int:
    found = None if operand.fact is None else beside[operand.path].ledger.facts[operand.fact].year
    return MAXYEAR if found is None else found
