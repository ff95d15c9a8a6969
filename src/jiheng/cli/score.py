"""``jiheng score``: score filled forms and say how every point came about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, FOUND, UNREAD
from jiheng.cli.packs import packs
from jiheng.cli.progress import ticker
from jiheng.cli.verbs import SAY, Verb
from jiheng.cli.writing import distinct, guard, say_failures, write
from jiheng.reporting.audit import Failure

FORMS = ("text", "json", "xlsx")
SUFFIXES = {".json": "json", ".xlsx": "xlsx", ".txt": "text"}


class Options(NamedTuple):
    """What a call of ``jiheng score`` gives."""

    paths: Sequence[Path]
    format: str | None
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]
    everything: bool
    jobs: int


def run(given: Options) -> int:
    """Score the files, write the result; a score or total that cannot stand makes the exit code 1."""
    from jiheng import services
    from jiheng.services import scoring

    packs(given.policy, given.policies)
    form = _form(given)
    files = services.inputs(given.paths, without=given.output)
    guard(given.output, files, binary=form == "xlsx")
    view = scoring.Scoring(given.policies, given.everything, form == "xlsx")
    work = services.Work(services.extract, view, given.policy, given.policies)
    done, failures = work.over(files, given.jobs, ticker(len(files)))
    _write(given, form, done, failures)
    say_failures(failures)
    if failures:
        return UNREAD
    return FOUND if any(one.wrong for one in done) else DONE


def _form(given: Options) -> str:
    """The form of the result: as asked, else by the ending of the output; a folder takes workbooks."""
    if given.format or given.output is None:
        return given.format or FORMS[0]
    return SUFFIXES.get(given.output.suffix.lower(), "xlsx" if not given.output.suffix else FORMS[0])


def _write(given: Options, form: str, done: Sequence[object], failures: Sequence[Failure]) -> None:
    from jiheng.reporting.contract import dumped
    from jiheng.services import score_report, scoring

    files = [one for one in done if isinstance(one, scoring.Scores)]
    if form == "json":
        write(dumped(score_report.score_report(files, failures)), given.output)
    elif form == "text":
        remarks = score_report.batch_remarks(files)
        write("\n".join([*(line for one in files for line in one.lines), *remarks, ""]), given.output)
    elif not files:
        return  # nothing was scored: no workbook that looks like a result
    elif given.output is not None and given.output.suffix.lower() == ".xlsx":
        write(files[0].workbook if len(files) == 1 else score_report.score_summary(files, failures), given.output)
    elif given.output is not None:
        for name, one in zip(distinct([Path(one.path) for one in files]), files, strict=True):
            write(one.workbook, given.output / SAY.text("score.file", name=name))
        write(score_report.score_summary(files, failures), given.output / SAY.text("score.summary"))


command = Verb(
    "score",
    run,
    Options,
    [
        parameters.paths(),
        click.Option(["--format"], type=click.Choice(FORMS)),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
        click.Option(["--all", "everything"], is_flag=True),
        parameters.jobs(),
    ],
)
