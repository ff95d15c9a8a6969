"""From what users give to a report: read, understood, composed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from jiheng.composing import Given, account, compose, without_sheets
from jiheng.document import Document
from jiheng.formats import read
from jiheng.ledger import Composed
from jiheng.policy import Pack, library
from jiheng.services.judging import understood


def composed(
    paths: Iterable[Path], report: str, *, policy: str | None = None, policies: Sequence[Path] = ()
) -> Composed:
    """The report that the files give.

    Raises:
        Unreadable: a file cannot be read.
        KeyError: there is no such pack, or it has no such report.
    """
    root = library(*policies).pack(policy or "national")
    given, sheets = list[Given](), list[tuple[str, Document]]()
    packs = list[Pack]()
    for path in paths:
        document = read(Path(path))
        sheets.append((path.name, document))
        tables = without_sheets(document, root)
        if tables.tables or not document.tables:
            audit = understood(tables, policy, policies)
            given.append(Given(path.name, replace(audit.document, locator=document.locator), audit.ledger))
            packs.append(audit.pack)
    pack = library(*policies).pack(policy) if policy else (packs[0] if packs else root)
    return compose(account(given, sheets, pack), pack, report)
