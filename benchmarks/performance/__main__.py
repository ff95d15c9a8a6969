"""Print every measurement of speed and memory as one table: ``python -m benchmarks.performance [--write]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "benchmarks.md"
HEAD = """# Speed and memory

Printed by `make bench` (`python -m benchmarks.performance --write`) on {machine}. Every library that is compared was
measured in the same run. A busy machine moves times by a third, so ratios count more than seconds.
"""


def main() -> int:
    """Print the table; with ``--write`` put it into the documentation too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("names", nargs="*", help="only these modules")
    given = parser.parse_args()
    lines = []
    for line in page(given.names):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        PAGE.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def page(names: Iterable[str]) -> Iterator[str]:
    """The page line by line, each as soon as it is measured."""
    cores, python = os.cpu_count(), platform.python_version()
    yield HEAD.format(machine=f"{platform.system()} {platform.machine()}, {cores} cores, CPython {python}")
    yield "| measured | value | bar | holds |"
    yield "|---|---|---|---|"
    for name in names or modules():
        for row in import_module(f"benchmarks.performance.{name}").rows():
            yield f"| {' | '.join(row)} |"


def modules() -> list[str]:
    """The modules that measure: those which have rows."""
    found = [module.name for module in iter_modules([str(HERE)]) if not module.name.startswith("_")]
    return [name for name in sorted(found) if hasattr(import_module(f"benchmarks.performance.{name}"), "rows")]


if __name__ == "__main__":
    sys.exit(main())
