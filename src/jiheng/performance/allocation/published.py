"""The check of a published allocation (已公布方案核对): recomputed where it can be, else what is missing is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from jiheng.findings import Outcome
from jiheng.performance.allocation.allocating import allocated
from jiheng.performance.allocation.model import Area, CarveOut, Plan
from jiheng.performance.exact import rounded, shown
from jiheng.performance.scoring.saying import percent
from jiheng.performance.wording import PerformanceError, said


@dataclass(frozen=True)
class Publication:
    """What was published: pool, amounts set aside, weights, the amount of each area; every part may be missing.

    ``shares`` are printed percentages by the name of an area, of a carve-out or of ``""`` (all areas together), as
    fractions of one with the places that were printed.
    """

    pool: Fraction | None
    amounts: Mapping[str, Fraction]
    carve_outs: tuple[CarveOut, ...] = ()
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    shares: Mapping[str, tuple[Fraction, int]] = field(default_factory=dict)
    unit: str = ""


class Checked(NamedTuple):
    """One comparison: its outcome, one Chinese sentence, and both sides where there are two."""

    name: str
    outcome: Outcome
    message: str
    stated: str = ""
    expected: str = ""


def checked(publication: Publication, plan: Plan | None = None) -> tuple[Checked, ...]:
    """Every comparison that the figures allow; with the ``plan`` (factor values), each amount is recomputed."""
    return (*_sum(publication), *_weights(publication), *_shares(publication), *_recomputed(publication, plan))


def _compared(name: str, subject: str, stated: str, expected: str) -> Checked:
    outcome = Outcome.PASSED if stated == expected else Outcome.FAILED
    slots = {"subject": subject, "stated": stated, "expected": expected}
    return Checked(name, outcome, said(f"allocation.published.{name}_{outcome}", **slots), stated, expected)


def _sum(publication: Publication) -> Iterator[Checked]:
    given = sum(publication.amounts.values(), Fraction(0))
    aside = sum((one.amount for one in publication.carve_outs), Fraction(0))
    if publication.pool is None:
        yield Checked("sum", Outcome.NOT_CHECKABLE, said("allocation.published.no_pool"))
        return
    yield _compared("sum", publication.unit, shown(publication.pool), shown(given + aside))


def _weights(publication: Publication) -> Iterator[Checked]:
    if not publication.weights:
        yield Checked("weights", Outcome.NOT_CHECKABLE, said("allocation.published.no_weights"))
        return
    yield _compared("weights", "", percent(sum(publication.weights.values(), Fraction(0))), percent(Fraction(1)))


def _shares(publication: Publication) -> Iterator[Checked]:
    if not publication.pool:
        return
    parts = {one.name: one.amount for one in publication.carve_outs} | dict(publication.amounts)
    parts[""] = sum(publication.amounts.values(), Fraction(0))
    for name, (stated, places) in publication.shares.items():
        share = parts[name] / publication.pool * 100
        true = Fraction(rounded(share.numerator, share.denominator, places), 10**places)
        yield _compared("share", name or said("allocation.all_areas"), shown(stated * 100), shown(true))


def _recomputed(publication: Publication, plan: Plan | None) -> Iterator[Checked]:
    missing = _missing(publication, plan)
    if missing or plan is None:
        listed = said("listing").join(missing)
        yield Checked("amount", Outcome.NOT_CHECKABLE, said("allocation.published.missing", listed=listed))
        return
    try:
        found = allocated(plan)
    except PerformanceError as error:
        yield Checked("amount", Outcome.NOT_CHECKABLE, str(error))
        return
    for name, amount in publication.amounts.items():
        yield _compared("amount", name, shown(amount), shown(found.amounts[name]))


def _missing(publication: Publication, plan: Plan | None) -> list[str]:
    """What would be needed to recompute."""
    full = {area.name for area in plan.areas if _known(area, plan)} if plan else set()
    lacking = [name for name in publication.amounts if name not in full]
    if lacking and not full:
        names = said("listing").join(publication.weights)
        return [said("allocation.published.values", factors=names or said("allocation.published.factors"))]
    return [said("allocation.published.values_of", area=name) for name in lacking]


def _known(area: Area, plan: Plan) -> bool:
    """Whether an area has everything that its amount needs."""
    return area.excluded or all(factor.name in area.values for factor in plan.leaves)
