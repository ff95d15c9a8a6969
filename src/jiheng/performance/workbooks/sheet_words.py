"""The words of score sheets: heads of columns."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.performance.wording import said


class Heads(NamedTuple):
    """The words of the heads of both sheets."""

    name: str
    unit: str
    value: str
    note: str
    id: str
    level1: str
    level2: str
    level3: str
    weight: str
    criterion: str
    answer: str
    stated: str
    reason: str
    target: str
    attainment: str


def heads() -> Heads:
    """The words of this program's language."""
    return Heads(*(said(f"sheet.heads.{name}") for name in Heads._fields))
