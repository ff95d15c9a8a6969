"""The command and a whole audit: start-up, a 20,000-character report by its stages, growth with length, memory.

The reports are written by the generator of ``benchmarks.accuracy``, which shares no code with what reads them: either
bodies of many units in one file, or one body that goes on. Every measurement is a process of its own with its bytecode
compiled, as an installed package has it; audits are in seconds of the processor, whatever else runs on the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.performance.reports import bodies, one_body
from benchmarks.performance.row import Row, held
from jiheng.uncollected import uncollected

LENGTH = 20_000
TIMES = (1, 10, 100)
ROUNDS = 5
PATIENCE = 600  # seconds after which a longer report is given up
BAR_START, BAR_AUDIT, BAR_GROWTH = 0.3, 0.3, 2.0
STAGES = ("read", "structure", "extract", "check", "report")
SHAPES: dict[str, Callable[[int, int], str]] = {"many bodies": bodies, "one body": one_body}


def rows() -> Iterator[Row]:
    """Start-up, stages, growth and memory."""
    with tempfile.TemporaryDirectory() as compiled:
        python = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
        yield from whole_commands(python)
        for shape in SHAPES:
            yield from grown(shape, [measured(shape, times, python) for times in TIMES])


def whole_commands(python: dict[str, str]) -> Iterator[Row]:
    """The wall clock of commands from their start to their end."""
    start = fastest(lambda: jiheng(python, "--help"))
    yield Row("`jiheng --help`, the whole process", f"{start:.2f} s", f"< {BAR_START} s", held(start < BAR_START))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(bodies(LENGTH), "utf-8")
        whole = fastest(lambda: jiheng(python, "audit", str(path), "--fail-on", "never"))
    yield Row(f"`jiheng audit` of {LENGTH:,} characters, the whole process", f"{whole:.2f} s")


def grown(shape: str, found: list[dict[str, Any]]) -> Iterator[Row]:
    """A report of one shape, and what a character and a fact cost as it grows."""
    first, *longer = found
    if shape == "many bodies":
        yield Row("start-up of an audit: imports, packs, words compiled", f"{first['start']:.2f} s")
        label, spent = f"{first['length']:,} characters audited after start-up", first["seconds"]
        yield Row(label, f"{spent:.3f} s", f"< {BAR_AUDIT} s", held(spent < BAR_AUDIT))
        yield from (Row(f"of it: {stage}", f"{spent * 1000:.0f} ms") for stage, spent in first["stages"].items())
    for times, one in zip(TIMES[1:], longer, strict=True):
        yield growth(f"{shape}, seconds a character at {times}× the length, against 1×", one, first)
    if last := longer[-1]:
        memory = (last["peak"] - first["peak"]) * 2**20 / (last["facts"] - first["facts"])
        label = f"{shape}, peak memory at {TIMES[-1]}×: {last['facts']:,} facts with text, places and results"
        yield Row(label, f"{last['peak']:.0f} MB, {memory:,.0f} B a fact")


def growth(label: str, found: dict[str, Any], first: dict[str, Any]) -> Row:
    """What a character of a longer report costs, against one of the short report."""
    if not found:
        return Row(label, f"given up after {PATIENCE} s", f"< {BAR_GROWTH:g}×", held(holding=False))
    ratio = found["seconds"] / found["length"] / (first["seconds"] / first["length"])
    value = f"{ratio:.2f}× ({found['length']:,} characters in {found['seconds']:.1f} s)"
    return Row(label, value, f"< {BAR_GROWTH:g}×", held(ratio < BAR_GROWTH))


def jiheng(python: dict[str, str], *arguments: str) -> None:
    """Run the command once."""
    command = [sys.executable, "-m", "jiheng.cli", *arguments]
    subprocess.run(command, capture_output=True, check=True, env=python)


def fastest(work: Callable[[], object]) -> float:
    """The least wall clock of some calls; the first one compiles the bytecode."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


def measured(shape: str, times: int, python: dict[str, str]) -> dict[str, Any]:
    """One report audited in a process of its own; empty where it was given up."""
    command = [sys.executable, "-m", "benchmarks.performance.auditing", shape, str(times)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE, env=python)
    except subprocess.TimeoutExpired:
        return {}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def one(shape: str, times: int) -> dict[str, Any]:
    """Start up with one report, then audit others of ``times`` the length stage by stage: the best of some rounds.

    Each is new: what was learned from an earlier one does not help.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(SHAPES[shape](LENGTH, 0), "utf-8")
        start = time.process_time()
        audited(path)
        start = time.process_time() - start
        rounds = []
        for number in range(1, ROUNDS + 1 if times == 1 else 2):
            path.write_text(SHAPES[shape](LENGTH * times, number), "utf-8")
            rounds.append(audited(path))
    best = min(rounds, key=lambda made: sum(made["stages"].values()))
    total = sum(best["stages"].values())
    return {**best, "start": start - total, "seconds": total, "peak": peak()}


@uncollected()
def audited(path: Path) -> dict[str, Any]:
    """The stages of an audit, as ``jiheng.services.audit`` and the JSON output take them."""
    from jiheng.checks import clustered, run
    from jiheng.checks.case import Case
    from jiheng.extraction import extract
    from jiheng.extraction.structure import structured
    from jiheng.formats import read
    from jiheng.policy import library
    from jiheng.reporting import contract
    from jiheng.reporting.audit import Audit

    clock = [time.process_time()]
    document = read(path)
    clock.append(time.process_time())
    packs = library()
    document = structured(document, packs)
    clock.append(time.process_time())
    own = {part.id: packs.pack(part.policy) for part in document.parts}
    pack = own[document.parts[0].id]
    ledger = extract(document, own, pack)
    clock.append(time.process_time())
    case = Case(document, ledger, own, pack)
    results = run(case)
    audit = Audit(document, ledger, tuple(results), tuple(clustered(results, case)), own, pack)
    clock.append(time.process_time())
    contract.whole([contract.document(audit)], [])
    clock.append(time.process_time())
    stages = dict(zip(STAGES, (after - before for before, after in pairwise(clock)), strict=True))
    return {"length": len(document.text), "facts": len(ledger.facts), "stages": stages}


def peak() -> float:
    """The highest memory of this process in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(one(sys.argv[1], int(sys.argv[2]))))
