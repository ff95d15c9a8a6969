"""A report's machine-readable companion: its facts as JSON and CSV, a Fiscal Data Package, and the hashes of all.

The hashes stand in ``SHA256SUMS``, which ``sha256sum -c`` reads too; the CSV follows from the JSON alone, so that one
can be checked against the other.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from typing import Any

from jiheng.policy.messages import messages
from jiheng.quantity import Unit

LEDGER, FACTS, PACKAGE, SUMS = "ledger.json", "facts.csv", "datapackage.json", "SHA256SUMS"
MONEY, CURRENCY = "money", "CNY"
SAY = messages("writing")

DIMENSIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "entity": ("entity", ("entity",)),
    "year": ("datetime", ("year", "base_year", "month")),
    "phase": ("fact", ("measure", "base_measure", "direction", "of")),
    "concept": ("classification", ("concept",)),
    "fund": ("classification", ("fund",)),
    "classification": ("classification", ("classification",)),
    "activity": ("program", ("project", "indicator")),
    "place": ("location", ("place", "population")),
    "printed": ("fact", ("value", "unit", "source")),
}
"""The dimensions of the package's model by name: their kind and the columns that are their attributes."""

AMOUNT = "amount"
COLUMNS = (*(column for _, columns in DIMENSIONS.values() for column in columns), AMOUNT)
Row = Mapping[str, Any]


def companion(
    report: str, content: bytes, ledger: str, about: Mapping[str, str], units: Mapping[str, Unit]
) -> dict[str, bytes]:
    """The files of a snapshot by name, the report among them.

    Args:
        report: the report's file name.
        content: its bytes.
        ledger: the facts that it states, as a ledger file (``jiheng.ledger/1``).
        about: its title, and the id of the policy pack that words it.
        units: the units of measure by symbol, for amounts in 元.
    """
    files = {report: content, LEDGER: ledger.encode(), FACTS: facts_csv(ledger, units)}
    files[PACKAGE] = _package(files, json.loads(ledger), about)
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(files.items()))
    return {**files, SUMS: sums.encode()}


def digest(content: bytes) -> str:
    """The hash of a file."""
    return sha256(content).hexdigest()


def sums(content: bytes) -> dict[str, str]:
    """The hashes that a list gives, by file name.

    Raises:
        ValueError: it is no such list.
    """
    pairs = (line.split("  ", 1) for line in content.decode("utf-8-sig").splitlines() if line.strip())
    return {name: found for found, name in pairs}


def facts_csv(ledger: str, units: Mapping[str, Unit]) -> bytes:
    """The facts of a ledger file as lines; amounts of money also in 元, exactly."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_lines(json.loads(ledger), units))
    return out.getvalue().encode("utf-8-sig")


def _lines(ledger: Row, units: Mapping[str, Unit]) -> Iterator[Row]:
    for fact in ledger["facts"]:
        row = {"entity": ledger["entity"], "year": ledger["year"], **fact}
        unit = units.get(str(row.get("unit")))
        money = unit is not None and unit.dimension == MONEY
        amount = f"{Decimal(str(row['value'])).scaleb(unit.exponent):f}" if unit and money else ""
        yield {name: row.get(name, "") for name in COLUMNS} | {AMOUNT: amount}


def _package(files: Mapping[str, bytes], ledger: Row, about: Mapping[str, str]) -> bytes:
    """The descriptor (Fiscal Data Package 0.3): what each column means, and the hash of each file."""
    described = [_resource(name, data) for name, data in files.items()]
    dimensions = {
        name: {
            "dimensionType": kind,
            "primaryKey": [columns[0]],
            "attributes": {column: {"source": column, "resource": _slug(FACTS)} for column in columns},
        }
        for name, (kind, columns) in DIMENSIONS.items()
    }
    measure = {"source": AMOUNT, "resource": _slug(FACTS), "currency": CURRENCY, "factor": 1}
    package = {
        "profile": "fiscal-data-package",
        "name": f"report-{ledger['year']}-{digest(files[LEDGER])[:12]}",
        **about,
        "countryCode": "CN",
        "fiscalPeriod": {"start": f"{ledger['year']}-01-01", "end": f"{ledger['year']}-12-31"},
        "resources": described,
        "model": {"measures": {AMOUNT: measure}, "dimensions": dimensions},
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(name: str, data: bytes) -> dict[str, object]:
    found: dict[str, object] = {
        "name": _slug(name), "path": name, "bytes": len(data), "hash": f"sha256:{digest(data)}",
    }  # fmt: skip
    if name == FACTS:
        fields = [{"name": column, "title": SAY.text(f"columns.{column}"), "type": "string"} for column in COLUMNS]
        fields[-1]["type"] = "number"
        found |= {"mediatype": "text/csv", "encoding": "utf-8-sig", "schema": {"fields": fields}}
    return found


def _slug(name: str) -> str:
    """A name as a data package wants it; a report's own name may be Chinese."""
    stem, _, suffix = name.rpartition(".")
    return stem if name in (LEDGER, FACTS) else f"report-{suffix.lower()}"
