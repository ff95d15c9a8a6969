"""The few sentences that everyone calls: audit and extract, one file or many. This is the public API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from jiheng.document import Document
from jiheng.extraction.structure import structured
from jiheng.findings import Outcome, Rule
from jiheng.formats import Unreadable, read
from jiheng.policy import library
from jiheng.reporting import comparison, contract, extracted
from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.contract import Found
from jiheng.services.batch import Work
from jiheng.services.beside import given, judged_beside
from jiheng.services.examples import document_of
from jiheng.services.inputs import inputs
from jiheng.services.judging import judged, understood
from jiheng.uncollected import uncollected

__all__ = [
    "Audit",
    "Failure",
    "Found",
    "Unreadable",
    "Work",
    "audit",
    "audit_paths",
    "compare",
    "examples",
    "explain",
    "extract",
    "extract_paths",
    "inputs",
    "readable",
]

Tree = dict[str, object]


@uncollected()
def audit(
    path: Path | str,
    *,
    policy: str | None = None,
    policies: Sequence[Path] = (),
    tables: Sequence[Path] = (),
    beside: Sequence[Path] = (),
    members: Sequence[Path] = (),
) -> Audit:
    """Read one report and judge every figure of it.

    Args:
        path: the file, of any format that ``formats`` reads.
        policy: the id of the policy pack for all parts; chosen per part where it is None.
        policies: folders with further packs.
        tables: workbooks that the report was written from: theirs where they name no unit and year are the report's.
        beside: other files of its unit that the report is judged by: last year's report, the budget, the forms.
        members: the reports of the department's units, which make up its own.

    Raises:
        Unreadable: the file cannot be read; its message is one Chinese sentence.
        KeyError: there is no such pack.
    """
    found = understood(read(Path(path)), policy, policies)
    if not (tables or beside or members):
        return judged(found)
    own = Path(path).resolve()  # a folder of other files may hold the report too
    others = ([file for file in group if file.resolve() != own] for group in (tables, beside, members))
    return judged_beside(found, *([given(file, policy, tuple(policies)) for file in group] for group in others))


def readable(
    paths: Iterable[Path | Failure], policy: str | None = None, policies: Sequence[Path] = ()
) -> list[Path | Failure]:
    """Files that reports are to be judged by: those that can be read, and why the others cannot."""
    return [path if isinstance(path, Failure) else _readable(path, policy, policies) for path in paths]


def _readable(path: Path, policy: str | None, policies: Sequence[Path]) -> Path | Failure:
    try:
        given(path, policy, tuple(policies))
    except Unreadable as error:
        return Failure(error.path, error.message)
    return path


def extract(path: Path | str, *, policy: str | None = None, policies: Sequence[Path] = ()) -> Audit:
    """Read one report with every figure of it as a fact; no check is made, so there are no results.

    Raises:
        Unreadable, KeyError: as ``audit``.
    """
    return understood(read(Path(path)), policy, policies)


def examples(
    rules: Iterable[Rule], *, policy: str | None = None, policies: Sequence[Path] = ()
) -> Iterator[tuple[Rule, int, bool]]:
    """Whether the examples of each rule hold: the rule, the example's number from 1, and whether it did as it says."""
    for rule in rules:
        for number, example in enumerate(rule.examples, 1):
            found = judged(document_of(example, policy, policies))
            failed = any(result.rule == rule.id and result.outcome is Outcome.FAILED for result in found.results)
            yield rule, number, failed == bool(example["fails"])


def compare(
    old: Path | str, new: Path | str, *, policy: str | None = None, policies: Sequence[Path] = ()
) -> comparison.Comparison:
    """What differs between two versions of a report: figures, sections, findings.

    Raises:
        Unreadable, KeyError: as ``audit``.
    """
    versions = [comparison.version(audit(path, policy=policy, policies=policies)) for path in (old, new)]
    return comparison.compared(*versions)


def explain(report: Mapping[str, object], identity: str) -> list[Found]:
    """The findings of an audit's JSON whose id begins so, each with its file read again where that is unchanged.

    Args:
        report: an object of schema ``jiheng.audit/1``.
        identity: a finding's id or its beginning.
    """
    documents = cast("Sequence[Mapping[str, object]]", report["documents"])
    return [
        Found(finding, str(document["path"]), _unchanged(str(document["path"]), str(document["sha256"])))
        for document in documents
        for finding in cast("Sequence[Mapping[str, object]]", document["findings"])
        if str(finding["id"]).startswith(identity)
    ]


def audit_paths(
    paths: Iterable[Path | str], *, policy: str | None = None, policies: Sequence[Path] = (), jobs: int = 1
) -> Tree:
    """Audit files and folders into one object of the contract (schema ``jiheng.audit/1``).

    What cannot be read is listed under ``failures``; everything else is done.
    """
    return _report(paths, Work(audit, contract.document, policy, tuple(policies)), jobs, contract.SCHEMA)


def extract_paths(
    paths: Iterable[Path | str], *, policy: str | None = None, policies: Sequence[Path] = (), jobs: int = 1
) -> Tree:
    """Extract files and folders into one object (schema ``jiheng.extract/1``), as ``audit_paths``."""
    return _report(paths, Work(extract, extracted.document, policy, tuple(policies)), jobs, extracted.SCHEMA)


def _unchanged(path: str, sha256: str) -> Document | None:
    try:
        document = read(Path(path))
    except Unreadable:
        return None
    return structured(document, library()) if document.sha256 == sha256 else None


def _report(paths: Iterable[Path | str], work: Work[Tree], jobs: int, schema: str) -> Tree:
    return contract.report(*work.over(inputs(paths), jobs), schema)
