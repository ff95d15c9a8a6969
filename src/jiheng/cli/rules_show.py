"""``jiheng rules show``: one rule in full."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.packs import pack, rule
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import write


class Options(NamedTuple):
    """What a call of ``jiheng rules show`` gives."""

    rule: str
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write the rule's record."""
    from jiheng.reporting import catalogue

    write(catalogue.shown(rule(pack(given.policy, given.policies), given.rule)), given.output)
    return DONE


command = Verb(
    "rules_show",
    run,
    Options,
    [click.Argument(["rule"]), parameters.output(), parameters.policy(), parameters.policies()],
)
