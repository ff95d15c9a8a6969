"""Print generated reports in every style and compare what is read: ``python -m benchmarks.printing [--cases N]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from benchmarks.accuracy.cases import plant, spec_of
from benchmarks.accuracy.plants.plant import Order, Planted
from benchmarks.accuracy.wording import known
from benchmarks.printing.press import press
from benchmarks.printing.same import Difference, difference, reading
from benchmarks.printing.sheets import page
from benchmarks.printing.style import styles

KINDS = ("clean", "sum_table", "table_text", "clean", "table_table", "two_sides", "balance", "share", "met_not_full")


def main() -> int:
    """Print the table of all styles."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.printing", description=__doc__)
    parser.add_argument("--cases", type=int, default=6, help="reports in each style (6)")
    parser.add_argument("--start", type=int, default=0, help="number of the first report (0)")
    parser.add_argument("--style", action="append", choices=styles(), help="only this style (may be repeated)")
    parser.add_argument("--verbose", action="store_true", help="list what differs on standard error")
    parser.add_argument("--keep", type=Path, help="keep the files in this folder")
    options = parser.parse_args()
    print("| style | reports | facts | lost | added | errors | lost | added |\n| --- |" + " --- |" * 7)
    with press() as printer, tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        folder.mkdir(exist_ok=True)
        for at, name in enumerate(options.style or styles()):
            found = []
            for number in range(options.start + at * 7, options.start + at * 7 + options.cases):
                style = styles()[name]
                title, report = case(number)
                path = folder / f"{name}-{title}.html"
                path.write_text(page(report.items, style), "utf-8")
                path.with_suffix(".pdf").write_bytes(printer.printed(path.read_text("utf-8"), style))
                one = difference(reading(path), reading(path.with_suffix(".pdf")))
                found.append(one)
                if options.verbose:
                    tell(path.stem, one)
            print(row(name, found), flush=True)
    return 0


def case(number: int) -> tuple[str, Planted]:
    """A report, every other one with an error in it."""
    pool, kind = known(), KINDS[number % len(KINDS)]
    for attempt in range(20):
        rng = Random(f"print {number} {attempt}")
        province = pool[(number + attempt) % len(pool)]
        genre = "budget" if number % 5 == 4 else "accounts"
        planted = plant(kind, Order(province, genre, f"print {kind} {number} {attempt}", rng, spec_of(kind)))
        if planted is not None:
            return f"{province}-{kind}-{number}", planted
    return case(number - number % len(KINDS))


def row(name: str, found: list[Difference]) -> str:
    sums = (
        len(found),
        sum(one.facts for one in found),
        sum(one.lost_facts.total() for one in found),
        sum(one.added_facts.total() for one in found),
        sum(one.errors for one in found),
        sum(one.lost_errors.total() for one in found),
        sum(one.added_errors.total() for one in found),
    )
    return f"| {name} | {' | '.join(map(str, sums))} |"


def tell(name: str, one: Difference) -> None:
    for title, counted in zip(
        ("lost fact", "added fact", "lost error", "added error"), (one[1], one[2], one[4], one[5]), strict=True
    ):
        for what in list(counted)[:8]:
            print(f"{name}: {title} {what}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
