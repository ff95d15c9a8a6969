"""Facts as Parquet for bulk questions: exact integers with their scale beside the printed value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from jiheng.reporting import facts_csv
from jiheng.reporting.audit import Failure
from jiheng.reporting.facts import COLUMNS, Row

WHOLE = {"year", "base_year", "start", "end", "line", "page"}
LARGEST = 2**63 - 1

document = facts_csv.document


def whole(documents: Sequence[Sequence[Row]], failures: Sequence[Failure]) -> bytes:
    """One row a fact; ``coefficient / 10**scale`` is the value (null beyond 64 bits). Unreadable files have no row.

    Raises:
        ModuleNotFoundError: the optional package polars is not installed.
    """
    import polars as pl

    del failures
    kinds = {name: pl.Int64 if name in WHOLE else pl.String for name in ("path", *COLUMNS)}
    schema = {**kinds, "approximate": pl.Boolean, "coefficient": pl.Int64, "scale": pl.Int16}
    out = BytesIO()
    pl.DataFrame(list(_exact(row for facts in documents for row in facts)), schema=schema).write_parquet(out)
    return out.getvalue()


def _exact(rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        whole_digits, _, fraction = str(row["value"] or "").partition(".")
        digits = whole_digits + fraction
        held = bool(digits) and int(digits) <= LARGEST
        yield {**row, "coefficient": int(digits) if held else None, "scale": len(fraction) if held else None}
