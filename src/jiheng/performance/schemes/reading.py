"""From the tables of a policy pack to schemes, with every problem collected on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import cast

from jiheng.performance.exact import number
from jiheng.performance.expressions import ExpressionError, parsed
from jiheng.performance.measures import Measure, words
from jiheng.performance.schemes.model import Example, Input, Node, Scheme
from jiheng.performance.schemes.problems import Complain, Problem, SchemeError, text_at
from jiheng.performance.schemes.rules import Reader, read_rule
from jiheng.performance.schemes.validity import validate
from jiheng.performance.scoring.rule import Rule
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack
from jiheng.quantity import Unit

TABLE = "schemes"
Row = Mapping[str, object]


def scheme(pack: Pack, identity: str) -> Scheme:
    """The scheme of that id.

    Raises:
        PerformanceError: the pack has no such scheme.
        SchemeError: it cannot be used; every problem is listed.
    """
    if identity not in ids(pack):
        raise PerformanceError("scheme.unknown", name=identity, known=said("listing").join(ids(pack)))
    found, problems = read(pack, identity)
    if problems:
        raise SchemeError(found.name, problems)
    return found


def ids(pack: Pack, kind: str = "") -> tuple[str, ...]:
    """The ids of the pack's schemes, of one kind where that is given, in the order of the pack.

    An entry of which only the ``dimensions`` are known serves checks; there is nothing in it to score.
    """
    rows = pack.entries(TABLE).items()
    return tuple(key for key, row in rows if "dimensions" not in row and kind in {"", row.get("kind")})


def read(pack: Pack, identity: str) -> tuple[Scheme, tuple[Problem, ...]]:
    """The scheme as far as it can be read, and what is wrong with it."""
    found: list[Problem] = []
    origin = pack.origin.get(f"{TABLE}.{identity}", "")

    def complain(place: str, message: str) -> None:
        found.append(Problem(said("scheme.place", path=f"{TABLE}.{identity}{place}", origin=origin), message))

    row = cast("Row", pack.table(TABLE)[identity])
    result = _scheme(identity, row, pack, complain)
    validate(result, complain)
    return result, tuple(found)


def _scheme(identity: str, row: Row, pack: Pack, complain: Complain) -> Scheme:
    known = words(pack)
    for key in sorted(row.keys() - _KEYS):
        complain("", said("scheme.unknown_key", key=key))
    settings = row.get("settings", {})
    return Scheme(
        identity,
        text_at(row, "name", complain, "", due=True) or identity,
        text_at(row, "kind", complain, "", due=True),
        _points(row.get("total"), complain, ".total"),
        text_at(row, "source", complain, "", due=True),
        bool(row.get("verified", False)),
        tuple(_node(one, known, complain) for one in _rows(row, "indicators", complain)),
        _inputs(row.get("inputs", {}), pack.numbers.units),
        _measures(row, "measures", known, complain),
        _measures(row, "results", known, complain),
        settings if isinstance(settings, Mapping) else {},
        tuple(_example(one) for one in _rows(row, "examples", complain, due=False)),
        text_at(row, "note", complain, ""),
        text_at(row, "materials", complain, ""),
    )


_KEYS = frozenset({
    "name", "kind", "total", "source", "verified", "note", "settings", "inputs", "measures", "indicators", "results",
    "examples", "materials",
})  # fmt: skip
_NODE_KEYS = frozenset({
    "id", "parent", "name", "weight", "rule", "criterion", "source", "verified", "note", "open", "aliases",
})  # fmt: skip


def _rows(row: Row, key: str, complain: Complain, *, due: bool = True) -> list[Row]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found) or (due and not found):
        complain(f".{key}", said("scheme.missing", key=key))
        return []
    return found


def _node(row: Row, known: Mapping[str, str], complain: Complain) -> Node:
    identity = str(row.get("id", row.get("name", "")))
    place = f".indicators[{identity}]"
    for key in sorted(row.keys() - _NODE_KEYS):
        complain(place, said("scheme.unknown_key", key=key))
    weight = None if "weight" not in row else _points(row["weight"], complain, f"{place}.weight")
    rule = _rule(row, Reader(weight or Fraction(0), known), complain, place)
    parent, name = str(row.get("parent", "")), text_at(row, "name", complain, place, due=True)
    criterion, source = str(row.get("criterion", "")), str(row.get("source", ""))
    verified, is_open, aliases = bool(row.get("verified", True)), bool(row.get("open")), row.get("aliases", [])
    others = tuple(map(str, aliases)) if isinstance(aliases, list) else ()
    return Node(identity, parent, name, weight, rule, criterion, source, verified, is_open, others)


def _rule(row: Row, reader: Reader, complain: Complain, place: str) -> Rule | None:
    table = row.get("rule")
    if table is None:
        return None
    try:
        return read_rule(table if isinstance(table, Mapping) else {}, reader)
    except (PerformanceError, ExpressionError) as error:
        complain(f"{place}.rule", str(error))
        return None


def _inputs(table: object, units: Mapping[str, Unit]) -> Mapping[str, Input]:
    rows = table.items() if isinstance(table, Mapping) else ()
    return {name: _input(name, row, units) for name, row in rows if isinstance(row, Mapping)}


def _input(name: str, row: Row, units: Mapping[str, Unit]) -> Input:
    unit = str(row.get("unit", ""))
    return Input(name, unit, str(row.get("note", "")), units.get(unit))


def _measures(row: Row, key: str, known: Mapping[str, str], complain: Complain) -> tuple[Measure, ...]:
    rows = _rows(row, key, complain, due=False)
    return tuple(measure for one in rows for measure in _measure(one, key, known, complain))


def _measure(row: Row, key: str, known: Mapping[str, str], complain: Complain) -> Iterable[Measure]:
    name, text = str(row.get("name", "")), str(row.get("formula", ""))
    try:
        yield Measure(name, text, parsed(text, known), str(row.get("unit", "")), str(row.get("source", "")))
    except ExpressionError as error:
        complain(f".{key}[{name}].formula", str(error))


def _points(value: object, complain: Complain, place: str) -> Fraction:
    try:
        return number(value)
    except ValueError:
        complain(place, said("scheme.number_due", value=value))
        return Fraction(0)


def _example(row: Row) -> Example:
    values, answers, scores = (row.get(key, {}) for key in ("values", "answers", "scores"))
    return Example(
        str(row.get("name", "")),
        values if isinstance(values, Mapping) else {},
        answers if isinstance(answers, Mapping) else {},
        row.get("total"),
        scores if isinstance(scores, Mapping) else {},
        str(row.get("grade", "")),
    )
