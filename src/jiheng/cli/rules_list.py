"""``jiheng rules list``: every rule of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.consoles import look
from jiheng.cli.packs import pack
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import write

TEXT, MARKDOWN = "text", "md"


class Options(NamedTuple):
    """What a call of ``jiheng rules list`` gives."""

    format: str
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write the rules of the pack: a line each, or a Markdown page with everything."""
    from jiheng.reporting import catalogue

    rules = list(pack(given.policy, given.policies).rules.values())
    page = catalogue.page(rules) if given.format == MARKDOWN else catalogue.listed(rules, look()["width"])
    write(page, given.output)
    return DONE


command = Verb(
    "rules_list",
    run,
    Options,
    [parameters.form((TEXT, MARKDOWN), TEXT), parameters.output(), parameters.policy(), parameters.policies()],
)
