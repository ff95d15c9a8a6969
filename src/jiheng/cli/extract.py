"""``jiheng extract``: every figure of reports as a fact with its source."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import packs
from jiheng.cli.progress import ticker
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import guard, say_failures, write
from jiheng.reporting.outputs import EXTRACT


class Options(NamedTuple):
    """What a call of ``jiheng extract`` gives."""

    paths: Sequence[Path]
    format: str
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]
    jobs: int


def run(given: Options) -> int:
    """Extract the files' facts and write them.

    Raises:
        Misuse: the format needs a package that is not installed.
    """
    from jiheng import services

    packs(given.policy, given.policies)
    form = EXTRACT[given.format]
    if form.needs and find_spec(form.needs) is None:
        raise Misuse(SAY.text("errors.package", format=given.format, package=form.needs))
    files = services.inputs(given.paths, without=given.output)
    guard(given.output, files, binary=form.binary)
    work = services.Work(services.extract, form.document, given.policy, given.policies)
    done, failures = work.over(files, given.jobs, ticker(len(files)))
    write(form.whole(done, failures), given.output)
    say_failures(failures)
    return UNREAD if failures else DONE


command = Verb(
    "extract",
    run,
    Options,
    [
        parameters.paths(),
        parameters.form(EXTRACT, "json"),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
        parameters.jobs(),
    ],
)
