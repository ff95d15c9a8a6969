"""What several verbs take, declared once; their texts are ``messages.cli.parameters``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

FILE = click.Path(path_type=Path)
BESIDE = (("--tables", "tables"), ("--with", "beside"), ("--members", "members"))


def paths() -> click.Argument:
    """Files and folders."""
    return click.Argument(["paths"], nargs=-1, required=True, type=FILE)


def output() -> click.Option:
    """Where the result goes instead of the screen."""
    return click.Option(["-o", "--output"], type=FILE)


def form(names: Iterable[str], default: str | None = None) -> click.Option:
    """The form of the result."""
    return click.Option(["--format"], type=click.Choice(list(names)), default=default)


def policy() -> click.Option:
    """One policy pack for all parts."""
    return click.Option(["--policy"])


def policies() -> click.Option:
    """Folders with further packs; may be given several times."""
    return click.Option(["--policies"], type=FILE, multiple=True)


def beside() -> list[click.Option]:
    """The other files that reports are judged by; each may be given several times."""
    return [click.Option([name, kept], type=FILE, multiple=True) for name, kept in BESIDE]


def jobs() -> click.Option:
    """How many processes share the files."""
    return click.Option(["--jobs"], type=click.IntRange(min=1), default=1)
