"""Schemes (评价指标体系) as data: read, validated, tested by their own examples, filled and scored."""

from __future__ import annotations

from jiheng.performance.expressions import ExpressionError
from jiheng.performance.measures import TABLE as MEASURES
from jiheng.performance.measures import measures
from jiheng.performance.schemes.computing import COMPUTING, computing
from jiheng.performance.schemes.examples import run
from jiheng.performance.schemes.filling import Answer, Assessment, assessed
from jiheng.performance.schemes.model import Input, Node, Scheme
from jiheng.performance.schemes.problems import Problem, SchemeError
from jiheng.performance.schemes.reading import TABLE, ids, read, scheme
from jiheng.performance.settings import TABLE as SCORING
from jiheng.performance.settings import Settings, settings
from jiheng.performance.wording import PerformanceError, said
from jiheng.policy import Pack

__all__ = [
    "COMPUTING",
    "Answer",
    "Assessment",
    "Input",
    "Node",
    "Problem",
    "Scheme",
    "SchemeError",
    "assessed",
    "computing",
    "ids",
    "problems",
    "scheme",
]


def problems(pack: Pack) -> tuple[Problem, ...]:
    """Everything that is wrong with the settings of scoring, the computed measures and the schemes of a pack.

    Each scheme is read and held together; those that stand in the pack's own files are tested by their examples (an
    inherited example holds for the settings of its own pack). Nothing is returned when all is well.
    """
    try:
        rules = settings(pack)
        measures(pack)
    except (PerformanceError, ExpressionError, ValueError, KeyError) as error:
        place = MEASURES if getattr(error, "name", "").startswith("measure") else SCORING
        return (Problem(place, str(error)),)
    return tuple(problem for identity in ids(pack) for problem in _problems(pack, identity, rules))


def _problems(pack: Pack, identity: str, rules: Settings) -> tuple[Problem, ...]:
    found, wrong = read(pack, identity)
    if wrong:
        return wrong
    failed: list[Problem] = []
    origin = pack.origin.get(f"{TABLE}.{identity}", "")

    def complain(place: str, message: str) -> None:
        failed.append(Problem(said("scheme.place", path=f"{TABLE}.{identity}{place}", origin=origin), message))

    try:
        rules.changed(found.settings)
    except PerformanceError as error:
        complain(".settings", str(error))
    else:
        if origin.startswith(f"{pack.id}/"):
            run(found, rules, complain)
    return tuple(failed)
