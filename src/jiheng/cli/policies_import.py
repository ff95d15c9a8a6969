"""``jiheng policies import``: take an official list of subjects into a pack of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import packs
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import say_failures, write
from jiheng.reporting.audit import Failure


class Options(NamedTuple):
    """What a call of ``jiheng policies import`` gives."""

    list: Path
    into: Path
    source: str


def run(given: Options) -> int:
    """Write the list's rows over those of the pack, each with how far it is proved and by what."""
    from jiheng.formats import Unreadable
    from jiheng.services.subjects import laid, listed

    if not (given.into / "pack.toml").is_file():
        raise Misuse(SAY.text("errors.no_pack", folder=given.into))
    pack = packs(None, [given.into.resolve().parent]).pack(given.into.resolve().name)
    try:
        found = listed(given.list, given.source, pack)
        files = dict(laid(found, given.into, pack))
    except Unreadable as error:
        say_failures([Failure(str(given.list), error.message)])
        return UNREAD
    except OSError:
        say_failures([Failure(str(given.list), SAY.text("errors.no_report"))])
        return UNREAD
    except ValueError as error:
        say_failures([Failure(str(given.list), str(error))])
        return UNREAD
    for (file, content), rows in zip(files.items(), found.values(), strict=True):
        write(content, file)
        click.echo(SAY.text("policies_import.done", count=len(rows), file=file))
    return DONE


command = Verb(
    "policies_import",
    run,
    Options,
    [
        click.Argument(["list"], type=parameters.FILE),
        click.Option(["--into"], type=parameters.FILE, required=True),
        click.Option(["--source"], default=""),
    ],
)
