"""``jiheng allocate``: allocate funds by factors, with the working paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, FOUND, UNREAD
from jiheng.cli.packs import packs
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import guard, say_failures, write
from jiheng.findings import Outcome
from jiheng.reporting.audit import Failure

if TYPE_CHECKING:
    from jiheng.performance.allocation.published import Checked


class _Chosen(TypedDict):
    """The packs of a call."""

    policy: str | None
    policies: tuple[Path, ...]


class Options(NamedTuple):
    """What a call of ``jiheng allocate`` gives."""

    factors: Path
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write the working paper, or the amounts to the screen; published amounts that differ make the exit code 1."""
    from jiheng.performance.wording import PerformanceError
    from jiheng.services import allocating

    packs(given.policy, given.policies)
    guard(given.output, [given.factors])
    chosen: _Chosen = {"policy": given.policy, "policies": given.policies}
    checked: tuple[Checked, ...] = ()
    try:
        checked = allocating.check(given.factors, **chosen)
        found = allocating.allocate(given.factors, **chosen)
    except PerformanceError as error:
        write("".join(f"{one.message}\n" for one in checked), None)
        say_failures([Failure(str(given.factors), str(error))])
        return UNREAD
    if given.output is None or given.output.suffix.lower() == ".txt":
        lines = [*allocating.summary(found), *(one.message for one in checked), ""]
        write("\n".join(lines), given.output)
    else:
        write(allocating.paper(found, **chosen), given.output)
    return FOUND if any(one.outcome is Outcome.FAILED for one in checked) else DONE


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
