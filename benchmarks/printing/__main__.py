"""Print generated reports in every style and compare what is read: ``python -m benchmarks.printing [--cases N]``.

The web page that is printed is read too; what the print loses or adds against it is counted. Nothing may be wrong in
the print alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.accuracy.cases import plant, spec_of
from benchmarks.accuracy.plants.plant import Order, Planted
from benchmarks.accuracy.wording import known
from benchmarks.printing.press import Press, press
from benchmarks.printing.same import Difference, difference, reading
from benchmarks.printing.sheets import page
from benchmarks.printing.style import Style, styles

KINDS = ("clean", "sum_table", "table_text", "clean", "table_table", "two_sides", "balance", "share", "met_not_full")
EACH = 7  # numbers of the reports of one style to those of the next
TRIES = 20
DOCUMENT = Path(__file__).parents[2] / "docs" / "printing.md"
HEAD = """# Printed reports

Printed by `python -m benchmarks.printing --write`. Generated reports, most with a planted error, as web pages and as
PDF files of these pages, in every style of `benchmarks/printing/styles.toml`: printed by Chromium, by LibreOffice from
Word files (word), by typst. The web page and the print are audited; the facts and the findings of severity error that
only one of them gives are counted. How tables without lines are found:
[0011](decisions/0011-tables-without-lines.md).
"""


def main() -> int:
    """Print the table of all styles; the exit code is 1 where a print alone shows an error."""
    options = parser().parse_args()
    lines = [
        "| style | reports | facts | only in the web page | only in the print | errors | lost | only in the print |",
        "| --- |" + " --- |" * 7,
    ]
    print("\n".join(lines))
    wrong = 0
    with press() as printer, tempfile.TemporaryDirectory() as made:
        for name in options.style or styles():
            found = []
            for title, one in compared(printer, styles()[name], options, options.keep or Path(made)):
                found.append(one)
                if options.verbose:
                    tell(title, one)
            wrong += sum(one.added_errors.total() for one in found)
            lines.append(row(name, found))
            print(lines[-1], flush=True)
    if options.write:
        DOCUMENT.write_text(HEAD + "\n" + "\n".join(lines) + "\n", "utf-8")
    return int(wrong > 0)


def parser() -> argparse.ArgumentParser:
    own = argparse.ArgumentParser(prog="python -m benchmarks.printing", description=(__doc__ or "").partition("\n")[0])
    own.add_argument("--cases", type=int, default=6, help="reports in each style (6)")
    own.add_argument("--start", type=int, default=0, help="number of the first report (0)")
    own.add_argument("--style", action="append", choices=styles(), help="only this style (may be repeated)")
    own.add_argument("--verbose", action="store_true", help="list what differs on standard error")
    own.add_argument("--keep", type=Path, help="keep the files in this folder")
    own.add_argument("--write", action="store_true", help="write the table to docs/printing.md")
    return own


def compared(
    printer: Press, style: Style, options: argparse.Namespace, folder: Path
) -> Iterator[tuple[str, Difference]]:
    """The difference that the print makes to each report of a style."""
    folder.mkdir(exist_ok=True)
    first = options.start + list(styles()).index(style.name) * EACH
    for number in range(first, first + options.cases):
        title, report = case(number)
        path = folder / f"{style.name}-{title}.html"
        path.write_text(page(report.items, style), "utf-8")
        print_of = path.with_suffix(".pdf")
        print_of.write_bytes(printer.printed(path.read_text("utf-8"), style))
        yield path.stem, difference(reading(path), reading(print_of))


def case(number: int) -> tuple[str, Planted]:
    """A report, most with an error in it; a kind that has no place in any province gives a clean one."""
    pool, kind = known(), KINDS[number % len(KINDS)]
    for attempt in range(TRIES):
        rng = Random(f"print {number} {attempt}")
        province = pool[(number + attempt) % len(pool)]
        genre = "budget" if number % 5 == 4 else "accounts"
        planted = plant(kind, Order(province, genre, f"print {kind} {number} {attempt}", rng, spec_of(kind)))
        if planted is not None:
            return f"{province}-{kind}-{number}", planted
    return case(number - number % len(KINDS))


def row(name: str, found: list[Difference]) -> str:
    """The line of a style."""
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
    """What differs, on standard error."""
    for kind in ("lost_facts", "added_facts", "lost_errors", "added_errors"):
        for what in getattr(one, kind):
            print(f"{name}: {kind} {what}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
