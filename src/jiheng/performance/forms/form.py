"""A filled form (绩效自评表、绩效目标表 …) as values, whatever file it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from jiheng.document import Place, Span
from jiheng.performance.indicators import Indicator
from jiheng.quantity import Quantity

TARGET = "target"
"""The kind of a form of targets: nothing is done or scored yet."""


class Line(NamedTuple):
    """One indicator of a form and where it stands; a monitoring form says what is ``due`` and ``expected`` of it."""

    indicator: Indicator
    span: Span
    place: Place
    due: str = ""
    expected: str = ""


class Fault(NamedTuple):
    """Something in a form that cannot be read as it stands: where, and one Chinese sentence."""

    place: str
    message: str


@dataclass(frozen=True)
class Form:
    """One form: who, when, what project, its money, its indicators, its total.

    ``kind`` is ``scored`` (a self-evaluation), ``target`` (targets without scores), ``monitoring`` (figures up to a
    ``month``) or ``review`` (a reviewer's sheet); ``funds`` holds the amounts of the form's first line of money by
    measure (initial, adjusted, account …).
    """

    kind: str
    title: str
    entity: str
    year: int | None
    project: str
    lines: tuple[Line, ...]
    execution: Line | None = None
    total: Quantity | None = None
    funds: Mapping[str, Quantity] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    part: str = ""
    month: int | None = None

    @property
    def scored_lines(self) -> tuple[Line, ...]:
        """Everything that carries points: the execution rate first, then the indicators."""
        return self.lines if self.execution is None else (self.execution, *self.lines)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of ``scored_lines``."""
        return tuple(line.indicator for line in self.scored_lines)
