"""``jiheng verify``: whether a published report and its machine-readable companion agree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, FOUND, UNREAD
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import say_failures
from jiheng.reporting.audit import Failure


class Options(NamedTuple):
    """What a call of ``jiheng verify`` gives."""

    folders: Sequence[Path]
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Check each snapshot and say what does not hold."""
    from jiheng.services import Unreadable
    from jiheng.services.snapshots import verified

    code, failures = DONE, list[Failure]()
    for folder in given.folders:
        try:
            found = verified(folder, given.policies)
        except Unreadable as error:
            failures.append(Failure(error.path, error.message))
            continue
        for problem in found.problems:
            click.echo(SAY.text("verify.problem", folder=folder, problem=problem))
        if found.problems:
            code = FOUND
        else:
            click.echo(SAY.text("verify.agrees", folder=folder, files=found.files, facts=found.facts))
    say_failures(failures)
    return UNREAD if failures else code


command = Verb(
    "verify",
    run,
    Options,
    [
        click.Argument(["folders"], nargs=-1, required=True, type=parameters.FILE),
        parameters.policies(),
    ],
)
