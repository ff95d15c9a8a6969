"""``jiheng forms list``: the kinds of form that a pack has."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.layout import columns
from jiheng.cli.packs import pack
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import write


class Options(NamedTuple):
    """What a call of ``jiheng forms list`` gives."""

    policy: str | None
    policies: tuple[Path, ...]
    output: Path | None


def run(given: Options) -> int:
    """Write a line for each kind."""
    from jiheng.services import filing

    kinds = filing.kinds(pack(given.policy, given.policies))
    write("\n".join([*columns(list(kinds.items())), ""]), given.output)
    return DONE


command = Verb("forms_list", run, Options, [parameters.policy(), parameters.policies(), parameters.output()])
