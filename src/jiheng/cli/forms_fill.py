"""``jiheng forms fill``: forms filled from data files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import pack
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import guard, say_failures, write
from jiheng.policy import Pack
from jiheng.reporting.audit import Failure

DATA = ("*.json", "*.toml")
XLSX = ".xlsx"


class Options(NamedTuple):
    """What a call of ``jiheng forms fill`` gives."""

    paths: Sequence[Path]
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write a workbook for each data file; into a folder where there are several.

    Raises:
        Misuse: several files go into one workbook.
    """
    chosen = pack(given.policy, given.policies)
    files = [file for path in given.paths for file in _files(path)]
    guard(given.output, files, binary=True)
    single = given.output is None or given.output.suffix.lower() == XLSX
    if single and len(files) != 1:
        raise Misuse(SAY.text("errors.needs_folder"))
    failures = [failure for file in files if (failure := _fill(file, given.output, chosen, given.policies)) is not None]
    say_failures(failures)
    return UNREAD if failures else DONE


def _files(path: Path) -> list[Path]:
    return sorted(file for pattern in DATA for file in path.glob(pattern)) if path.is_dir() else [path]


def _fill(file: Path, output: Path | None, chosen: Pack, folders: Sequence[Path]) -> Failure | None:
    from jiheng.performance.wording import PerformanceError
    from jiheng.services import filing

    try:
        data = filing.filled(file, chosen, folders)
    except PerformanceError as error:
        return Failure(str(file), str(error))
    folder = output is not None and output.suffix.lower() != XLSX
    write(data, output / f"{file.stem}{XLSX}" if output is not None and folder else output)
    return None


command = Verb(
    "forms_fill",
    run,
    Options,
    [parameters.paths(), parameters.output(), parameters.policy(), parameters.policies()],
)
