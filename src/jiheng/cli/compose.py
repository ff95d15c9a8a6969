"""``jiheng compose``: from tables and a little of what only people know to a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.packs import packs
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import guard, say_failures, write
from jiheng.reporting.audit import Failure


class Options(NamedTuple):
    """What a call of ``jiheng compose`` gives."""

    paths: Sequence[Path]
    output: Path | None
    report: str
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Compose the report and write it."""
    from jiheng.services import Unreadable
    from jiheng.services.composing import composed

    packs(given.policy, given.policies)
    guard(given.output, given.paths)
    try:
        report = composed(given.paths, given.report, policy=given.policy, policies=given.policies)
    except Unreadable as error:
        say_failures([Failure(error.path, error.message)])
        return UNREAD
    write(report.document.text, given.output)
    return DONE


command = Verb(
    "compose",
    run,
    Options,
    [
        parameters.paths(),
        parameters.output(),
        click.Option(["--report"], default="disclosure"),
        parameters.policy(),
        parameters.policies(),
    ],
)
