"""Compose every example unit into build/examples/<unit>, audit what was composed, and say whether it is clean."""

import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from jiheng import services
from jiheng.composing.ledger_file import stated
from jiheng.findings import Finding, Outcome, Severity
from jiheng.ledger import Fact, Ledger
from jiheng.policy import library
from jiheng.services import filing
from jiheng.services.composing import Composing

ROOT = Path(__file__).parents[1]
UNITS, BUILD = ROOT / "examples" / "units", ROOT / "build" / "examples"
FORMATS = (".docx", ".html", ".pdf")
PLAN, LEDGER, GAP = "reports.toml", "ledger.json", "placeholder"


def main() -> int:
    """Compose all units; the exit code is 1 where one is not clean."""
    clean = [_unit(folder, BUILD / folder.name) for folder in sorted(UNITS.iterdir()) if (folder / PLAN).is_file()]
    print(f"{sum(clean)} of {len(clean)} units clean, in {BUILD}")
    return 0 if all(clean) else 1


def _unit(folder: Path, build: Path) -> bool:
    """Write the reports, ledgers and forms of a unit; whether the audit of all finds nothing but marked gaps."""
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    plan = tomllib.loads((folder / PLAN).read_text("utf-8"))
    policy = str(plan["policy"])
    clean, facts, entity = True, list[Fact](), ""
    for row in plan["reports"]:
        composing, paths = Composing(row["report"], policy), [folder / name for name in row["data"]]
        report, _ = composing.composed(paths)
        for suffix in FORMATS:
            (build / f"{row['file']}{suffix}").write_bytes(composing.written(paths, suffix))
        entity = entity or report.document.text.partition("\n")[0]
        facts += report.ledger.facts
        clean &= _audited(build / f"{row['file']}.docx", policy, len(report.gaps))
    (build / LEDGER).write_text(stated(Ledger(tuple(facts)), entity, int(plan["year"])), "utf-8")
    for form in sorted(folder.glob("*.toml")):
        if form.name != PLAN:
            (build / f"{form.stem}.xlsx").write_bytes(filing.filled(form, library().pack(policy)))
    return clean


def _audited(file: Path, policy: str, gaps: int) -> bool:
    """Whether a report has no error and no warning but one for each of its gaps."""
    found = list(_findings(file, policy))
    marked = sum(finding.rule == GAP for finding in found)
    others = [finding for finding in found if finding.rule != GAP]
    print(f"{file.relative_to(BUILD)}: {gaps} gaps, {marked} found, {len(others)} other findings")
    for finding in others:
        print(f"    {finding.severity}  {finding.rule}  {finding.message}")
    return not others and marked == gaps


def _findings(file: Path, policy: str) -> Iterator[Finding]:
    for result in services.audit(file, policy=policy).results:
        if result.outcome is Outcome.FAILED and result.finding and result.finding.severity is not Severity.HINT:
            yield result.finding


if __name__ == "__main__":
    sys.exit(main())
