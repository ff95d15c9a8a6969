"""The examples of a scheme, run as its tests: inputs and answers in, scores and total compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from jiheng.performance.exact import number, quantity
from jiheng.performance.indicators import Operator
from jiheng.performance.schemes.filling import Answer, Assessment, assessed
from jiheng.performance.schemes.model import Example, Scheme
from jiheng.performance.schemes.problems import Complain
from jiheng.performance.scoring.sheet import fraction_of
from jiheng.performance.settings import Settings
from jiheng.performance.wording import PerformanceError, said
from jiheng.quantity import Quantity


def run(scheme: Scheme, settings: Settings, complain: Complain) -> None:
    """Complain of every example that does not give what it states."""
    for example in scheme.examples:
        place = f".examples[{example.name}]"
        try:
            found = assessed(scheme, settings, example.values, _answers(example, scheme))
            for message in _differences(example, found):
                complain(place, message)
        except (PerformanceError, ValueError) as error:
            complain(place, str(error))


def _answers(example: Example, scheme: Scheme) -> Mapping[str, Answer]:
    unknown = sorted(example.answers.keys() - scheme.by_id.keys())
    if unknown:
        raise PerformanceError("scheme.unknown_indicator", id=unknown[0])
    return {identity: _answer(row) for identity, row in example.answers.items()}


def _answer(row: Mapping[str, object]) -> Answer:
    return Answer(
        str(row.get("answer", "")),
        _quantity(row.get("stated")),
        _quantity(row.get("target")),
        _quantity(row.get("attainment")),
        Operator(str(row.get("operator", Operator.AT_LEAST))),
        str(row.get("reason", "")),
        bool(row.get("applicable", True)),
    )


def _quantity(value: object) -> Quantity | None:
    return None if value is None else quantity(number(value))


def _differences(example: Example, found: Assessment) -> Iterator[str]:
    for one in found.sheet.scores:
        if one.indicator.id in example.scores:
            yield from _compared(one.indicator.name, example.scores[one.indicator.id], fraction_of(one.points))
    for name, due in example.scores.items():
        if name in found.results:
            value = found.results[name].value
            yield from _compared(name, due, value if isinstance(value, Fraction) else None)
    if example.total is not None:
        yield from _compared(said("total_name"), example.total, fraction_of(found.sheet.total))
    grade = found.sheet.grade
    if example.grade and (grade.name if grade else "") != example.grade:
        yield said("scheme.example_grade", due=example.grade, found=grade.name if grade else said("nothing"))


def _compared(name: str, due: object, found: Fraction | None) -> Iterator[str]:
    if found is None or number(due) != found:
        shown_value = said("nothing") if found is None else f"{quantity(found).value:f}"
        yield said("scheme.example_differs", name=name, due=due, found=shown_value)
