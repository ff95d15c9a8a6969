"""What several verbs take, declared once; their texts are ``messages.cli.parameters``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from jiheng.cli.misuse import SAY, Misuse


class File(click.Path):
    """A path that is not empty: an empty one (a variable of a script that was never set) would be this folder."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path."""
        if value == "":
            raise Misuse(SAY.text("errors.no_path"), ctx)
        return super().convert(value, param, ctx)


FILE = File(path_type=Path)
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
