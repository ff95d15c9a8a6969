"""Performance indicators (绩效指标): what was promised, what was done, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from jiheng.quantity import Quantity

if TYPE_CHECKING:
    from jiheng.performance.scoring.rule import Rule


class Operator(StrEnum):
    """The nature of a target (指标性质): which attainments meet it."""

    AT_LEAST = ">="
    ABOVE = ">"
    EQUAL = "="
    AT_MOST = "<="
    BELOW = "<"
    WITHIN = ".."
    QUALITATIVE = "qualitative"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the third level with its target and what became of it.

    ``levels`` are the names of the first and second level; ``upper`` is the upper end of an interval (区间);
    ``mid_term`` the target of the whole term; ``stated`` the score that the form gives. ``target_text`` and
    ``attainment_text`` keep what the form says in words. ``values`` are further operands of a rule of a scheme by name;
    ``rule`` is None where the operator decides. ``place`` says where it stands (a cell or a line), for messages.
    """

    name: str
    weight: Quantity
    operator: Operator = Operator.AT_LEAST
    target: Quantity | None = None
    attainment: Quantity | None = None
    levels: tuple[str, ...] = ()
    upper: Quantity | None = None
    target_text: str = ""
    attainment_text: str = ""
    stated: Quantity | None = None
    reason: str = ""
    evidence: str = ""
    mid_term: Quantity | None = None
    applicable: bool = True
    id: str = ""
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    rule: Rule | None = None
