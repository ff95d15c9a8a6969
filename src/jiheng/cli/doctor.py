"""``jiheng doctor``: what this machine can read and write, what is missing, and how to install it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jiheng import __version__
from jiheng.cli import parameters
from jiheng.cli.codes import DONE
from jiheng.cli.layout import columns
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import write
from jiheng.reporting.outputs import AUDIT, EXTRACT, Output


class Options(NamedTuple):
    """What a call of ``jiheng doctor`` gives."""

    output: Path | None


def run(given: Options) -> int:
    """Write what was found; nothing is asked of a network."""
    write("\n".join(columns(list(_rows()))) + "\n", given.output)
    return DONE


def _rows() -> Iterator[tuple[str, str]]:
    from jiheng.formats import suffixes

    python = SAY.text("doctor.python_value", version=platform.python_version(), path=sys.executable)
    yield SAY.text("doctor.version"), __version__
    yield SAY.text("doctor.python"), python
    yield SAY.text("doctor.console"), str(sys.stdout.encoding)
    yield SAY.text("doctor.reads"), " ".join(suffixes())
    for verb, outputs in (("audit", AUDIT), ("extract", EXTRACT)):
        for name, output in outputs.items():
            yield SAY.text("doctor.writes", verb=verb, format=name), _state(output)


def _state(output: Output) -> str:
    missing = output.needs and find_spec(output.needs) is None
    return SAY.text("doctor.missing", package=output.needs) if missing else SAY.text("doctor.ready")


command = Verb("doctor", run, Options, [parameters.output()])
