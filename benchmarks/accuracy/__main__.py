"""Measure recall and false alarms: ``python -m benchmarks.accuracy [--cases N] [--kind K] [--verbose] [--write]``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks.accuracy import truth_table
from benchmarks.accuracy.campaign import Plan, run
from benchmarks.accuracy.cases import CLEAN, kinds, pool_of, traps
from benchmarks.accuracy.judge import Verdict
from benchmarks.accuracy.show import dump, show
from benchmarks.accuracy.tally import Tally, markdown

DOCUMENT = Path(__file__).parents[2] / "docs" / "accuracy.md"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; write it, list what was missed, or save the generated reports when asked."""
    options = parser().parse_args(arguments)
    chosen = options.kind or [CLEAN, *kinds(), *traps()]
    provinces = tuple(options.province or ())
    plan = Plan(options.cases, provinces, options.start)
    if options.dump or options.show:
        (dump(chosen, plan, options.dump) if options.dump else show(chosen, plan))
        return 0
    tally = Tally()
    run(chosen, plan, options.jobs, lambda verdict: note(tally, verdict, verbose=options.verbose))
    lines = markdown(tally, options.cases, pool_of(provinces))
    lines += truth_table.markdown(verbose=options.verbose) if not options.kind and not options.province else []
    text = "\n".join(lines).rstrip() + "\n"
    sys.stdout.write(text)
    if options.write:
        DOCUMENT.write_text(text, encoding="utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    own = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy", description="Recall and false alarms of the audit."
    )
    own.add_argument("--cases", type=int, default=200, help="cases per kind (200)")
    own.add_argument("--start", type=int, default=0, metavar="N", help="number of the first case, for other seeds (0)")
    own.add_argument(
        "--kind", action="append", choices=(CLEAN, *kinds(), *traps()), help="only this kind (may be repeated)"
    )
    own.add_argument("--province", action="append", choices=pool_of(), help="only this province (may be repeated)")
    own.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes (2)")
    own.add_argument("--verbose", action="store_true", help="list every miss and every wrong error on standard error")
    own.add_argument("--write", action="store_true", help="write the table to docs/accuracy.md")
    own.add_argument(
        "--dump", type=Path, metavar="DIR", help="save the reports (and what is planted in them) instead of auditing"
    )
    own.add_argument("--show", action="store_true", help="print text and findings of the cases that fail")
    return own


def note(tally: Tally, verdict: Verdict, *, verbose: bool) -> None:
    """Count a verdict; with ``verbose`` say what went wrong."""
    tally.add(verdict)
    if verbose and verdict.found is False:
        print(f"MISSED {verdict.name} {verdict.failure}", file=sys.stderr)
    for false in verdict.false if verbose else ():
        print(f"WRONG {verdict.name}: {false}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
