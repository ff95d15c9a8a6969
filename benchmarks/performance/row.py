"""A line of the table of speeds."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was measured, its value, the bar and whether it holds ("" where there is none)."""

    measure: str
    value: str
    bar: str = ""
    holds: str = ""


def held(holding: object) -> str:
    """Whether a bar holds, as the table says it."""
    return "yes" if holding else "NO"
