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
from collections.abc import Mapping
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
APART = """
Measured apart from the others, load {load} at the start.
"""
TITLES, RULE = ("measured", "value", "bar", "holds"), ("---",) * 4


def main() -> int:
    """Print the page, or the sections of the names; ``--write`` puts them into the documentation too.

    The exit code is 1 where a bar does not hold.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("names", nargs="*", help="only these modules")
    given = parser.parse_args()
    old = PAGE.read_text("utf-8") if given.names and PAGE.exists() else ""
    text = old or HEAD.format_map(environment())
    print(HEAD.format_map(environment()))
    missed = False
    for name in given.names or modules():
        made = section(name, environment() if old else {})
        print(f"\n{made}", end="", flush=True)
        text = put(text, made)
        missed |= "| NO |" in made
    if given.write:
        PAGE.write_text(text, "utf-8")
    return int(missed)


def section(name: str, apart: Mapping[str, object]) -> str:
    """A section with its table; one that is measured apart from the others says on what."""
    title, _, text = inspect.cleandoc(import_module(f"{__package__}.{name}").__doc__ or name).partition("\n\n")
    where = APART.format_map(apart) if apart else ""
    table = "\n".join(f"| {' | '.join(row)} |" for row in [TITLES, RULE, *measured(name)])
    return f"## {title.rstrip('.')}\n\n{text}\n{where}\n{table}\n"


def put(text: str, made: str) -> str:
    """The page with a section in the place of the one of its title, else at the end."""
    title = made.partition("\n")[0] + "\n"
    before, found, rest = text.partition(title)
    if not found:
        return f"{text.rstrip()}\n\n{made}"
    _, heading, others = rest.partition("\n## ")
    return f"{before}{made}{heading}{others}"


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
