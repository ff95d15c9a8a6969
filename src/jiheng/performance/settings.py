"""The settings of scoring (计分设置): every detail in which places differ, each with its source.

They stand in the table ``scoring`` of the policy pack; a scheme (``schemes.<id>.settings``) may state what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jiheng.performance.exact import Rounding, number
from jiheng.performance.indicators import Operator
from jiheng.performance.wording import PerformanceError
from jiheng.policy import Pack

TABLE = "scoring"
LISTS = frozenset({"bands", "grades"})
"""Lists that a scheme may replace as a whole."""


class Setting(NamedTuple):
    """One setting as the pack gives it; ``origin`` is the file, ``verified`` whether the source was read."""

    name: str
    value: object
    source: str
    verified: bool
    note: str
    origin: str


class Band(NamedTuple):
    """A band of qualitative answers: the shares of the points between which a person judges.

    The upper end belongs to the band unless ``high_open``; ``words`` are the answers that fall into it.
    """

    id: str
    name: str
    low: Fraction
    high: Fraction
    high_open: bool
    words: tuple[str, ...]


class Grade(NamedTuple):
    """A grade (等级) from a share of the full points on, the boundary included."""

    id: str
    name: str
    least: Fraction


class Variant(NamedTuple):
    """Another way of scoring that is met in the field, by what it changes."""

    id: str
    name: str
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of scoring, compiled. The meaning of each stands beside it in ``schemes/scoring.toml``."""

    places: int
    rounding: str
    round_at: str
    cap: bool
    default_operator: str
    default_cost_operator: str
    equal: str
    reverse: str
    zero_target: str
    negative_attainment: str
    negative_target: str
    interval: str
    pass_floor: Fraction
    over_fulfilment_explained_from: Fraction
    over_fulfilment_explained_from_for_zero: Fraction
    over_fulfilment_penalty: str
    over_fulfilment_penalty_from: Fraction
    shortfall_explained: bool
    evidence_required: bool
    execution_denominator: str
    execution_cap: bool
    execution_over: str
    execution_empty: str
    execution_explained_below: Fraction
    execution_steps: tuple[tuple[Fraction, Fraction], ...]
    judged: str
    redistribution: str
    bands: tuple[Band, ...] = ()
    grades: tuple[Grade, ...] = ()
    variants: tuple[Variant, ...] = ()
    rows: Mapping[str, Setting] = field(default_factory=dict, compare=False, repr=False)
    table: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def source(self, name: str) -> tuple[str, bool]:
        """The source of a setting, and whether it was read."""
        row = self.rows.get(name)
        return (row.source, row.verified) if row else ("", False)

    def changed(self, changes: Mapping[str, object]) -> Settings:
        """These settings with some values changed (a scheme's own, or a variant's)."""
        if not changes:
            return self
        lists = {name: rows for name, rows in changes.items() if name in LISTS}
        single = {name: value for name, value in changes.items() if name not in LISTS}
        values = {name: row.value for name, row in self.rows.items()} | single
        return _compiled(values, {**self.table, **lists}, self.rows)


@lru_cache(maxsize=64)
def settings(pack: Pack) -> Settings:
    """The settings of a pack.

    Raises:
        PerformanceError: a setting is missing or has a value that does not exist; the message names it and its file.
    """
    table = pack.table(TABLE)
    rows = {name: _setting(name, row, pack) for name, row in pack.entries(TABLE).items()}
    return _compiled({name: row.value for name, row in rows.items()}, table, rows)


def _setting(name: str, row: Mapping[str, object], pack: Pack) -> Setting:
    origin = pack.origin.get(f"{TABLE}.{name}.value", "")
    verified = bool(row.get("verified", False))
    return Setting(name, row.get("value"), str(row.get("source", "")), verified, str(row.get("note", "")), origin)


def _compiled(values: Mapping[str, object], table: Mapping[str, object], rows: Mapping[str, Setting]) -> Settings:
    unknown = sorted(values.keys() - KINDS.keys())
    if unknown:
        raise PerformanceError("settings.unknown", name=unknown[0])
    read = {name: _read(name, values.get(name), rows) for name in KINDS}
    return Settings(
        **read,  # type: ignore[arg-type]
        bands=tuple(_band(row) for row in _rows(table, "bands")),
        grades=tuple(sorted((_grade(row) for row in _rows(table, "grades")), key=lambda grade: -grade.least)),
        variants=tuple(_variant(row) for row in _rows(table, "variants")),
        rows=rows,
        table=table,
    )


def _read(name: str, value: object, rows: Mapping[str, Setting]) -> object:
    try:
        return KINDS[name](value)
    except (ValueError, TypeError) as error:
        origin = rows[name].origin if name in rows else ""
        raise PerformanceError("settings.value", name=name, value=value, origin=origin) from error


def _rows(table: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    rows = table.get(name, [])
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _band(row: Mapping[str, object]) -> Band:
    words = row.get("words", [])
    listed = tuple(map(str, words)) if isinstance(words, list) else ()
    return Band(
        str(row["id"]), str(row["name"]), number(row["low"]), number(row["high"]), bool(row.get("high_open")), listed
    )


def _grade(row: Mapping[str, object]) -> Grade:
    return Grade(str(row["id"]), str(row["name"]), number(row["from"]))


def _variant(row: Mapping[str, object]) -> Variant:
    changes = row.get("settings", {})
    return Variant(str(row["id"]), str(row["name"]), changes if isinstance(changes, Mapping) else {})


def _choice(*options: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in options:
            raise ValueError(value)
        return str(value)

    return read


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _places(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 6:  # noqa: PLR2004 - as documented
        raise ValueError(value)
    return value


def _steps(value: object) -> tuple[tuple[Fraction, Fraction], ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(sorted(((number(start), number(share)) for start, share in value), reverse=True))


KINDS: Mapping[str, Callable[[object], object]] = {
    "places": _places,
    "rounding": _choice(*Rounding),
    "round_at": _choice("indicator", "total"),
    "cap": _flag,
    "default_operator": _choice(*Operator),
    "default_cost_operator": _choice(*Operator),
    "equal": _choice("at_least", "exact", "two_sided"),
    "reverse": _choice("linear", "ratio", "none"),
    "zero_target": _choice("all_or_nothing", "not_applicable", "refuse"),
    "negative_attainment": _choice("zero", "keep", "refuse"),
    "negative_target": _choice("refuse", "all_or_nothing"),
    "interval": _choice("proportional", "none"),
    "pass_floor": number,
    "over_fulfilment_explained_from": number,
    "over_fulfilment_explained_from_for_zero": number,
    "over_fulfilment_penalty": _choice("none", "proportional"),
    "over_fulfilment_penalty_from": number,
    "shortfall_explained": _flag,
    "evidence_required": _flag,
    "execution_denominator": _choice("adjusted", "initial", "received"),
    "execution_cap": _flag,
    "execution_over": _choice("full", "reverse", "zero", "uncapped"),
    "execution_empty": _choice("not_applicable", "zero", "refuse"),
    "execution_explained_below": number,
    "execution_steps": _steps,
    "judged": _choice("refuse", "nearest", "zero"),
    "redistribution": _choice("siblings", "all", "full", "none", "zero"),
}
"""What each setting may be; a value outside is refused by name."""
