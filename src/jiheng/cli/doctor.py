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
TEXT, JSON = "text", "json"
SCHEMA = "jiheng.doctor/1"
_WORDING = {"win32": "windows", "darwin": "macos"}


class Options(NamedTuple):
    """What a call of ``jiheng doctor`` gives."""

    format: str
    output: Path | None


class Item(NamedTuple):
    """Something that this machine has or lacks: its name for programs and for people, and how it stands with it."""

    name: str
    label: str
    text: str
    ready: bool = True


def run(given: Options) -> int:
    """Write what was found; nothing is asked of a network."""
    found = list(_items())
    if given.format == JSON:
        from jiheng.reporting.contract import Tree, dumped

        tree: Tree = {"schema": SCHEMA, "version": __version__, "items": [item._asdict() for item in found]}
        write(dumped(tree), given.output)
    else:
        write("\n".join(columns([(item.label, item.text) for item in found])) + "\n", given.output)
    return DONE


def _items() -> Iterator[Item]:
    python = SAY.text("doctor.python_value", version=platform.python_version(), path=sys.executable)
    yield _item("version", __version__)
    yield _item("python", python)
    yield _item("system", f"{platform.system()} {platform.release()} {platform.machine()}")
    yield _item("console", str(sys.stdout.encoding))
    yield from _readers()
    yield from _writers()
    for verb, outputs in (("audit", AUDIT), ("extract", EXTRACT)):
        for name, output in outputs.items():
            yield Item(f"{verb}.{name}", SAY.text("doctor.writes", verb=verb, format=name), *_state(output))


def _item(name: str, text: str, *, ready: bool = True, **values: object) -> Item:
    return Item(name, SAY.text(f"doctor.{name}", **values), text, ready)


def _readers() -> Iterator[Item]:
    """What can be read, and what must be installed to read more; the wording is that of the user's system."""
    from jiheng.formats import converted, converter, limits, recognizes, suffixes

    system = _WORDING.get(SYSTEM, "linux")
    program = converter.program()
    office = SAY.text("doctor.found", path=program) if program else SAY.text(f"doctor.no_office.{system}")
    scans = recognizes()
    yield _item("reads", " ".join(suffix for suffix in suffixes() if suffix not in converted()))
    yield _item("reads_converted", office, ready=program is not None, suffixes=" ".join(converted()))
    yield _item("reads_scans", SAY.text("doctor.ready" if scans else "doctor.no_recognition"), ready=scans)
    own = SAY.text("doctor.own_limits", settings=" ".join(f"{name}={value}" for name, value in limits.OWN.items()))
    wrong = SAY.text("doctor.wrong_limits", variable=limits.VARIABLE, setting=limits.FAULT)
    usual = SAY.text("doctor.usual_limits", variable=limits.VARIABLE)
    yield _item("limits", wrong if limits.FAULT else own if limits.OWN else usual, ready=not limits.FAULT)


def _writers() -> Iterator[Item]:
    """What a report can be composed as."""
    from jiheng.formats import converter
    from jiheng.formats.writing import NEEDS, WRITERS

    for suffix in WRITERS:
        needed = NEEDS.get(suffix, "")
        text, ready = SAY.text("doctor.ready"), True
        if needed and not find_spec(needed):
            program = converter.program()
            ready = program is not None
            text = SAY.text("doctor.found", path=program) if ready else SAY.text("doctor.missing", package=needed)
        yield Item(f"compose{suffix}", SAY.text("doctor.composes", suffix=suffix), text, ready)


def _state(output: Output) -> tuple[str, bool]:
    if output.needs and find_spec(output.needs) is None:
        return SAY.text("doctor.missing", package=output.needs), False
    return SAY.text("doctor.ready"), True


command = Verb("doctor", run, Options, [parameters.form((TEXT, JSON), TEXT), parameters.output()])
