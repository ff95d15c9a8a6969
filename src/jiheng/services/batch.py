"""The same work on many files: each alone, shared by processes, in a fixed order, none stopping the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from jiheng.formats import Unreadable
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure, Unsuited

T = TypeVar("T")
SAY = messages("services")


@dataclass(frozen=True)
class Work(Generic[T]):
    """What is done with each file, and what is kept of it: functions of modules, so that processes can share them."""

    service: Callable[..., Audit]
    view: Callable[[Audit], T]
    policy: str | None = None
    policies: tuple[Path, ...] = ()

    def __call__(self, path: Path) -> T | Failure:
        """The view of one file, or why there is none; whatever goes wrong in one file must not stop the others."""
        try:
            return self.view(self.service(path, policy=self.policy, policies=self.policies))
        except (Unreadable, Unsuited) as error:
            return Failure(error.path, error.message)
        except MemoryError:
            return Failure(str(path), SAY.text("memory"))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file is reported as such, with its place
            return failed(path, error)

    def over(
        self, files: Iterable[Path | Failure], jobs: int = 1, tick: Callable[[], object] = bool
    ) -> tuple[list[T], list[Failure]]:
        """The work on each file: what was done and what could not be, in the files' order whatever ``jobs`` is.

        ``tick`` is called after each file.
        """
        done, failures = [], []
        for result in self._results(list(files), jobs):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                done.append(result)
            tick()
        return done, failures

    def _results(self, files: Sequence[Path | Failure], jobs: int) -> Iterator[T | Failure]:
        if jobs == 1:
            yield from (file if isinstance(file, Failure) else self(file) for file in files)
            return
        with _pool(jobs) as pool:
            started = [item if isinstance(item, Failure) else (item, pool.submit(self, item)) for item in files]
            yield from (item if isinstance(item, Failure) else self._result(*item) for item in started)

    def _result(self, file: Path, future: Future[T | Failure]) -> T | Failure:
        """A process that dies takes the others' work with it: then the file is done again, alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            pass
        try:
            with _pool(1) as pool:
                return pool.submit(self, file).result()
        except BrokenProcessPool:
            return Failure(str(file), SAY.text("died"))


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))  # forks are unknown to Windows


def failed(path: Path, error: Exception) -> Failure:
    """A fault of ours in one file, with its place."""
    return Failure(str(path), SAY.text("fault", fault=_fault(error)))


def _fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {where}"
