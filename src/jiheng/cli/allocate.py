"""``jiheng allocate``: allocate funds by factors, with the working paper."""

from __future__ import annotations

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
    """What a call of ``jiheng allocate`` gives."""

    factors: Path
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write the working paper, or the amounts to the screen."""
    from jiheng.performance.wording import PerformanceError
    from jiheng.services import allocating

    packs(given.policy, given.policies)
    guard(given.output, [given.factors])
    try:
        found = allocating.allocate(given.factors, policy=given.policy, policies=given.policies)
    except PerformanceError as error:
        say_failures([Failure(str(given.factors), str(error))])
        return UNREAD
    lines = "\n".join([*allocating.summary(found), ""])
    if given.output is None or given.output.suffix.lower() == ".txt":
        write(lines, given.output)
    else:
        write(allocating.paper(found, policy=given.policy, policies=given.policies), given.output)
    return DONE


command = Verb(
    "allocate",
    run,
    Options,
    [
        click.Argument(["factors"], type=parameters.FILE),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
    ],
)
