"""``jiheng policies check``: the faults of a pack that a user wrote."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, FOUND
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import write


class Options(NamedTuple):
    """What a call of ``jiheng policies check`` gives."""

    folder: Path
    output: Path | None


def run(given: Options) -> int:
    """Write a line for each fault; one of them makes the exit code 1."""
    from jiheng.services.checking import faults

    found = list(faults(given.folder))
    verdict = SAY.text("policies_check.faults", count=len(found)) if found else SAY.text("policies_check.sound")
    write("\n".join([*found, verdict]) + "\n", given.output)
    return FOUND if found else DONE


command = Verb("policies_check", run, Options, [click.Argument(["folder"], type=parameters.FILE), parameters.output()])
