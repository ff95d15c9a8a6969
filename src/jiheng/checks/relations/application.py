"""A relation applied to figures of a report, before and after it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from jiheng.checks.relations.formula import Equation
from jiheng.document import Span
from jiheng.findings import Outcome


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule with its equation: ``span`` is what the finding quotes, ``local`` says that one sentence states it all."""

    rule: str
    equation: Equation
    span: Span
    local: bool = True
    slots: Mapping[str, str] = field(default_factory=dict)


class Skipped(NamedTuple):
    """A rule that does not apply or cannot be made, and the id of the sentence that says why."""

    rule: str
    outcome: Outcome
    reason: str
    span: Span
    facts: tuple[int, ...] = ()


class Remark(NamedTuple):
    """A rule that fails without an equation (a rate from nothing); the first fact is the wrong one.

    ``expected`` is what should stand there, "" where that is not known.
    """

    rule: str
    span: Span
    facts: tuple[int, ...]
    expected: str = ""


class Judged(NamedTuple):
    """A relation with its verdict."""

    bound: Bound
    right: bool


Application = Bound | Skipped | Remark


def not_applicable(rule: str, reason: str, span: Span, facts: tuple[int, ...] = ()) -> Skipped:
    """The rule says nothing about these figures."""
    return Skipped(rule, Outcome.NOT_APPLICABLE, reason, span, facts)


def not_checkable(rule: str, reason: str, span: Span, facts: tuple[int, ...] = ()) -> Skipped:
    """The rule would apply, but a figure it needs is not there or not exact."""
    return Skipped(rule, Outcome.NOT_CHECKABLE, reason, span, facts)
