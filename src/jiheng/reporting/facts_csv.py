"""Facts as comma-separated values: one line a fact, UTF-8 with byte order mark so that office programs show Chinese."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from jiheng.reporting.audit import Audit, Failure
from jiheng.reporting.facts import COLUMNS, Row, rows

RISKY = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
)  # what a spreadsheet takes for the beginning of a formula (OWASP CSV Injection)


def document(audit: Audit) -> list[Row]:
    """The facts of one document, each with the file's path."""
    return [{"path": audit.document.path, **row} for row in rows(audit)]


def whole(documents: Sequence[Sequence[Row]], failures: Sequence[Failure]) -> bytes:
    """All facts; files that could not be read have no line."""
    del failures
    out = StringIO()
    writer = csv.DictWriter(out, ("path", *COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for facts in documents for row in facts)
    return out.getvalue().encode("utf-8-sig")


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
