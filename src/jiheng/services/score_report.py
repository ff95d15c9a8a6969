"""Many scored files together: what they raise as a batch, the object for programs, the workbook of the summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jiheng.performance.plausibility import copied, plausibility_rules, uniform
from jiheng.performance.workbooks.summary import summary
from jiheng.policy import Pack, library
from jiheng.policy.root import root
from jiheng.reporting.audit import Failure
from jiheng.services.scoring import Scores

SCHEMA = "jiheng.score/1"


def batch_remarks(files: Sequence[Scores], pack: Pack | None = None) -> tuple[str, ...]:
    """What a batch as a whole raises: too many full marks, texts that units copied from each other."""
    rules = plausibility_rules(pack or library().pack(root()))
    shares = {name: share for file in files for name, share in file.shares.items()}
    texts = {f"{Path(file.path).name} {name}": words for file in files for name, words in file.texts.items()}
    return tuple(doubt.message for doubt in (*uniform(shares, rules), *copied(texts, rules)))


def score_report(files: Sequence[Scores], failures: Sequence[Failure]) -> dict[str, object]:
    """The object of schema ``jiheng.score/1`` over all files."""
    return {
        "schema": SCHEMA,
        "failures": [{"path": one.path, "message": one.message} for one in failures],
        "documents": [{"path": file.path, "forms": list(file.records)} for file in files],
        "batch": list(batch_remarks(files)),
    }


def score_summary(files: Sequence[Scores], failures: Sequence[Failure]) -> bytes:
    """The workbook over all files."""
    rows = [(file.path, form) for file in files for form in file.records if "total" in form]
    remarks = [*batch_remarks(files), *(f"{one.path}：{one.message}" for one in failures)]
    return summary(rows, remarks, library().pack(root()))
