"""``jiheng policies show``: every resolved setting of a pack, with the file that gave it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.packs import pack
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import write
from jiheng.policy import Pack


class Options(NamedTuple):
    """What a call of ``jiheng policies show`` gives."""

    pack: str
    output: Path | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write ``path = value`` with the origin of each, in the pack's order."""
    found = pack(given.pack, given.policies)
    head = SAY.text("policies_show.head", id=found.id, name=found.name, lineage=" → ".join(found.lineage))
    write("\n".join([head, *_settings(found, found.data, "")]) + "\n", given.output)
    return DONE


def _settings(found: Pack, table: Mapping[str, object], at: str) -> Iterator[str]:
    for key, value in table.items():
        path = f"{at}.{key}" if at else key
        if isinstance(value, Mapping):
            yield from _settings(found, value, path)
        else:
            shown = json.dumps(value, ensure_ascii=False, default=str)
            yield SAY.text("policies_show.line", path=path, value=shown, file=found.origin.get(path, ""))


command = Verb("policies_show", run, Options, [click.Argument(["pack"]), parameters.output(), parameters.policies()])
