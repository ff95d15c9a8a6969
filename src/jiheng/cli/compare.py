"""``jiheng compare``: what differs between two versions of a report."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.packs import packs
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import guard, say_failures, write

FORMATS = ("text", "json")


class Options(NamedTuple):
    """What a call of ``jiheng compare`` gives."""

    old: Path
    new: Path
    format: str
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Audit both versions and write what differs."""
    from jiheng import services
    from jiheng.reporting import comparison

    packs(given.policy, given.policies)
    guard(given.output, [given.old, given.new])
    work = services.Work(services.audit, comparison.version, given.policy, given.policies)
    done, failures = work.over([given.old, given.new])
    if failures:
        say_failures(failures)
        return UNREAD
    found = comparison.compared(*done)
    write(comparison.json(found) if given.format == "json" else comparison.text(found), given.output)
    return DONE


command = Verb(
    "compare",
    run,
    Options,
    [
        click.Argument(["old"], type=parameters.FILE),
        click.Argument(["new"], type=parameters.FILE),
        parameters.form(FORMATS, "text"),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
    ],
)
