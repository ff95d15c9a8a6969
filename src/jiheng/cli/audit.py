"""``jiheng audit``: prove the figures of reports right or wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from jiheng.cli import parameters
from jiheng.cli.codes import DONE, FOUND, UNREAD
from jiheng.cli.consoles import look
from jiheng.cli.misuse import Misuse
from jiheng.cli.packs import packs
from jiheng.cli.progress import ticker
from jiheng.cli.verbs import Verb
from jiheng.cli.writing import called, guard, say_failures, suited, write, write_each
from jiheng.findings import Severity
from jiheng.policy.messages import messages
from jiheng.reporting.audit import Audit, Failure, Unsuited
from jiheng.reporting.outputs import AUDIT, Output, named

NEVER = "never"
SAY = messages("cli")


@dataclass(frozen=True)
class Kept:
    """What is kept of an audit: how grave it is, and the document in the output's form."""

    form: Output

    def __call__(self, audit: Audit) -> tuple[int, Any]:
        """The rank of the gravest finding (-1 where there is none) and the document."""
        from jiheng.services.originals import original

        own = [original(audit.document)] if self.form.patches else []
        return max((finding.severity.rank for finding in audit.findings), default=-1), self.form.document(audit, *own)


class Options(NamedTuple):
    """What a call of ``jiheng audit`` gives."""

    paths: Sequence[Path]
    format: str | None
    output: Path | None
    policy: str | None
    policies: tuple[Path, ...]
    tables: tuple[Path, ...]
    beside: tuple[Path, ...]
    members: tuple[Path, ...]
    units: Path | None
    answers: Path | None
    fail_on: str
    jobs: int


def run(given: Options) -> int:
    """Audit the files, write the result, and say by the exit code how it came out."""
    from jiheng import services

    packs(given.policy, given.policies)
    form = AUDIT[given.format or named(given.output)]
    lying = {path.resolve() for path in (given.units, given.answers) if path}  # a list among the reports is none
    found = services.inputs(given.paths, without=given.output)
    files = [file for file in found if isinstance(file, Failure) or file.resolve() not in lying]
    guard(given.output, files, binary=form.binary)
    called(form, given.output)
    suited(form, files, given.output)
    lists = _lists(given, form)
    (tables, beside, members), unread = _beside(given, files)
    work: services.Work[tuple[int, Any]]
    judge = partial(services.audit, tables=tables, beside=beside, members=members)
    work = services.Work(judge, Kept(form), given.policy, given.policies)
    done, failures = work.over(files, given.jobs, ticker(len(files)))
    failures = [*unread, *failures]
    _write(form, given.output, [document for _, document in done], failures, lists)
    say_failures(failures)
    worst = max((rank for rank, _ in done), default=-1)
    if failures:
        return UNREAD
    return FOUND if given.fail_on != NEVER and worst >= Severity(given.fail_on).rank else DONE


def _beside(given: Options, files: Sequence[Path | Failure]) -> tuple[list[list[Path]], list[Failure]]:
    """The tables, the other files and the members that reports are judged by, and which of them cannot be read.

    Raises:
        Misuse: one unit's tables or members are given for several reports.
    """
    from jiheng import services

    if len(files) > 1 and (given.tables or given.members):
        raise Misuse(SAY.text("errors.one_report", option="--tables" if given.tables else "--members"))
    found = [services.inputs(paths, without=given.output) for paths in (given.tables, given.beside, given.members)]
    guard(given.output, [path for paths in found for path in paths])
    read = [services.readable(paths, given.policy, given.policies) for paths in found]
    unread = [file for paths in read for file in paths if isinstance(file, Failure)]
    return [[file for file in paths if isinstance(file, Path)] for paths in read], unread


def _lists(given: Options, form: Output) -> dict[str, Any]:
    """Who must publish and the answers to an earlier list, for an output that takes them.

    Raises:
        Misuse: the output takes none, or a list cannot be read.
    """
    from jiheng.reporting.decisions import answers
    from jiheng.reporting.roster import roster

    wanted = {"due": (given.units, "--units", roster), "answers": (given.answers, "--answers", answers)}
    found: dict[str, Any] = {}
    for name, (path, option, reader) in wanted.items():
        if path is not None and not form.lists:
            raise Misuse(SAY.text("errors.only_lists", option=option))
        if path is not None:
            guard(given.output, [path])
            try:
                found[name] = reader(path)
            except Unsuited as error:
                raise Misuse(SAY.text("failure", path=error.path, message=error.message)) from error
    return found


def _write(
    form: Output,
    output: Path | None,
    documents: Sequence[Any],
    failures: Sequence[Failure],
    lists: Mapping[str, Any],
) -> None:
    if form.patches and not documents:
        return
    if output is not None and form.single and output.suffix.lower() not in form.endings:
        write_each(form, documents, failures, output)
    elif output is None and form.screen:
        write(form.whole(documents, failures, **look()), None)
    else:
        write(form.whole(documents, failures, **lists), output)


command = Verb(
    "audit",
    run,
    Options,
    [
        parameters.paths(),
        parameters.form(AUDIT),
        parameters.output(),
        parameters.policy(),
        parameters.policies(),
        *parameters.beside(),
        click.Option(["--units"], type=parameters.FILE),
        click.Option(["--answers"], type=parameters.FILE),
        click.Option(["--fail-on"], type=click.Choice(["error", "warning", NEVER]), default="error"),
        parameters.jobs(),
    ],
)
