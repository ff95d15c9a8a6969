"""What is filled into a score sheet from data, before a person goes on with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jiheng.performance.schemes import Scheme
from jiheng.performance.wording import PerformanceError, said


class Given(NamedTuple):
    """What is filled in already: figures by name, answers by the id of their node, the ids of materials at hand."""

    values: Mapping[str, object] = {}
    answers: Mapping[str, Mapping[str, object]] = {}
    materials: Sequence[str] = ()


def given(data: Mapping[str, object], found: Scheme) -> Given:
    """The data of a score sheet: ``values``, ``answers`` (answer, stated, target, attainment, reason), ``materials``.

    Raises:
        PerformanceError: a name or id is not of the scheme.
    """
    values, answers, provided = (data.get(key) or {} for key in Given._fields)
    if not isinstance(values, Mapping) or not isinstance(answers, Mapping) or isinstance(provided, str):
        raise PerformanceError("form.data", file=found.name, problem=said("form.no_rows"))
    strange = [*(values.keys() - found.inputs.keys()), *(answers.keys() - found.by_id.keys())]
    if strange:
        raise PerformanceError("workbook.unknown_row", place=found.name, name=min(strange))
    return Given(values, answers, tuple(map(str, provided if isinstance(provided, Sequence) else ())))
