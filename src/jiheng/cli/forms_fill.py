"""``jiheng forms fill``: forms filled from data files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import pack
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import distinct, guard, say_failures, write
from jiheng.policy import Pack
from jiheng.reporting.audit import Failure

DATA = ("*.json", "*.toml")
FORMS = ("xlsx", "docx", "pdf", "html")


class Options(NamedTuple):
    """What a call of ``jiheng forms fill`` gives."""

    paths: Sequence[Path]
    format: str | None
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write a file for each data file; into a folder where there are several.

    Raises:
        Misuse: several data files go into one file.
    """
    chosen = pack(given.policy, given.policies)
    files = [file for path in given.paths for file in _files(path)]
    guard(given.output, files, binary=True)
    own = given.output.suffix.lower() if given.output else ""
    single = given.output is None or own.removeprefix(".") in FORMS
    suffix = f".{given.format}" if given.format else own if own.removeprefix(".") in FORMS else f".{FORMS[0]}"
    if single and len(files) != 1:
        raise Misuse(SAY.text("errors.needs_folder"))
    failures = []
    for name, file in zip(distinct(files), files, strict=True):
        place = given.output if single or given.output is None else given.output / f"{name}{suffix}"
        failures += _fill(file, place, suffix, chosen, given.policies)
    say_failures(failures)
    return UNREAD if failures else DONE


def _files(path: Path) -> list[Path]:
    return sorted(file for pattern in DATA for file in path.glob(pattern)) if path.is_dir() else [path]


def _fill(file: Path, place: Path | None, suffix: str, chosen: Pack, folders: Sequence[Path]) -> list[Failure]:
    from jiheng.performance.wording import PerformanceError
    from jiheng.services import filing

    try:
        data = filing.filled(file, chosen, folders, suffix)
    except PerformanceError as error:
        return [Failure(str(file), str(error))]
    write(data, place)
    return []


command = Verb(
    "forms_fill",
    run,
    Options,
    [
        parameters.paths(),
        click.Option(["--format"], type=click.Choice(FORMS)),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
    ],
)
