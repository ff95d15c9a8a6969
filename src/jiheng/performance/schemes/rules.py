"""Reading the scoring rule of an indicator: six kinds and the execution rate, each with its own keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import number
from jiheng.performance.expressions import Expression, parsed
from jiheng.performance.scoring.bands import Bands
from jiheng.performance.scoring.condition import Case, Condition
from jiheng.performance.scoring.deduction import Deduction, Item
from jiheng.performance.scoring.execution import Execution
from jiheng.performance.scoring.formula import Formula
from jiheng.performance.scoring.ratio import Ratio
from jiheng.performance.scoring.rule import Rule
from jiheng.performance.scoring.scale import Level, Scale
from jiheng.performance.settings import Band
from jiheng.performance.wording import PerformanceError


class Reader(NamedTuple):
    """What the reading of a rule needs: the indicator's points and the words of formulas."""

    weight: Fraction
    words: Mapping[str, str]

    def tree(self, value: object) -> Expression:
        """A formula; a plain number is one too."""
        return parsed(str(value) if isinstance(value, int) else _text(value), self.words)

    def points(self, value: object) -> Fraction:
        """Points, written as points (``16``) or as a share of the indicator's (``80%``); within its points."""
        share = isinstance(value, str) and value.strip().endswith("%")
        points = _number(value) * (self.weight if share else 1)
        if not 0 <= points <= self.weight:
            raise PerformanceError("scheme.points_outside", value=value)
        return points


def read_rule(row: Mapping[str, object], reader: Reader) -> Rule:
    """The rule of a table like ``{kind = "deduction", items = […]}``.

    Raises:
        PerformanceError: the kind does not exist, a key is missing, unknown or unusable.
        ExpressionError: a formula in it cannot be read.
    """
    kind = str(row.get("kind", ""))
    if kind not in KINDS:
        raise PerformanceError("scheme.unknown_kind", kind=kind, kinds=", ".join(KINDS))
    keys, read = KINDS[kind]
    unknown = sorted(row.keys() - keys - {"kind"})
    if unknown:
        raise PerformanceError("scheme.unknown_key", key=unknown[0])
    return read(row, reader)


def _ratio(_: Mapping[str, object], __: Reader) -> Rule:
    return Ratio()


def _formula(row: Mapping[str, object], reader: Reader) -> Rule:
    return Formula(_text(row.get("points")), reader.tree(row.get("points")))


def _condition(row: Mapping[str, object], reader: Reader) -> Rule:
    return Condition(tuple(_case(case, reader) for case in _rows(row, "cases")))


def _case(row: Mapping[str, object], reader: Reader) -> Case:
    when = row.get("when")
    tree = None if when is None else reader.tree(when)
    return Case(str(row.get("name") or when or ""), tree, reader.tree(row.get("points")))


def _deduction(row: Mapping[str, object], reader: Reader) -> Rule:
    return Deduction(tuple(_item(item, reader) for item in _rows(row, "items")))


def _item(row: Mapping[str, object], reader: Reader) -> Item:
    each, most = _number(row.get("each")), row.get("most")
    if each <= 0:
        raise PerformanceError("scheme.points_outside", value=row.get("each"))
    number_of = row.get("number")
    name = str(row.get("name") or number_of)
    return Item(name, reader.tree(number_of), each, None if most is None else reader.points(most))


def _bands(row: Mapping[str, object], reader: Reader) -> Rule:
    return Bands(tuple(_band(band, reader) for band in _rows(row, "bands"))) if "bands" in row else Bands()


def _band(row: Mapping[str, object], reader: Reader) -> Band:
    low, high = reader.points(row.get("low")), reader.points(row.get("high"))
    if low > high:
        raise PerformanceError("scheme.points_outside", value=f"{row.get('low')}–{row.get('high')}")
    weight = reader.weight or Fraction(1)
    name = _text(row.get("name"))
    return Band(name, name, low / weight, high / weight, bool(row.get("high_open")), _words(row))


def _scale(row: Mapping[str, object], reader: Reader) -> Rule:
    levels = [_level(level, reader) for level in _rows(row, "levels")]
    of = row.get("of")
    if of is None:
        return Scale(None, tuple(levels))
    starts = [level.least for level in levels if level.least is not None]
    if starts != sorted(set(starts), reverse=True) or len(starts) < len(levels) - 1:
        raise PerformanceError("scheme.levels_unordered")
    return Scale(reader.tree(of), tuple(levels))


def _level(row: Mapping[str, object], reader: Reader) -> Level:
    start = row.get("from")
    name = str(row.get("name") or start or "")
    return Level(name, None if start is None else _number(start), _words(row), reader.points(row.get("points")))


def _execution(row: Mapping[str, object], _: Reader) -> Rule:
    budgets = {key: _text(row.get(key, "")) for key in ("adjusted", "initial", "received")}
    return Execution(_text(row.get("executed")), budgets)


KINDS: Mapping[str, tuple[frozenset[str], Callable[[Mapping[str, object], Reader], Rule]]] = {
    "ratio": (frozenset(), _ratio),
    "formula": (frozenset({"points"}), _formula),
    "condition": (frozenset({"cases"}), _condition),
    "bands": (frozenset({"bands"}), _bands),
    "deduction": (frozenset({"items"}), _deduction),
    "scale": (frozenset({"of", "levels"}), _scale),
    "execution": (frozenset({"executed", "adjusted", "initial", "received"}), _execution),
}
"""The kinds of rule, the keys each may have, and how it is read."""


def _rows(row: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    found = row.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(one, Mapping) for one in found):
        raise PerformanceError("scheme.missing", key=key)
    return found


def _words(row: Mapping[str, object]) -> tuple[str, ...]:
    words = row.get("words", [])
    return tuple(map(str, words)) if isinstance(words, list) else ()


def _text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise PerformanceError("scheme.text_due", value=value)
    return value


def _number(value: object) -> Fraction:
    try:
        return number(value)
    except ValueError as error:
        raise PerformanceError("scheme.number_due", value=value) from error
