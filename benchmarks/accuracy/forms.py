"""The self-evaluation form: money rows, targets, indicator rows, total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accuracy.report import Item

if TYPE_CHECKING:
    from benchmarks.accuracy.builder import Builder


def form(builder: Builder) -> list[Item]:
    return []
