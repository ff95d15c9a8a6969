"""The command and a whole audit: start-up, a 20,000-character report by its stages, growth with length, memory.

The reports are written by the generator of ``benchmarks.accuracy``, which shares no code with what reads them. Each
measurement is a process of its own; an audit is given in seconds of the processor, whatever else runs on the machine.
Run it: ``python -m benchmarks.performance.auditing``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.accuracy.looks.layout import TABS, lay_out
from benchmarks.accuracy.writing.builder import build
from benchmarks.performance.row import Row, held

LENGTH = 20_000
TIMES = (1, 10, 100)
ROUNDS = 5
PATIENCE = 300  # seconds after which a longer report is given up
BAR_START, BAR_AUDIT, BAR_GROWTH = 0.3, 0.3, 2.0
PROVINCE = "sichuan"
STAGES = ("read", "structure", "extract", "check", "report")


def rows() -> Iterator[Row]:
    """Start-up, stages, growth and memory."""
    start = min(seconds(help_page) for _ in range(ROUNDS))
    yield Row("`jiheng --help`, the whole process", f"{start:.2f} s", f"< {BAR_START} s", held(start < BAR_START))
    first, *longer = (measured(times) for times in TIMES)
    yield Row("start-up of an audit: imports, packs, words compiled", f"{first['start']:.2f} s")
    yield Row(
        f"a report of {first['length']:,} characters audited after start-up",
        f"{first['seconds']:.3f} s",
        f"< {BAR_AUDIT} s",
        held(first["seconds"] < BAR_AUDIT),
    )
    yield from (Row(f"of it: {stage}", f"{spent * 1000:.0f} ms") for stage, spent in first["stages"].items())
    yield memory(1, first)
    for times, found in zip(TIMES[1:], longer, strict=True):
        yield growth(times, found, first)
        yield memory(times, found)


def growth(times: int, found: dict[str, Any], first: dict[str, Any]) -> Row:
    """What a character of a longer report costs, against one of the short report."""
    label = f"seconds a character at {times}× the length, against 1×"
    if not found:
        return Row(label, f"given up after {PATIENCE} s", f"< {BAR_GROWTH:g}×", held(holding=False))
    ratio = found["seconds"] / found["length"] / (first["seconds"] / first["length"])
    value = f"{ratio:.2f}× ({found['length']:,} characters in {found['seconds']:.1f} s)"
    return Row(label, value, f"< {BAR_GROWTH:g}×", held(ratio < BAR_GROWTH))


def memory(times: int, found: dict[str, Any]) -> Row:
    """The highest memory of a process that audits one report."""
    value = f"{found['peak']:.0f} MB, {found['facts']:,} facts" if found else "not measured"
    return Row(f"peak memory of the process at {times}×", value)


def help_page() -> None:
    """Run the command once."""
    subprocess.run([sys.executable, "-m", "jiheng.cli", "--help"], capture_output=True, check=True)


def seconds(work: Callable[[], object]) -> float:
    """The wall clock of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(times: int) -> dict[str, Any]:
    """One report audited in a process of its own; empty where it was given up."""
    command = [sys.executable, "-m", "benchmarks.performance.auditing", str(times)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return {}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def one(times: int) -> dict[str, Any]:
    """Audit a report of ``times`` the length, once to start up and then stage by stage, the best of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report(LENGTH), "utf-8")
        start = time.process_time()
        audited(path)
        start = time.process_time() - start
        path.write_text(report(LENGTH * times), "utf-8")
        rounds = [audited(path) for _ in range(ROUNDS if times == 1 else 1)]
    best = min(rounds, key=lambda made: sum(made["stages"].values()))
    total = sum(best["stages"].values())
    return {**best, "start": start - total if times == 1 else start, "seconds": total, "peak": peak()}


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


def report(length: int) -> str:
    """A file of so many characters: disclosures of different units with their evaluations, forms and tables."""
    text, seed = "", 0
    while len(text) < length:
        seed += 1
        text += lay_out(build(PROVINCE, "accounts", str(seed)).items, TABS).text + "\n"
    return text[:length]


def peak() -> float:
    """The highest memory of this process in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(one(int(sys.argv[1]))))
    else:
        for row in rows():
            print(*row, sep=" | ")
