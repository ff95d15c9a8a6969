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

SYSTEM = sys.platform
_WORDING = {"win32": "windows", "darwin": "macos"}


class Options(NamedTuple):
    """What a call of ``jiheng doctor`` gives."""

    output: Path | None


def run(given: Options) -> int:
    """Write what was found; nothing is asked of a network."""
    write("\n".join(columns(list(_rows()))) + "\n", given.output)
    return DONE


def _rows() -> Iterator[tuple[str, str]]:
    python = SAY.text("doctor.python_value", version=platform.python_version(), path=sys.executable)
    yield SAY.text("doctor.version"), __version__
    yield SAY.text("doctor.python"), python
    yield SAY.text("doctor.system"), f"{platform.system()} {platform.release()} {platform.machine()}"
    yield SAY.text("doctor.console"), str(sys.stdout.encoding)
    yield from _readers()
    yield from _writers()
    for verb, outputs in (("audit", AUDIT), ("extract", EXTRACT)):
        for name, output in outputs.items():
            yield SAY.text("doctor.writes", verb=verb, format=name), _state(output)


def _readers() -> Iterator[tuple[str, str]]:
    """What can be read, and what must be installed to read more; the wording is that of the user's system."""
    from jiheng.formats import converted, converter, limits, recognizes, suffixes

    system = _WORDING.get(SYSTEM, "linux")
    program = converter.program()
    office = SAY.text("doctor.found", path=program) if program else SAY.text(f"doctor.no_office.{system}")
    yield SAY.text("doctor.reads"), " ".join(suffix for suffix in suffixes() if suffix not in converted())
    yield SAY.text("doctor.reads_converted", suffixes=" ".join(converted())), office
    yield SAY.text("doctor.reads_scans"), SAY.text("doctor.ready" if recognizes() else "doctor.no_recognition")
    own = SAY.text("doctor.own_limits", settings=" ".join(f"{name}={value}" for name, value in limits.OWN.items()))
    wrong = SAY.text("doctor.wrong_limits", variable=limits.VARIABLE, setting=limits.FAULT)
    usual = SAY.text("doctor.usual_limits", variable=limits.VARIABLE)
    yield SAY.text("doctor.limits"), wrong if limits.FAULT else own if limits.OWN else usual


def _writers() -> Iterator[tuple[str, str]]:
    """What a report can be composed as."""
    from jiheng.formats import converter
    from jiheng.formats.writing import NEEDS, WRITERS

    for suffix in WRITERS:
        needed = NEEDS.get(suffix, "")
        if not needed or find_spec(needed):
            state = SAY.text("doctor.ready")
        elif program := converter.program():
            state = SAY.text("doctor.found", path=program)
        else:
            state = SAY.text("doctor.missing", package=needed)
        yield SAY.text("doctor.composes", suffix=suffix), state


def _state(output: Output) -> str:
    missing = output.needs and find_spec(output.needs) is None
    return SAY.text("doctor.missing", package=output.needs) if missing else SAY.text("doctor.ready")


command = Verb("doctor", run, Options, [parameters.output()])
