"""The relation evaluators on a hundred thousand figures, beside Arelle's calculation check on the same sums.

Sums of ten parts with two decimals, every fiftieth wrong. What is timed, in seconds of the processor, is the verdicts
alone: reading and building the facts (for Arelle: loading the XBRL instance) is set-up and is stated beside them.
"""

from __future__ import annotations

import gc
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.performance.row import Row, held
from jiheng.checks.relations import kinds
from jiheng.checks.relations.formula import Equation, Operand, holds
from jiheng.quantity import Quantity, Unit

FACTS = 110_000
PARTS = 10
WRONG = 50
BAR_SPEED, BAR_MEMORY = 100_000, 1_000
YUAN = Unit("万元", "money", 4)


def rows() -> list[Row]:
    """Speed, memory and linearity of the evaluators, and the same sums in Arelle where it is installed."""
    sums = made(FACTS)
    facts = sum(map(len, sums))
    found, seconds, setup = measured(sums)
    speed, memory = facts / seconds, bytes_each(sums)
    ratio = grown(sums)
    exact = held(found == planted(sums))
    return [
        Row("sums of ten, facts judged a second", f"{speed:,.0f}", f">= {BAR_SPEED:,}", held(speed >= BAR_SPEED)),
        Row("every wrong sum found and no other", f"{found:,} of {len(sums):,}", "all", exact),
        Row("set-up left out: operands and equations", f"{setup:.2f} s"),
        Row("memory of a fact in an equation", f"{memory:,.0f} B", f"< {BAR_MEMORY:,} B", held(memory < BAR_MEMORY)),
        Row("cost at 1x, 10x, 100x facts, a fact", ratio),
        *beside(sums, seconds),
    ]


def made(count: int) -> list[tuple[int, ...]]:
    """Sums in hundredths of 万元, each the total and its ten parts; every fiftieth total is wrong by a whole unit."""
    rng, sums = Random(20), []
    for number in range(count // (PARTS + 1)):
        parts = [rng.randrange(1, 10_000_000) for _ in range(PARTS)]
        sums.append((sum(parts) + (100 if number % WRONG == WRONG - 1 else 0), *parts))
    return sums


def planted(sums: Sequence[tuple[int, ...]]) -> int:
    return sum(number % WRONG == WRONG - 1 for number in range(len(sums)))


def equation(figures: tuple[int, ...], first: int) -> Equation:
    whole, *parts = (Operand(Quantity(figure, 2, YUAN), 2, first + at) for at, figure in enumerate(figures))
    return kinds.total(whole, parts)


def measured(sums: Sequence[tuple[int, ...]]) -> tuple[int, float, float]:
    """Wrong sums found, seconds of the verdicts (best of three), seconds of set-up."""
    start = time.process_time()
    equations = [equation(figures, number * (PARTS + 1)) for number, figures in enumerate(sums)]
    setup = time.process_time() - start
    best, found = float("inf"), 0
    gc.disable()  # as timeit does: what other modules left behind is not what is measured
    for _ in range(3):
        start = time.process_time()
        found = sum(not holds(one) for one in equations)
        best = min(best, time.process_time() - start)
    gc.enable()
    return found, best, setup


def bytes_each(sums: Sequence[tuple[int, ...]]) -> float:
    """Bytes of a fact with everything that its equation and its verdict allocate."""
    gc.collect()
    tracemalloc.start()
    equations = [equation(figures, number * (PARTS + 1)) for number, figures in enumerate(sums)]
    verdicts = [holds(one) for one in equations]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / (len(verdicts) * (PARTS + 1))


def grown(sums: Sequence[tuple[int, ...]]) -> str:
    """The cost of a fact at one, ten and a hundred parts of a hundred, in microseconds."""
    shares = [sums[: max(len(sums) * part // 100, 1)] for part in (1, 10, 100)]
    costs = [measured(share)[1] / (len(share) * (PARTS + 1)) * 1e6 for share in shares]
    return ", ".join(f"{cost:.2f} µs" for cost in costs)


def beside(sums: Sequence[tuple[int, ...]], own: float) -> list[Row]:
    """Arelle on the same sums: Calculations 1.1, rounding to nearest."""
    try:
        from arelle import Cntlr, ValidateXbrlCalcs  # noqa: F401 - only where the benchmark extra is installed
    except ImportError:
        return [Row("Arelle on the same sums", "not installed; `make bench` adds it")]
    from benchmarks.performance.arelle_sums import judged

    with tempfile.TemporaryDirectory() as folder:
        found, seconds, setup = judged(Path(folder), sums)
    facts = sum(map(len, sums))
    return [
        Row("Arelle on the same sums, facts judged a second", f"{facts / seconds:,.0f}"),
        Row("Arelle: wrong sums found", f"{found:,} of {len(sums):,}"),
        Row("Arelle: set-up left out, loading the instance", f"{setup:.2f} s"),
        Row("times as fast as Arelle", f"{seconds / own:.1f}"),
    ]
