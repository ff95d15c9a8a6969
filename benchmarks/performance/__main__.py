"""Print every measurement of speed and memory: ``python -m benchmarks.performance [NAME...] [--write]``.

Each other module of this folder with a function ``rows`` is a section: its docstring is the text, its rows are the
table. Each is measured in a process of its own, so that none sees what another left behind.
"""

from __future__ import annotations

import argparse
import inspect
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from pkgutil import iter_modules

from benchmarks.performance.row import Row, rows_of

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "benchmarks.md"
OTHERS = ("arelle-release", "openpyxl", "pdfplumber", "python-docx")
HEAD = """# Speed and memory

Printed by `make bench` (`python -m benchmarks.performance --write`). Every library that is compared was measured in the
same run. A busy machine moves times by a third, so ratios count more than seconds; *holds* says whether the bar that we
set ourselves was met in this very run.

Measured on {system}, {processor}, {cores} cores, {memory}, load {load} at the start; CPython {python}; {others}."""


def main() -> int:
    """Print the page; with ``--write`` put it into the documentation too; 1 where a bar does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("names", nargs="*", help="only these modules")
    given = parser.parse_args()
    lines = []
    for line in page(given.names or modules()):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        PAGE.write_text("\n".join(lines) + "\n", "utf-8")
    return int(any(line.endswith("| NO |") for line in lines))


def page(names: Iterable[str]) -> Iterator[str]:
    """The page line by line, a section as soon as it is measured."""
    yield HEAD.format_map(environment())
    for name in names:
        title, _, text = inspect.cleandoc(import_module(f"{__package__}.{name}").__doc__ or name).partition("\n\n")
        yield f"\n## {title.rstrip('.')}\n\n{text}\n"
        yield "| measured | value | bar | holds |"
        yield "|---|---|---|---|"
        for row in measured(name):
            yield f"| {' | '.join(row)} |"


def measured(name: str) -> list[Row]:
    """The rows of a module, measured in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(rows_of, name).result()


def modules() -> list[str]:
    """The modules that measure: those which have rows."""
    found = [module.name for module in iter_modules([str(HERE)]) if not module.name.startswith("_")]
    return [name for name in sorted(found) if hasattr(import_module(f"{__package__}.{name}"), "rows")]


def environment() -> dict[str, object]:
    """The machine, as far as it says what it is, and the versions of what is compared."""
    memory = int(found_in("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 2**20
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": found_in("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.processor() or "processor unknown",
        "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GiB of memory",
        "load": load,
        "python": platform.python_version(),
        "others": ", ".join(map(installed, OTHERS)),
    }


def installed(name: str) -> str:
    """A library with its version."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} not installed"


def found_in(path: str, pattern: str) -> str:
    """What a file of the system says; empty where there is no such file."""
    file = Path(path)
    found = re.search(pattern, file.read_text("utf-8", "replace")) if file.exists() else None
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main())
