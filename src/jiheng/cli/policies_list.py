"""``jiheng policies list``: every policy pack that can be chosen."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.layout import columns
from jiheng.cli.packs import packs
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import write
from jiheng.policy import Pack


class Options(NamedTuple):
    """What a call of ``jiheng policies list`` gives."""

    output: Path | None
    policies: tuple[Path, ...]


def run(given: Options) -> int:
    """Write a line for each pack."""
    found = packs(None, given.policies)
    rows = [(identity, _line(found.pack(identity))) for identity in found.ids]
    write("\n".join(columns(rows)) + "\n", given.output)
    return DONE


def _line(pack: Pack) -> str:
    parent = SAY.text("policies_list.parent", parent=pack.lineage[-2]) if len(pack.lineage) > 1 else ""
    return SAY.text("policies_list.line", name=pack.name, first=pack.years[0], last=pack.years[1], parent=parent)


command = Verb("policies_list", run, Options, [parameters.output(), parameters.policies()])
