"""Many cases over two processes: made, audited, judged."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.accuracy.audit_door import audit
from benchmarks.accuracy.cases import Case, make, pool_of, traps
from benchmarks.accuracy.judge import Verdict, judge
from benchmarks.accuracy.wording import held_out, load

CHUNK = 25
WHOLE = 50
"""From so many cases of a kind on, the held-out province has enough for a figure of its own."""


class Job(NamedTuple):
    """Cases ``first`` to ``last`` of one kind."""

    kind: str
    province: str
    first: int
    last: int


def jobs(kind: str, number: int, provinces: tuple[str, ...], start: int = 0) -> list[Job]:
    """The work on one kind: provinces in equal parts, those without a place for the error left out."""
    pool = [province for province in pool_of(provinces) if make(kind, province, 0) or make(kind, province, 1)]
    least = load("report")["least"] if number >= WHOLE else 0
    each = {p: max(len(range(i, number, len(pool))), least * (p in held_out())) for i, p in enumerate(pool)}
    spans = [(p, at, min(at + CHUNK, total)) for p, total in each.items() for at in range(0, total, CHUNK)]
    return [Job(kind, province, start + first, start + last) for province, first, last in spans]


class Plan(NamedTuple):
    """How many cases of each kind in which provinces; ``start`` is the number of the first (other seeds)."""

    number: int
    provinces: tuple[str, ...] = ()
    start: int = 0

    def jobs(self, kind: str) -> list[Job]:
        """The work on one kind."""
        return jobs(kind, share_of(kind, self.number), self.provinces, self.start)


def share_of(kind: str, number: int) -> int:
    """How many cases a kind gets: traps a quarter, for they are many and alike."""
    return number if kind not in traps() else -(-number // 4)


def run(kinds: list[str], plan: Plan, processes: int, done: Callable[[Verdict], None]) -> None:
    """Every verdict of a campaign, handed to ``done`` as soon as it is there (in a fixed order)."""
    with ProcessPoolExecutor(processes, initializer=settle) as pool:
        planned = pool.map(plan.jobs, kinds)
        work = [job for found in planned for job in found]
        for verdicts in pool.map(do, work):
            for verdict in verdicts:
                done(verdict)


def settle() -> None:
    """Collect garbage seldom: a worker lives for this campaign only, and its packs stay for good."""
    gc.set_threshold(50_000, 20, 50)


def do(job: Job) -> list[Verdict]:
    """The verdicts of one job."""
    with tempfile.TemporaryDirectory() as folder:
        cases = (make(job.kind, job.province, number) for number in range(job.first, job.last))
        return [judge(case, audit([saved(case, Path(folder))])) for case in cases if case]


def saved(case: Case, folder: Path) -> Path:
    """The case as a file: mostly UTF-8, sometimes GB18030 or with a byte order mark."""
    encoding = Random(case.name).choices(("utf-8", "gb18030", "utf-8-sig"), (88, 8, 4))[0]
    path = folder / f"{case.name}.txt"
    path.write_bytes(case.text.text.encode(encoding))
    return path


def cases(kind: str, plan: Plan) -> Iterator[Case]:
    """The cases of a kind in the order of the campaign."""
    for job in plan.jobs(kind):
        yield from filter(None, (make(job.kind, job.province, n) for n in range(job.first, job.last)))
