"""A line of the table of speeds, and how ways of doing the same are timed beside each other."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple


class Row(NamedTuple):
    """What was measured, its value, the bar and whether it holds ("" where there is none)."""

    measure: str
    value: str
    bar: str = ""
    holds: str = ""


def rows_of(name: str) -> list[Row]:
    """The rows of a module of this folder, up to one that cannot be measured, which says so."""
    found: list[Row] = []
    try:
        found.extend(import_module(f"{__package__}.{name}").rows())
    except Exception as error:  # noqa: BLE001 - the other sections are measured all the same
        found.append(Row("not measured", f"{type(error).__name__}: {error}", "", held(holding=False)))
    return found


def held(holding: object) -> str:
    """Whether a bar holds, as the table says it."""
    return "yes" if holding else "NO"


def compared(measure: str, ratio: float, bar: float) -> Row:
    """How many times as fast as the alternative."""
    return Row(measure, f"{ratio:.1f}×", f">= {bar:g}×", held(ratio >= bar))


def together(*ways: Callable[[], object], turns: int) -> list[float]:
    """The least processor seconds of each way; turns are taken alternately, so that all see the same machine."""
    best = [float("inf")] * len(ways)
    for _ in range(turns):
        for place, way in enumerate(ways):
            gc.collect()  # what another way has left behind is not what is measured
            start = time.process_time()
            way()
            best[place] = min(best[place], time.process_time() - start)
    return best
