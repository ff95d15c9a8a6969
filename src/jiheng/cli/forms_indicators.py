"""``jiheng forms indicators``: search the indicator library and take indicators over into a form."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.packs import pack
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import guard, write


class Options(NamedTuple):
    """What a call of ``jiheng forms indicators`` gives."""

    words: tuple[str, ...]
    sector: str
    level: str
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write what fits, in the form that the output's ending asks for."""
    from jiheng.services import indicators

    guard(given.output, [])
    chosen = pack(given.policy, given.policies)
    rows = indicators.found(" ".join(given.words), chosen, given.policies, sector=given.sector, level=given.level)
    suffix = given.output.suffix.lower() if given.output else ""
    if suffix == ".xlsx":
        write(indicators.sheet(rows, chosen), given.output)
    elif suffix == ".toml":
        write(indicators.data(rows), given.output)
    else:
        write("\n".join([*indicators.lines(rows, chosen, given.policies), ""]), given.output)
    return DONE


command = Verb(
    "forms_indicators",
    run,
    Options,
    [
        click.Argument(["words"], nargs=-1),
        click.Option(["--sector"], default=""),
        click.Option(["--level"], default=""),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
    ],
)
