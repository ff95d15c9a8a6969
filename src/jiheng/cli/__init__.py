"""The command line ``jiheng``: thin commands over services; a verb is imported when it is called."""

from __future__ import annotations

from collections.abc import Sequence
from errno import ENOSPC

import click

from jiheng import __version__
from jiheng.cli.codes import DONE, INTERRUPTED, WRONG
from jiheng.cli.consoles import prepare, quiet
from jiheng.cli.misuse import full, sentence
from jiheng.cli.verbs import Verbs

__all__ = ["main", "root"]

VERBS = (
    "audit",
    "extract",
    "explain",
    "compare",
    "compose",
    "verify",
    "score",
    "allocate",
    "forms",
    "rules",
    "policies",
    "doctor",
)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        click.echo(__version__)
        ctx.exit()


root = Verbs(
    "jiheng",
    VERBS,
    [click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version)],
)


def main(args: Sequence[str] | None = None) -> int:
    """Run one call and return its exit code; nothing that a user can do wrong shows a traceback."""
    prepare()
    try:
        return int(root.main(args, prog_name="jiheng", standalone_mode=False) or DONE)
    except click.ClickException as error:
        click.echo(sentence(error), err=True)
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        quiet()
        return DONE
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        quiet()  # the output was led into a file, and the disk is full
        click.echo(full(), err=True)
        return WRONG
