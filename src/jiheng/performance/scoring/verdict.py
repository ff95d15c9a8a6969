"""A stated score held against its rule (自评得分复核): agreed, wrong and by how much, or not to be checked and why."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.scoring.printed import within_print
from jiheng.performance.scoring.rule import State
from jiheng.performance.scoring.score import Score, score
from jiheng.performance.scoring.sheet import Sheet
from jiheng.performance.wording import said


class Judgement(StrEnum):
    """How a stated score stands to its rule."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OVER_WEIGHT = "over_weight"
    OUTSIDE_BAND = "outside_band"
    UNEXPLAINED = "unexplained"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NOT_CHECKABLE = "not_checkable"


WRONG = frozenset({Judgement.DIFFERS, Judgement.OVER_WEIGHT, Judgement.OUTSIDE_BAND, Judgement.MISSING})


class Verdict(NamedTuple):
    """``expected`` is what the rule gives, as it is shown (a range where a person judges), or empty.

    ``least`` and ``most`` are its ends; ``variant`` names another way of scoring that gives the stated score.
    """

    score: Score
    judgement: Judgement
    message: str
    expected: str = ""
    least: Fraction | None = None
    most: Fraction | None = None
    variant: str = ""


def verdict(one: Score) -> Verdict:
    """Hold the stated score of an indicator against its rule."""
    stated = one.indicator.stated
    least, most = _expected(one)
    expected = "" if least is None or most is None else _range(least, most)
    judgement = _judgement(one, None if stated is None else fraction(stated), least, most)
    variant = _variant(one) if judgement in {Judgement.DIFFERS, Judgement.OVER_WEIGHT} else ""
    slots = {
        "stated": "" if stated is None else f"{stated.value:f}",
        "expected": expected or said("nothing"),
        "full": shown(one.full),
        "why": _why(one),
        "variant": said("verdict.variant", name=variant) if variant else "",
    }
    unknown = judgement == Judgement.MISSING and not expected
    rounded = judgement == Judgement.AGREES and least == most and stated is not None and fraction(stated) != least
    name = "agrees_rounded" if rounded else "missing_unknown" if unknown else judgement
    message = said(f"verdict.{name}", **slots)
    return Verdict(one, judgement, message, expected, least, most, variant)


def verdicts(sheet: Sheet) -> tuple[Verdict, ...]:
    """The verdict of each indicator, in the order of the form."""
    return tuple(verdict(one) for one in sheet.scores)


def _expected(one: Score) -> tuple[Fraction | None, Fraction | None]:
    allowed = one.allowed
    if allowed is not None:
        return Fraction(*allowed[0].as_integer_ratio()), Fraction(*allowed[1].as_integer_ratio())
    if not one.scored:
        return None, None
    points = Fraction(*one.points.as_integer_ratio())
    return points, points


def _range(least: Fraction, most: Fraction) -> str:
    return shown(least) if least == most else f"{shown(least)}–{shown(most)}"


def _judgement(one: Score, stated: Fraction | None, least: Fraction | None, most: Fraction | None) -> Judgement:
    if stated is None:
        return Judgement.MISSING if one.award.state != State.NOT_APPLICABLE else Judgement.NOT_APPLICABLE
    if stated > one.full:
        return Judgement.OVER_WEIGHT
    if one.award.branch == "outside_band":
        return Judgement.OUTSIDE_BAND
    if not one.scored or least is None or most is None:
        return Judgement.NOT_CHECKABLE
    if least < most:
        return Judgement.UNEXPLAINED if stated < most and not one.indicator.reason else Judgement.AGREES
    return Judgement.AGREES if stated == least or within_print(one, stated) else Judgement.DIFFERS


def _why(one: Score) -> str:
    """The step that decided, in one sentence."""
    steps = one.explanation
    return steps.children[0].text if steps.children else steps.text


def _variant(one: Score) -> str:
    """Another way of scoring, known in the field, that gives exactly the stated score."""
    stated = one.indicator.stated
    for variant in one.settings.variants:
        other = score(one.indicator, one.settings.changed(variant.changes), one.weight)
        if stated is not None and other.scored and other.exact == fraction(stated) != one.exact:
            return variant.name
    return ""


class TotalVerdict(NamedTuple):
    """The stated total held against the stated scores and against the rules."""

    judgement: Judgement
    message: str
    stated: Fraction | None
    stated_sum: Fraction
    least: Fraction
    most: Fraction


def total_verdict(found: Iterable[Verdict], stated: Fraction | None) -> TotalVerdict:
    """Whether a stated total is the sum of the stated scores; if not, whether mended scores would give it."""
    rows = tuple(found)
    sums = [fraction(row.score.indicator.stated) for row in rows if row.score.indicator.stated is not None]
    stated_sum = sum(sums, Fraction(0))
    least, most = (sum((_mended(row, end) for row in rows), Fraction(0)) for end in ("least", "most"))
    slots = {"sum": shown(stated_sum), "mended": _range(least, most), "stated": "" if stated is None else shown(stated)}
    if stated is None:
        return TotalVerdict(Judgement.MISSING, said("verdict.total_missing", **slots), None, stated_sum, least, most)
    if stated == stated_sum:
        name, judgement = ("total_agrees", Judgement.AGREES)
    else:
        name, judgement = ("total_repaired" if least <= stated <= most else "total_differs", Judgement.DIFFERS)
    return TotalVerdict(judgement, said(f"verdict.{name}", **slots), stated, stated_sum, least, most)


def _mended(row: Verdict, end: str) -> Fraction:
    """The stated score, or what the rule gives where the stated one cannot stand."""
    stated = row.score.indicator.stated
    rule = row.least if end == "least" else row.most
    broken = row.judgement in {Judgement.MISSING, Judgement.OVER_WEIGHT, Judgement.OUTSIDE_BAND}
    if stated is not None and not (broken and rule is not None):
        return fraction(stated)
    return rule if rule is not None else Fraction(0)
