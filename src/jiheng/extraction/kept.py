"""How many decimal places the surroundings of a figure keep.

Spreadsheets drop trailing zeros: 82 beside 81.32 in the same unit is 82.00.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiheng.ledger import Fact, Statement

PERCENT = frozenset({"percent", "point"})


def with_kept_places(facts: Sequence[Fact], statements: Iterable[Statement]) -> tuple[Fact, ...]:
    """The facts with ``kept`` set: money by unit and part, percentages by their own list; estimates keep their own."""
    finest: dict[tuple[str, str, str], int] = defaultdict(int)
    for fact in facts:
        if _rounds(fact) and fact.quantity is not None:
            finest[_class(fact)] = max(finest[_class(fact)], fact.quantity.scale)
    lists = _lists(facts, statements)
    kept = (lists.get(index, finest.get(_class(fact)) if _rounds(fact) else None) for index, fact in enumerate(facts))
    return tuple(
        fact if fact.kept == places else replace(fact, kept=places) for fact, places in zip(facts, kept, strict=True)
    )


def _rounds(fact: Fact) -> bool:
    """Whether the figure is one of the unit's own money figures, which share one number format."""
    quantity = fact.quantity
    if quantity is None or quantity.unit is None or quantity.approximate or quantity.bound:
        return False
    return quantity.unit.dimension == "money"


def _class(fact: Fact) -> tuple[str, str, str]:
    unit = fact.quantity.unit.symbol if fact.quantity and fact.quantity.unit else ""
    return fact.part, fact.entity, unit


def _lists(facts: Sequence[Fact], statements: Iterable[Statement]) -> dict[int, int]:
    """Percentages that are listed together keep the finest place of their list."""
    kept: dict[int, int] = {}
    for statement in statements:
        if statement.form == "shares":
            indices = statement.roles["shares"]
            places = max(_scale(facts[index]) for index in indices)
            kept.update(dict.fromkeys(indices, places))
    return kept


def _scale(fact: Fact) -> int:
    return fact.quantity.scale if fact.quantity else 0
