"""Plausibility of self-scores (自评可信度): what is possible but seldom true, for a person to look at.

Claimed results far ahead of spending, full marks throughout, attainments that repeat their targets, reports that units
copied from each other. None of it proves anything wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from jiheng.performance.exact import fraction, number
from jiheng.performance.scoring.saying import percent
from jiheng.performance.scoring.sheet import Sheet
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack


@dataclass(frozen=True)
class PlausibilityRules:
    """Thresholds of the table ``plausibility``: shares, and the least number of indicators or characters."""

    gap: Fraction
    unspent: Fraction
    full_marks: int
    repeated: int
    full_units: Fraction
    copied: Fraction
    shingle: int
    least_text: int


class Doubt(NamedTuple):
    """``level`` is ``red`` or ``yellow``; ``subjects`` are the units or indicators that it is about."""

    name: str
    level: str
    message: str
    subjects: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def plausibility_rules(pack: Pack) -> PlausibilityRules:
    """The thresholds of a pack.

    Raises:
        PerformanceError: one is missing or no number.
    """
    try:
        values = {name: number(pack.get(f"plausibility.{name}.value")) for name in PlausibilityRules.__annotations__}
    except ValueError as error:
        raise PerformanceError("plausibility.unusable", problem=error) from error
    counts = {"full_marks", "repeated", "shingle", "least_text"}
    return PlausibilityRules(**{key: int(value) if key in counts else value for key, value in values.items()})  # type: ignore[arg-type]


def doubts(
    sheet: Sheet, execution: Fraction | None, budget: Fraction | None, rules: PlausibilityRules
) -> tuple[Doubt, ...]:
    """The doubts about one form.

    Args:
        sheet: the scored form; its stated scores are what is doubted.
        execution: the execution rate, where there is one.
        budget: the budget, where it is known.
        rules: the thresholds.
    """
    return (*_spending(sheet, execution, budget, rules), *_full_marks(sheet, rules), *_repeated(sheet, rules))


def _spending(
    sheet: Sheet, execution: Fraction | None, budget: Fraction | None, rules: PlausibilityRules
) -> Iterator[Doubt]:
    """Results against spending: (s/满分 − e) ÷ (s/满分), as provincial systems compute it."""
    claimed = _claimed(sheet)
    if claimed and execution is not None:
        spent = min(execution, Fraction(1))
        gap = (claimed - spent) / claimed
        if gap > rules.gap:
            slots = {"claimed": percent(claimed), "execution": percent(execution), "gap": percent(gap)}
            yield Doubt("spending", "red", said("plausibility.spending", **slots))
            return
        if budget and 1 - spent > rules.unspent:
            yield Doubt("unspent", "yellow", said("plausibility.unspent", unspent=percent(1 - spent)))
            return
    if budget == 0:
        yield Doubt("no_budget", "yellow", said("plausibility.no_budget"))


def _claimed(sheet: Sheet) -> Fraction:
    """The stated share of the points of all indicators with a target (the execution line has none)."""
    rows = [one for one in sheet.scores if one.indicator.rule is None and one.indicator.stated is not None]
    full = sum((one.full for one in rows), Fraction(0))
    stated = sum((fraction(one.indicator.stated) for one in rows if one.indicator.stated is not None), Fraction(0))
    return stated / full if full else Fraction(0)


def _full_marks(sheet: Sheet, rules: PlausibilityRules) -> Iterator[Doubt]:
    stated = [one for one in sheet.scores if one.indicator.stated is not None]
    if len(stated) >= rules.full_marks and all(fraction(one.indicator.stated) == one.full for one in stated):  # type: ignore[arg-type]
        yield Doubt("full_marks", "yellow", said("plausibility.full_marks", count=len(stated)))


def _repeated(sheet: Sheet, rules: PlausibilityRules) -> Iterator[Doubt]:
    """Every figure attained is exactly the figure promised."""
    rows = [one.indicator for one in sheet.scores if one.indicator.target and one.indicator.attainment]
    same = [row for row in rows if row.target and row.attainment and fraction(row.target) == fraction(row.attainment)]
    if len(rows) >= rules.repeated and len(same) == len(rows):
        yield Doubt(
            "repeated", "yellow", said("plausibility.repeated", count=len(rows)), tuple(row.name for row in same)
        )


def uniform(totals: Mapping[str, Fraction], rules: PlausibilityRules) -> tuple[Doubt, ...]:
    """Whether too many units of a batch give themselves all points (``totals`` are shares of the full points)."""
    full = tuple(unit for unit, share in totals.items() if share == 1)
    if len(totals) < rules.repeated or Fraction(len(full), len(totals)) < rules.full_units:
        return ()
    return (Doubt("uniform", "yellow", said("plausibility.uniform", count=len(full), units=len(totals)), full),)


_SILENT = re.compile(r"[\W\d_]+")


def copied(texts: Mapping[str, str], rules: PlausibilityRules) -> tuple[Doubt, ...]:
    """Pairs of units whose texts are largely the same, figures and punctuation aside, the closest first.

    ``texts`` are reports or reasons by unit; the share is that of the shorter text's stretches of ``shingle``
    characters that the other has too. Every pair is compared: some seconds for a thousand units.
    """
    shingles = {unit: found for unit, text in sorted(texts.items()) if (found := _shingles(text, rules))}
    shares = {pair: _shared(*(shingles[unit] for unit in pair)) for pair in combinations(shingles, 2)}
    closest = sorted((pair for pair, share in shares.items() if share >= rules.copied), key=lambda pair: -shares[pair])
    return tuple(_copied(pair, shares[pair]) for pair in closest)


def _shared(left: frozenset[str], right: frozenset[str]) -> Fraction:
    return Fraction(len(left & right), min(len(left), len(right)))


def _copied(pair: tuple[str, str], share: Fraction) -> Doubt:
    message = said("plausibility.copied", first=pair[0], second=pair[1], share=percent(share, 0))
    return Doubt("copied", "yellow", message, pair)


def _shingles(text: str, rules: PlausibilityRules) -> frozenset[str]:
    plain: Sequence[str] = _SILENT.sub("", text)
    if len(plain) < rules.least_text:
        return frozenset()
    return frozenset("".join(plain[start : start + rules.shingle]) for start in range(len(plain) - rules.shingle + 1))
