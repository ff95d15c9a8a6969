"""Snapshots (公开快照): a report with its machine-readable companion, and whether the two agree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from jiheng import services
from jiheng.composing.ledger_file import load, stated
from jiheng.document import Role
from jiheng.formats import Unreadable
from jiheng.formats.writing import WRITERS, write
from jiheng.ledger import Composed, Fact, Key, Ledger
from jiheng.policy import Pack, library
from jiheng.policy.look import look
from jiheng.policy.messages import messages
from jiheng.reporting.snapshot import FACTS, LEDGER, PACKAGE, SUMS, companion, digest, facts_csv, sums

SAY = messages("writing")
SHOWN = 5  # facts that differ, by name; the rest is counted


class Verified(NamedTuple):
    """What was checked of a snapshot: how many files and facts, and a sentence for each thing that does not hold."""

    files: int
    facts: int
    problems: tuple[str, ...]


def files(composed: Composed, pack: Pack, name: str) -> dict[str, bytes]:
    """The files of a composed report's snapshot, the report of that name among them."""
    document = composed.document
    content = write(document, look(pack), Path(name).suffix.lower(), composed.ledger.facts, composed.gaps)
    titles = [document.quote(block.span) for block in document.blocks if block.role is Role.TITLE]
    facts = composed.ledger.facts
    entity = next((fact.entity for fact in facts if fact.entity), "")
    year = max((fact.year for fact in facts if fact.year), default=0)
    ledger = stated(composed.ledger, entity, year)
    about = {"title": " ".join(titles), "policy": pack.id}
    return companion(name, content, ledger, about, pack.numbers.units)


def verified(folder: Path, policies: Sequence[Path] = ()) -> Verified:
    """Check the hashes of a snapshot's files, its CSV against its JSON, and the report against both.

    Raises:
        Unreadable: it is no snapshot, or its report cannot be read.
    """
    try:
        listed = sums((folder / SUMS).read_bytes())
        inside = [name for name in listed if Path(name).name == name and (folder / name).is_file()]
        found = {name: (folder / name).read_bytes() for name in inside}
        problems = list(_changes(folder, listed, found))
    except (OSError, ValueError) as error:
        raise _no_snapshot(folder) from error
    try:
        ledger, policy = found[LEDGER].decode(), json.loads(found[PACKAGE])["policy"]
        given = load(ledger, LEDGER, library(*policies).pack(policy)).given.ledger
    except (KeyError, TypeError, ValueError) as error:
        if problems and {LEDGER, PACKAGE} <= listed.keys():  # what was changed may be no data any more
            return Verified(len(listed), 0, tuple(problems))
        raise _no_snapshot(folder) from error
    problems += _table(found, ledger, library(*policies).pack(policy))
    for name in found:
        if Path(name).suffix.lower() in WRITERS:
            report = services.extract(folder / name, policy=policy, policies=policies)
            problems += _report(name, report.ledger, given)
    return Verified(len(listed), len(given.facts), tuple(problems))


def _no_snapshot(folder: Path) -> Unreadable:
    return Unreadable(str(folder), SAY.text("verify.no_snapshot", sums=SUMS, ledger=LEDGER))


def _changes(folder: Path, listed: dict[str, str], files: dict[str, bytes]) -> Iterator[str]:
    for name, expected in listed.items():
        if name not in files:
            yield SAY.text("verify.missing", name=name)
        elif digest(files[name]) != expected:
            yield SAY.text("verify.changed", name=name)
    for found in sorted(folder.iterdir()):
        if found.name not in listed and found.name != SUMS:
            yield SAY.text("verify.unlisted", name=found.name)


def _table(files: dict[str, bytes], ledger: str, pack: Pack) -> Iterator[str]:
    if FACTS in files and files[FACTS] != facts_csv(ledger, pack.numbers.units):
        yield SAY.text("verify.table", facts=FACTS, ledger=LEDGER)


def _report(name: str, report: Ledger, ledger: Ledger) -> Iterator[str]:
    """What the ledger says and the report does not, and what the report says otherwise."""
    said, given = (dict.fromkeys(map(_meaning, each.facts)) for each in (report, ledger))
    missing = [meaning for meaning in given if meaning not in said]
    known = {key for key, *_ in given}
    other = [meaning for meaning in said if meaning[0] in known and meaning not in given]
    for kind, facts in (("absent", missing), ("otherwise", other)):
        for key, value, unit, _ in facts[:SHOWN]:
            yield SAY.text(f"verify.{kind}", name=name, fact=_named(key), value=f"{value}{unit}")
        if len(facts) > SHOWN:
            yield SAY.text("verify.more", count=len(facts) - SHOWN)


def _meaning(fact: Fact) -> tuple[Key, Decimal | str, str, tuple[object, ...]]:
    """What makes two facts the same; 0 and 0.00 are one number."""
    quantity, about = fact.quantity, (fact.base_year, fact.base_measure, fact.direction, fact.of)
    unit = quantity.unit.symbol if quantity and quantity.unit else ""
    return fact.key, quantity.value if quantity else "", unit, about


def _named(key: Key) -> str:
    year = SAY.text("page.year", year=key.year) if key.year else ""
    return " ".join(part for part in (year, *key.scope, key.concept, key.measure) if part)
