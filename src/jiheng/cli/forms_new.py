"""``jiheng forms new``: an empty form."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import pack
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import guard, write


class Options(NamedTuple):
    """What a call of ``jiheng forms new`` gives."""

    kind: str
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write the empty form.

    Raises:
        Misuse: the pack has no such form.
    """
    from jiheng.performance.wording import PerformanceError
    from jiheng.services import filing

    guard(given.output, [], binary=True)
    try:
        data = filing.empty(given.kind, pack(given.policy, given.policies))
    except PerformanceError as error:
        raise Misuse(str(error)) from error
    write(data, given.output)
    return DONE


command = Verb(
    "forms_new",
    run,
    Options,
    [click.Argument(["kind"]), parameters.output(), parameters.policy(), parameters.policies()],
)
