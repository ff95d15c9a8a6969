"""Quality of targets (绩效目标质量): complete, measurable, relevant, no input in place of a result, weights in order.

Each check is one function of the form's indicators and the words and thresholds of the pack (table ``target_quality``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, number, shown
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.scoring.ratio import common, comparable
from jiheng.performance.scoring.saying import printed, shortened
from jiheng.performance.wording import said
from jiheng.policy import Pack


class Flaw(NamedTuple):
    """A weakness of a target: ``indicator`` is None where the whole form is meant."""

    name: str
    message: str
    indicator: Indicator | None = None


@dataclass(frozen=True)
class Targets:
    """What is judged: the indicators, the overall goal in words, and the points that they must sum to."""

    indicators: Sequence[Indicator]
    goal: str = ""
    total: Fraction | None = None


Check = Callable[[Targets, Pack], Iterator[Flaw]]


def flaws(targets: Targets, pack: Pack) -> tuple[Flaw, ...]:
    """Every weakness, check by check in the order of ``CHECKS``."""
    return tuple(flaw for check in CHECKS for flaw in check(targets, pack))


def incomplete(targets: Targets, _: Pack) -> Iterator[Flaw]:
    """A name, a first and second level and a target are due."""
    for one in targets.indicators:
        if not one.name.strip():
            yield _flaw("no_name", one)
        if len([level for level in one.levels if level]) < 2:  # noqa: PLR2004 - 一级 and 二级
            yield _flaw("no_level", one)
        if one.target is None and not one.target_text.strip():
            yield _flaw("no_target", one)


def unmeasurable(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """A target in words must be one of the graded answers; vague words measure nothing."""
    vague, graded = pack.words("target_quality.vague"), _graded(pack)
    for one in targets.indicators:
        text = re.sub(r"\s", "", one.target_text)
        if one.target is None and text and text not in graded:
            name = "vague" if any(word in text for word in vague) else "unmeasurable"
            yield _flaw(name, one, target=shortened(one.target_text))


def without_unit(targets: Targets, _: Pack) -> Iterator[Flaw]:
    """A bare number says nothing without its unit."""
    for one in targets.indicators:
        if one.target is not None and one.target.unit is None and one.operator != Operator.QUALITATIVE:
            yield _flaw("no_unit", one, target=f"{one.target.value:f}")


def an_input(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """Money and staff put in are no result (cost indicators may name money)."""
    words, spared = pack.words("target_quality.inputs"), pack.words("target_quality.cost_levels")
    for one in targets.indicators:
        if any(level in spared for level in _plain(one)):
            continue
        if found := next((word for word in words if word in one.name), ""):
            yield _flaw("input", one, word=found)


def misplaced(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """Words that belong to another second level (满意度 under 数量 …)."""
    for row in pack.rows("target_quality.places"):
        words, levels = (row.get(key, []) for key in ("words", "levels"))
        for one in targets.indicators:
            if not (isinstance(words, list) and isinstance(levels, list)) or not _plain(one):
                continue
            ends = next((word for word in words if one.name.endswith(str(word))), None)
            if ends and not any(str(level) in place for level in levels for place in _plain(one)):
                yield _flaw("misplaced", one, word=ends, level=said("listing").join(map(str, levels)))


def unrelated(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """The goal in words and the indicators should speak of the same things."""
    if not targets.goal:
        return
    size = int(number(pack.get("target_quality.related.value")))
    goal = _grams(targets.goal, size)
    named = [one for one in targets.indicators if one.name]
    if named and goal and not any(_grams(one.name, size) & goal for one in named):
        yield Flaw("unrelated", said("quality.unrelated"))


def doubled(targets: Targets, _: Pack) -> Iterator[Flaw]:
    """The same indicator twice."""
    counts = Counter(re.sub(r"\s", "", one.name) for one in targets.indicators if one.name.strip())
    for name, times in counts.items():
        if times > 1:
            yield Flaw("doubled", said("quality.doubled", name=name, times=times))


def too_long(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """An indicator is a name, not a sentence."""
    limit = int(number(pack.get("target_quality.longest.value")))
    for one in targets.indicators:
        if len(one.name.strip()) > limit:
            yield _flaw("too_long", one, limit=str(limit))


def weights(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """Every weight above zero and none dominating; together what the form gives them."""
    most = number(pack.get("target_quality.heaviest.value"))
    found = sum((fraction(one.weight) for one in targets.indicators), Fraction(0))
    if not found:
        return  # a form that gives no points at all
    if targets.total is not None and found != targets.total:
        yield Flaw("weights", said("quality.weights", sum=shown(found), total=shown(targets.total)))
    for one in targets.indicators:
        if one.weight.coefficient <= 0:
            yield _flaw("no_weight", one)
        elif found and fraction(one.weight) / found > most and len(targets.indicators) > 1:
            yield _flaw("heavy", one, weight=shown(fraction(one.weight)))


def beyond_mid_term(targets: Targets, _: Pack) -> Iterator[Flaw]:
    """A year's target cannot ask for more than that of the whole term."""
    for one in targets.indicators:
        term, goal = one.mid_term, one.target
        if term is None or goal is None or one.operator not in _UP or not comparable(term, goal):
            continue
        whole, year = common(term, goal)
        if year > whole:
            yield _flaw("beyond_mid_term", one, target=printed(goal), term=printed(term))


_UP = frozenset({Operator.AT_LEAST, Operator.ABOVE, Operator.EQUAL})


def too_few(targets: Targets, pack: Pack) -> Iterator[Flaw]:
    """At least so many indicators, and the levels that every form needs."""
    least = int(number(pack.get("target_quality.fewest.value")))
    if len(targets.indicators) < least:
        yield Flaw("too_few", said("quality.too_few", count=len(targets.indicators), least=least))
    present = {place for one in targets.indicators for place in _plain(one)}
    for level in pack.words("target_quality.required_levels"):
        if not any(level in place for place in present):
            yield Flaw("no_such_level", said("quality.no_such_level", level=level))


CHECKS: tuple[Check, ...] = (
    incomplete, unmeasurable, without_unit, an_input, misplaced, unrelated, doubled, too_long, weights,
    beyond_mid_term, too_few,
)  # fmt: skip
"""The checks in the order in which their findings are shown."""


def _flaw(name: str, one: Indicator, **slots: str) -> Flaw:
    indicator = one.name.strip() or one.place or said("nothing")
    return Flaw(name, said(f"quality.{name}", indicator=indicator, **slots), one)


def _plain(one: Indicator) -> tuple[str, ...]:
    return tuple(re.sub(r"\s|[（(].*?[）)]", "", level) for level in one.levels if level)


def _graded(pack: Pack) -> frozenset[str]:
    bands = pack.rows("scoring.bands")
    found: set[str] = {str(row["name"]) for row in bands}
    for row in bands:
        words = row.get("words", [])
        found |= set(map(str, words)) if isinstance(words, list) else set()
    return frozenset(found)


def _grams(text: str, size: int) -> set[str]:
    plain = re.sub(r"[\W\d_]+", "", text)
    return {plain[start : start + size] for start in range(len(plain) - size + 1)}
