"""The score that a printed rule gives: in proportion, by the settings of the pack or one of their known variants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, cast

from jiheng.checks.forms.amounts import pair, rounded
from jiheng.checks.forms.meeting import direction
from jiheng.checks.forms.tables import Line
from jiheng.policy import Pack

Settings = Mapping[str, object]


class Given(NamedTuple):
    """A score by a rule, and the name of the variant that gives it ("" for the pack's own settings)."""

    score: Fraction
    variant: str = ""


def proportional(line: Line) -> Iterator[Given]:
    """The score of a missed indicator by the pack's settings, then by each of their variants."""
    target, attainment, weight = line.quantity("target"), line.quantity("attainment"), line.quantity("weight")
    if target is None or attainment is None or weight is None:
        return
    goal, done = pair(target, attainment)
    points = Fraction(weight.coefficient, 10**weight.scale)
    for name, settings in variants(line.pack):
        share = _share(goal, max(done, Fraction(0)), direction(line), settings)
        yield Given(_kept(share * points, settings), name)


def execution(line: Line) -> Iterator[Given]:
    """The score of the execution rate by the pack's settings, then by each of their variants."""
    account, weight = line.quantity("account"), line.quantity("weight")
    for name, settings in variants(line.pack):
        budget = (
            line.quantity(str(settings["execution_denominator"])) or line.quantity("budget") or line.quantity("initial")
        )
        if account is not None and weight is not None and budget is not None and budget.coefficient > 0:
            spent, due = pair(account, budget)
            points = Fraction(weight.coefficient, 10**weight.scale)
            yield Given(_kept(_executed(spent / due, settings) * points, settings), name)


def variants(pack: Pack) -> Iterator[tuple[str, Settings]]:
    """The settings of scoring, then each named variant laid over them."""
    own = {key: row["value"] for key, row in pack.entries("scoring").items() if "value" in row}
    yield "", own
    for row in pack.rows("scoring.variants"):
        yield str(row["name"]), {**own, **cast("Settings", row["settings"])}


def _share(goal: Fraction, done: Fraction, word: str, settings: Settings) -> Fraction:
    if goal <= 0:
        return Fraction(0)
    if word in {">=", ">", "="}:
        return min(done / goal, Fraction(1))
    if settings["reverse"] == "ratio":
        return min(goal / done, Fraction(1)) if done else Fraction(1)
    return max(1 - (done - goal) / goal, Fraction(0)) if settings["reverse"] == "linear" else Fraction(0)


def _executed(rate: Fraction, settings: Settings) -> Fraction:
    if rate <= 1:
        return rate
    over = settings["execution_over"]
    if over == "reverse":
        return max(2 - rate, Fraction(0))
    return Fraction(0) if over == "zero" else Fraction(1) if over == "full" else rate


def _kept(score: Fraction, settings: Settings) -> Fraction:
    """The score with the decimals that the settings keep."""
    places = int(str(settings["places"]))
    ways = {"down": floor, "up": ceil}
    way = ways.get(str(settings["rounding"]))
    whole = way(score * 10**places) if way else rounded(score, places)
    return Fraction(whole, 10**places)
