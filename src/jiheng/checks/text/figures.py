"""The figures of a body's entity and year, for the checks that hold words against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.ledger import Fact, Scope


def figures(case: Case, body: Body, concepts: Iterable[str], measures: Iterable[str]) -> Iterator[Fact]:
    """The facts of the whole unit in the body's year, wherever in the file; none where either is unknown."""
    part = body.part
    if part is None or not part.entity or part.year is None:
        return
    for concept in concepts:
        for measure in measures:
            subject = part.entity, part.year, concept, measure
            for fact in case.ledger.at(case.ledger.by_subject.get(subject, ())):
                if fact.scope == Scope(fund=fact.scope.fund):
                    yield fact


def is_zero(fact: Fact) -> bool | None:
    """Whether the figure is nought; None where it is not given."""
    return None if fact.quantity is None else fact.quantity.coefficient == 0
