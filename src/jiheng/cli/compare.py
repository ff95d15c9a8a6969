"""``jiheng compare``: what differs between two versions of a report."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.packs import packs
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import guard, say_failures, write

FORMATS: Mapping[str, tuple[str, str]] = {
    "text": ("comparison_text", "text"),
    "json": ("comparison_text", "json"),
    "html": ("comparison_page", "whole"),
    "xlsx": ("comparison_list", "whole"),
}
"""The module of ``reporting`` and its function that write a form."""


class Options(NamedTuple):
    """What a call of ``jiheng compare`` gives."""

    old: Path
    new: Path
    format: str | None
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Audit both versions and write what differs."""
    from jiheng import services
    from jiheng.reporting import comparison

    packs(given.policy, given.policies)
    form = given.format or _form(given.output)
    guard(given.output, [given.old, given.new], binary=form == "xlsx")
    work = services.Work(services.audit, comparison.version, given.policy, given.policies)
    done, failures = work.over([given.old, given.new])
    if failures:
        say_failures(failures)
        return UNREAD
    found = comparison.compared(*done)
    module, function = FORMATS[form]
    write(getattr(import_module(f"jiheng.reporting.{module}"), function)(found), given.output)
    return DONE


def _form(output: Path | None) -> str:
    """The form that the name of the file asks for."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    return suffix if suffix in FORMATS else "html" if suffix == "htm" else "text"


command = Verb(
    "compare",
    run,
    Options,
    [
        click.Argument(["old"], type=parameters.FILE),
        click.Argument(["new"], type=parameters.FILE),
        click.Option(["--format"], type=click.Choice(list(FORMATS))),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
    ],
)
