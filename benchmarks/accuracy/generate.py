"""Write one generated report: ``python -m benchmarks.accuracy.generate --province sichuan --seed 1 -o FILE``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.accuracy.books.unit import GENRES
from benchmarks.accuracy.looks.layout import CELLS, TABS, lay_out
from benchmarks.accuracy.wording import known
from benchmarks.accuracy.writing.builder import build


def main(arguments: list[str] | None = None) -> int:
    """One clean report on standard output or in a file; needs nothing of the auditor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--province", default="sichuan", choices=known())
    parser.add_argument("--genre", default="accounts", choices=GENRES)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--tables", default=TABS, choices=(TABS, CELLS), help="a row per line, or a cell per line")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    text = lay_out(build(options.province, options.genre, options.seed).items, options.tables).text
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
