"""``jiheng explain``: how a finding was computed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, UNREAD
from jiheng.cli.misuse import Misuse
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import guard, say_failures, write
from jiheng.reporting.audit import Failure


class Options(NamedTuple):
    """What a call of ``jiheng explain`` gives."""

    report: Path
    finding: str
    output: Path | None


def run(given: Options) -> int:
    """Write the tree of the finding.

    Raises:
        Misuse: the report holds no finding of that id, or findings of several.
    """
    from jiheng import services
    from jiheng.reporting.contract import SCHEMA
    from jiheng.reporting.explanation import explained

    guard(given.output, [given.report])
    report = _report(given.report, SCHEMA)
    if isinstance(report, Failure):
        say_failures([report])
        return UNREAD
    found = services.explain(report, given.finding)
    if len({one.finding["id"] for one in found}) != 1:
        name = "errors.no_finding" if not found else "errors.several_findings"
        raise Misuse(SAY.text(name, finding=given.finding, report=given.report))
    write("\n".join(map(explained, found)), given.output)
    return DONE


def _report(path: Path, schema: str) -> Mapping[str, object] | Failure:
    try:
        report = json.loads(path.read_text("utf-8-sig"))
    except OSError:
        return Failure(str(path), SAY.text("errors.no_report"))
    except (ValueError, RecursionError):
        return Failure(str(path), SAY.text("errors.not_a_report"))
    sound = isinstance(report, dict) and report.get("schema") == schema
    return report if sound else Failure(str(path), SAY.text("errors.not_a_report"))


command = Verb(
    "explain",
    run,
    Options,
    [click.Argument(["report"], type=parameters.FILE), click.Argument(["finding"]), parameters.output()],
)
