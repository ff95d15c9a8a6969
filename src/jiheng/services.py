"""The few sentences that everyone calls: audit and extract, one file or many. This is the public API."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

from jiheng.checks import clustered, run
from jiheng.checks.case import Case
from jiheng.extraction import extract as ledger_of
from jiheng.extraction.structure import structured
from jiheng.formats import Unreadable, read, suffixes
from jiheng.policy import library
from jiheng.policy.messages import messages
from jiheng.reporting import contract, extracted
from jiheng.reporting.audit import Audit, Failure

T = TypeVar("T")
Tree = dict[str, object]
SAY = messages("services")
HIDDEN = (".", "~$")  # what office programs and systems leave beside a user's files


def audit(path: Path | str, *, policy: str | None = None, policies: Sequence[Path] = ()) -> Audit:
    """Read one report and judge every figure of it.

    Args:
        path: the file, of any format that ``formats`` reads.
        policy: the id of the policy pack for all parts; chosen per part where it is None.
        policies: folders with further packs.

    Raises:
        Unreadable: the file cannot be read; its message is one Chinese sentence.
        KeyError: there is no such pack.
    """
    found = extract(path, policy=policy, policies=policies)
    case = Case(found.document, found.ledger, found.packs, found.pack)
    results = tuple(run(case))
    return replace(found, results=results, findings=tuple(clustered(results, case)))


def extract(path: Path | str, *, policy: str | None = None, policies: Sequence[Path] = ()) -> Audit:
    """Read one report with every figure of it as a fact; no check is made, so there are no results.

    Raises:
        Unreadable, KeyError: as ``audit``.
    """
    packs = library(*policies)
    document = structured(read(Path(path)), packs, policy)
    of_part = {part.id: packs.pack(part.policy) for part in document.parts}
    first = of_part[document.parts[0].id]
    return Audit(document, ledger_of(document, of_part, first), (), (), of_part, first)


def audit_paths(
    paths: Iterable[Path | str], *, policy: str | None = None, policies: Sequence[Path] = (), jobs: int = 1
) -> Tree:
    """Audit files and folders into one object of the contract (schema ``jiheng.audit/1``).

    What cannot be read is listed under ``failures``; everything else is done.
    """
    return _report(paths, Work(audit, contract.document, policy, tuple(policies)), jobs, contract.SCHEMA)


def extract_paths(
    paths: Iterable[Path | str], *, policy: str | None = None, policies: Sequence[Path] = (), jobs: int = 1
) -> Tree:
    """Extract files and folders into one object (schema ``jiheng.extract/1``), as ``audit_paths``."""
    return _report(paths, Work(extract, extracted.document, policy, tuple(policies)), jobs, extracted.SCHEMA)


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
        except Unreadable as error:
            return Failure(error.path, error.message)
        except MemoryError:
            return Failure(str(path), SAY.text("memory"))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file is reported as such, with its place
            return Failure(str(path), SAY.text("fault", fault=_fault(error)))

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


def inputs(paths: Iterable[Path | str], without: Path | None = None) -> list[Path | Failure]:
    """The files to be read: each given file, and for a folder every readable file under it, sorted; each once.

    Hidden files and the temporary ones of office programs are left out, as is what lies under ``without`` (an output
    among the inputs). A folder that holds nothing to read is a failure.
    """
    found: dict[Path, Path | Failure] = {}
    for path in map(Path, paths):
        listed: list[Path | Failure] = list(_under(path, without)) if path.is_dir() else [path]
        empty = Failure(str(path), SAY.text("empty_folder", suffixes=" ".join(suffixes())))
        for item in listed or [empty]:
            found.setdefault(Path(item.path if isinstance(item, Failure) else item).resolve(), item)
    return list(found.values())


def _under(folder: Path, without: Path | None) -> Iterator[Path]:
    readable, barred = suffixes(), without.resolve() if without else None
    for inner, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(HIDDEN) and Path(inner, name) != barred)
        for name in sorted(names):
            path = Path(inner, name)
            if name.lower().endswith(readable) and not name.startswith(HIDDEN) and path.resolve() != barred:
                yield path


def _report(paths: Iterable[Path | str], work: Work[Tree], jobs: int, schema: str) -> Tree:
    return contract.report(*work.over(inputs(paths), jobs), schema)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))  # forks are unknown to Windows


def _fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {where}"
