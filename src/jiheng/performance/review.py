"""Review of self-evaluations (复核): what is drawn, how reviewers' scores become one, adjustments with reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from jiheng.performance.exact import decimal, fraction, number, shown
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.score import Score
from jiheng.performance.scoring.sheet import Sheet, fraction_of, scored
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack
from jiheng.quantity import Quantity


class Candidate(NamedTuple):
    """A form that may be drawn: its amount weighs in, ``always`` takes it whatever the draw."""

    id: str
    group: str
    amount: Fraction
    always: bool = False


def sampled(candidates: Iterable[Candidate], share: Fraction, seed: str) -> tuple[str, ...]:
    """The ids drawn for review, sorted: of each group the given share (rounded up), the same for the same seed.

    The order of the draw is a hash of seed and id, so it can be checked by anyone and does not depend on the order of
    the list.
    """
    groups: dict[str, list[Candidate]] = {}
    for one in candidates:
        groups.setdefault(one.group, []).append(one)
    return tuple(sorted(one.id for rows in groups.values() for one in _drawn(rows, share, seed)))


def _drawn(rows: Sequence[Candidate], share: Fraction, seed: str) -> list[Candidate]:
    count = -(-len(rows) * share.numerator // share.denominator)
    order = sorted(rows, key=lambda one: (not one.always, hashlib.sha256(f"{seed}\x1f{one.id}".encode()).digest()))
    return order[: max(count, sum(one.always for one in rows))]


def coverage(candidates: Iterable[Candidate], drawn: Iterable[str]) -> Fraction:
    """The share of the money that the drawn forms stand for (抽查资金占比)."""
    rows, chosen = tuple(candidates), frozenset(drawn)
    total = sum((one.amount for one in rows), Fraction(0))
    return sum((one.amount for one in rows if one.id in chosen), Fraction(0)) / total if total else Fraction(0)


class Reconciled(NamedTuple):
    """One score from several reviewers; ``third_due`` where two differ too much and nobody has decided yet."""

    score: Decimal | None
    third_due: bool
    message: str


def reconciled(scores: Sequence[Decimal], pack: Pack) -> Reconciled:
    """One score from those of the reviewers.

    Two that differ by no more than the pack's tolerance are averaged; else a third reviewer is needed, and the two that
    lie closest together are averaged (the higher pair where both are equally close).

    Raises:
        PerformanceError: fewer than two or more than three scores.
    """
    if len(scores) not in {2, 3}:
        raise PerformanceError("review.reviewers", count=len(scores))
    tolerance = number(pack.get("review.tolerance.value"))
    values = [fraction_of(score) for score in scores]
    pairs = sorted(combinations(values, 2), key=lambda pair: (abs(pair[0] - pair[1]), -sum(pair)))
    first, second = pairs[0]
    gap = shown(abs(values[0] - values[1]))
    if len(values) == 2 and abs(first - second) > tolerance:  # noqa: PLR2004 - two reviewers
        return Reconciled(None, True, said("review.third", gap=gap, tolerance=shown(tolerance)))
    mean = decimal((first + second) / 2, 2)
    pair = said("listing").join(shown(value) for value in (first, second))
    return Reconciled(mean, False, said("review.averaged", pair=pair, score=f"{mean:f}"))


class Adjustment(NamedTuple):
    """A reviewer's change of one score."""

    indicator: str
    score: Quantity
    reason: str
    by: str


class Change(NamedTuple):
    """What an adjustment did; ``before`` is None where the form gave no score."""

    indicator: Indicator
    before: Quantity | None
    adjustment: Adjustment


class Reviewed(NamedTuple):
    """The sheet after review: the reviewed total beside the stated one, and every change."""

    sheet: Sheet
    stated: Decimal
    total: Decimal
    changes: tuple[Change, ...]


def adjusted(sheet: Sheet, adjustments: Iterable[Adjustment]) -> Reviewed:
    """Lay a reviewer's adjustments over the stated scores (by indicator id, or its name where it has none).

    Raises:
        PerformanceError: an indicator is unknown, not unique or adjusted twice, a reason is missing, a score is below
            zero or above the points.
    """
    rows, indicators = tuple(adjustments), [one.indicator for one in sheet.scores]
    chosen = {one.indicator: one for one in rows}
    for one in rows:
        _acceptable(one, [score for score in sheet.scores if _key(score.indicator) == one.indicator], rows)
    changed = [_laid(indicator, chosen.get(_key(indicator))) for indicator in indicators]
    changes = tuple(Change(one, one.stated, chosen[_key(one)]) for one in indicators if _key(one) in chosen)
    before, after = (decimal(_sum(one), sheet.settings.places) for one in (indicators, changed))
    return Reviewed(scored(changed, sheet.settings), before, after, changes)


def _key(indicator: Indicator) -> str:
    return indicator.id or indicator.name


def _acceptable(one: Adjustment, found: Sequence[Score], all_of_them: Sequence[Adjustment]) -> None:
    if len(found) != 1 or sum(other.indicator == one.indicator for other in all_of_them) > 1:
        raise PerformanceError("review.unknown", name=one.indicator)
    if not one.reason.strip():
        raise PerformanceError("review.no_reason", name=one.indicator)
    if not 0 <= fraction(one.score) <= found[0].full:
        raise PerformanceError("review.outside", name=one.indicator, full=shown(found[0].full))


def _laid(indicator: Indicator, one: Adjustment | None) -> Indicator:
    return replace(indicator, stated=one.score, reason=one.reason) if one else indicator


def _sum(indicators: Iterable[Indicator]) -> Fraction:
    return sum((fraction(one.stated) for one in indicators if one.stated is not None), Fraction(0))
