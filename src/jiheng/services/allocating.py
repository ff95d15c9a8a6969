"""Allocation by factors: from a filled workbook to amounts and their working paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jiheng.findings import Outcome
from jiheng.performance.allocation import Allocation, checked, compared
from jiheng.performance.allocation.published import Checked
from jiheng.performance.exact import shown
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks import allocate_workbook, read_plan, working_paper
from jiheng.performance.workbooks.allocation_reading import read_publication
from jiheng.policy import library
from jiheng.policy.root import root

__all__ = ["allocate", "check", "paper", "summary"]


def allocate(path: Path | str, *, policy: str | None = None, policies: Sequence[Path] = ()) -> Allocation:
    """Carry out the plan of a workbook.

    Raises:
        PerformanceError: it cannot be read or carried out; one Chinese sentence names the place and says what to do.
        KeyError: there is no such pack.
    """
    return allocate_workbook(Path(path), library(*policies).pack(policy or root()))


def check(path: Path | str, *, policy: str | None = None, policies: Sequence[Path] = ()) -> tuple[Checked, ...]:
    """Hold the published amounts of a workbook against its plan, as far as it can be carried out.

    Nothing where the workbook has no published amounts; where factor values are missing, what can be said without them.

    Raises:
        PerformanceError: the workbook cannot be read.
    """
    pack = library(*policies).pack(policy or root())
    publication = read_publication(Path(path), pack)
    if publication is None:
        return ()
    try:
        return checked(publication, read_plan(Path(path), pack))
    except PerformanceError as error:
        return (*checked(publication), Checked("plan", Outcome.NOT_CHECKABLE, str(error)))


def paper(found: Allocation, *, policy: str | None = None, policies: Sequence[Path] = ()) -> bytes:
    """The working paper of an allocation as a workbook."""
    return working_paper(found, library(*policies).pack(policy or root()))


def summary(found: Allocation) -> Iterator[str]:
    """The amounts to read: one line for each area, then what proves them."""
    plan, bounds = found.plan, {row.area.name: row.bound for row in found.rows}
    for change in compared(found):
        bound = bounds.get(change.area, "excluded")
        note = said(f"allocated.{bound}") if bound else ""
        last = said("allocated.last", last=shown(change.last)) if change.last is not None else ""
        yield said(
            "allocated.area", area=change.area, amount=shown(change.amount), unit=plan.unit, note=note, last=last
        )
    aside = plan.pool - plan.available
    slots = {"total": shown(found.total), "aside": shown(aside), "pool": shown(plan.pool), "unit": plan.unit}
    yield said("allocated.total", **slots)
