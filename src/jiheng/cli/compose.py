"""``jiheng compose``: from tables and a little of what only people know to a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import packs
from jiheng.cli.progress import ticker
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import distinct, guard, say_failures, write
from jiheng.reporting.audit import Failure

if TYPE_CHECKING:
    from jiheng.services.composing import Composing

USUAL = ".docx"


class Options(NamedTuple):
    """What a call of ``jiheng compose`` gives."""

    paths: Sequence[Path]
    output: Path | None
    kind_of_report: str
    policy: str | None
    policies: tuple[Path, ...]
    last_year: tuple[Path, ...]
    snapshot: Path | None
    members: tuple[Path, ...]


def run(given: Options) -> int:
    """Compose one report from files, or one from each file of a folder, and write them.

    Raises:
        Misuse: there is no such report, or nothing that it can be written to.
    """
    from jiheng.services.composing import SUFFIXES, Composing

    if given.kind_of_report not in (known := _reports(given)):
        raise Misuse(SAY.text("errors.report", report=given.kind_of_report, known=SAY.text("page.or").join(known)))
    composing = Composing(given.kind_of_report, given.policy, given.policies, given.last_year, given.members)
    folders = [path for path in given.paths if path.is_dir()]
    if given.output is None:
        raise Misuse(SAY.text("errors.needs_output"))
    if folders:
        return _each(composing, folders, given.output, given.snapshot)
    if given.output.suffix.lower() not in SUFFIXES:
        raise Misuse(SAY.text("errors.suffix", suffixes=SAY.text("page.or").join(SUFFIXES)))
    guard(given.output, given.paths)
    failures = _compose(composing, given.paths, given.output, given.snapshot)
    say_failures(failures)
    return UNREAD if failures else DONE


def _reports(given: Options) -> list[str]:
    """The reports that the named pack can word; those of all packs where it is chosen from the data."""
    found = packs(given.policy, given.policies)
    chosen = [given.policy] if given.policy else found.ids
    return sorted({report for identity in chosen for report in found.pack(identity).table("composing.reports")})


def _compose(composing: Composing, paths: Sequence[Path], output: Path, snapshot: Path | None = None) -> list[Failure]:
    """Write one report and its snapshot, or say what is wrong with its data."""
    from jiheng.services import Unreadable, snapshots
    from jiheng.services.batch import failed
    from jiheng.services.composing import Unsound

    try:
        files = snapshots.files(*composing.composed(paths), output.name)
    except Unreadable as error:
        return [Failure(error.path, error.message)]
    except Unsound as error:
        return [Failure(str(paths[0]), problem) for problem in error.problems]
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not stop the others
        return [failed(paths[0], error)]
    write(files[output.name], output)
    if snapshot:
        for name, data in files.items():
            write(data, snapshot / name)
    return []


def _each(composing: Composing, folders: Sequence[Path], output: Path, snapshot: Path | None) -> int:
    """A report from each file of the folders, into a folder."""
    from jiheng import services
    from jiheng.services.composing import LEDGER

    files = services.inputs(folders, without=output, also=(LEDGER,))
    data = [file for file in files if not isinstance(file, Failure)]
    tick, failures = ticker(len(data)), [file for file in files if isinstance(file, Failure)]
    for name, file in zip(distinct(data), data, strict=True):
        failures += _compose(composing, [file], output / f"{name}{USUAL}", snapshot / name if snapshot else None)
        tick()
    say_failures(failures)
    return UNREAD if failures else DONE


command = Verb(
    "compose",
    run,
    Options,
    [
        parameters.paths(),
        parameters.output(),
        click.Option(["--report", "kind_of_report"], default="disclosure"),
        parameters.policy(),
        parameters.policies(),
        click.Option(["--last-year"], type=parameters.FILE, multiple=True),
        click.Option(["--snapshot"], type=parameters.FILE),
        click.Option(["--members"], type=parameters.FILE, multiple=True),
    ],
)
