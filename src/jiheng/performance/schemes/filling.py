"""Filling a scheme: from figures and answers to indicators, from scores to results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.performance.exact import number, quantity
from jiheng.performance.expressions import Value
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.measures import PERCENT, measured
from jiheng.performance.schemes.model import Input, Node, Scheme
from jiheng.performance.schemes.validity import FULL, TOTAL
from jiheng.performance.scoring.operands import Measured, operand
from jiheng.performance.scoring.saying import printed
from jiheng.performance.scoring.sheet import Sheet, fraction_of, scored
from jiheng.performance.settings import Settings
from jiheng.performance.wording import PerformanceError
from jiheng.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form says of one indicator of a scheme; every part may be missing."""

    text: str = ""
    stated: Quantity | None = None
    target: Quantity | None = None
    attainment: Quantity | None = None
    operator: Operator = Operator.AT_LEAST
    reason: str = ""
    applicable: bool = True
    place: str = ""


@dataclass(frozen=True)
class Assessment:
    """A scheme filled and scored: the sheet, the computed measures, and what follows from the scores."""

    scheme: Scheme
    sheet: Sheet
    measures: Mapping[str, Measured]
    results: Mapping[str, Measured]


def assessed(
    scheme: Scheme,
    settings: Settings,
    values: Mapping[str, object],
    answers: Mapping[str, Answer] | None = None,
    own: Iterable[Indicator] = (),
) -> Assessment:
    """Score a scheme.

    Args:
        scheme: the scheme; its own settings are laid over ``settings``.
        settings: the pack's settings.
        values: the inputs by name; a plain number or text is in the unit that the scheme declares.
        answers: what was said of each indicator, by its id.
        own: the indicators that the form brings for the open levels.

    Raises:
        PerformanceError: a value is unknown to the scheme, or no number where one is due.
    """
    facts = {name: _value(scheme, name, value) for name, value in values.items()}
    computed = measured(scheme.measures, facts)
    shared: dict[str, object] = {**facts, **computed}
    filled = [_indicator(scheme, node, shared, (answers or {}).get(node.id, Answer())) for node in scheme.leaves]
    rules = settings.changed(scheme.settings)
    sheet = scored([one for one in filled if one is not None] + list(own), rules)
    return Assessment(scheme, sheet, computed, _results(scheme, sheet, facts, computed))


def _indicator(scheme: Scheme, node: Node, values: Mapping[str, object], answer: Answer) -> Indicator | None:
    if node.open or node.rule is None or node.weight is None:
        return None
    return Indicator(
        node.name,
        quantity(node.weight),
        answer.operator,
        answer.target,
        answer.attainment,
        scheme.path(node),
        attainment_text=answer.text,
        stated=answer.stated,
        reason=answer.reason,
        applicable=answer.applicable,
        id=node.id,
        place=answer.place,
        values=values,
        rule=node.rule,
    )


def _value(scheme: Scheme, name: str, value: object) -> Value:
    known = scheme.inputs.get(name)
    if known is None:
        raise PerformanceError("scheme.unknown_input", name=name, scheme=scheme.name)
    return typed(value, known)


def typed(value: object, known: Input) -> Value:
    """A value as formulas see it, in the unit that the input declares.

    Raises:
        PerformanceError: text where the declared unit asks for a number.
    """
    if isinstance(value, Quantity):
        return _in_unit(value, known)
    if isinstance(value, bool | Fraction):
        return value
    try:
        found = number(value)
    except ValueError as error:
        if isinstance(value, str) and not known.unit:
            return value
        raise PerformanceError("scheme.value_due", name=known.name, value=value, unit=known.unit) from error
    written_as_percent = isinstance(value, str) and value.strip().endswith(PERCENT)
    return found / 100 if known.unit == PERCENT and not written_as_percent else found


def _in_unit(value: Quantity, known: Input) -> Fraction:
    """An amount in the declared unit (万元), a percentage as a share of one."""
    if known.unit == PERCENT:
        return operand(value) / (100 if value.unit is None else 1)
    if value.unit is None or known.measure is None:
        return Fraction(value.coefficient, 10**value.scale)
    if value.unit.dimension != known.measure.dimension:
        raise PerformanceError("scheme.value_due", name=known.name, value=printed(value), unit=known.unit)
    same = value.within(known.measure)
    return Fraction(same.coefficient, 10**same.scale)


def _results(
    scheme: Scheme, sheet: Sheet, facts: Mapping[str, Value], computed: Mapping[str, Measured]
) -> Mapping[str, Measured]:
    points: dict[str, Value] = {one.indicator.name: fraction_of(one.points) for one in sheet.scores if one.scored}
    found = {name: value.value for name, value in computed.items() if value.value is not None}
    totals: dict[str, Value] = {TOTAL: fraction_of(sheet.total), FULL: sheet.full} if sheet.complete else {}
    return measured(scheme.results, {**points, **found, **facts, **totals})
