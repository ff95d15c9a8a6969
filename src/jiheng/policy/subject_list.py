"""Official lists of subjects (科目表): read by the heads of their columns, written as a pack keeps them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jiheng.policy.classification import PARENT_DIGITS, Subject
from jiheng.policy.pack import Pack

HEAD = ("code", "level", "name", "parent", "status", "source")
NEEDED, OPTIONAL = ("code", "name"), ("status", "source")


class Columns(NamedTuple):
    """Where a list has its codes, names, and, if it has them, how far each row is proved and by what."""

    code: int
    name: int
    status: int | None = None
    source: int | None = None


def subjects(table: Iterable[Sequence[str]], file: str, source: str, pack: Pack) -> tuple[Subject, ...]:
    """The subjects of a list: rows with a code of 3, 5 or 7 digits; titles and notes are left out.

    Args:
        table: the cells of the list, row by row.
        file: its name, for messages.
        source: the document that proves the rows, where the list has no column of sources.
        pack: gives the heads of the columns (``classification_import``).

    Raises:
        ValueError: the list has no columns of codes and names, or no subject; the message is a Chinese sentence.
    """
    rows = [[cell.strip() for cell in row] for row in table]
    at = next((found for row in rows if (found := _columns(row, pack))), None)
    if at is None:
        raise ValueError(pack.text("classification_import.no_columns").format(file=file))
    listed = tuple(_subject(row, at, source) for row in rows if _is_subject(row, at))
    if not listed:
        raise ValueError(pack.text("classification_import.no_rows").format(file=file))
    return listed


def by_classification(found: Iterable[Subject], pack: Pack) -> Mapping[str, tuple[Subject, ...]]:
    """The subjects by the classification that their code belongs to: its first digit tells; others are left out."""
    digits = pack.table("classification_import.digits")
    kept: dict[str, list[Subject]] = {}
    for subject in found:
        if subject.code[0] in digits:
            kept.setdefault(str(digits[subject.code[0]]), []).append(subject)
    return {identity: tuple(rows) for identity, rows in kept.items()}


def as_csv(rows: Iterable[Subject], pack: Pack) -> bytes:
    """The rows as a pack keeps them, in the order of their codes, so that Excel and WPS open them too."""
    levels = dict(zip(PARENT_DIGITS, pack.words("subjects.levels"), strict=True))
    stream = io.StringIO()
    sheet = csv.writer(stream, lineterminator="\n")
    sheet.writerow(HEAD)
    for row in sorted(rows):
        sheet.writerow((row.code, levels[len(row.code)], row.name, row.parent, row.status, row.source))
    return stream.getvalue().encode("utf-8-sig")


def _columns(row: Sequence[str], pack: Pack) -> Columns | None:
    heads = {key: pack.words(f"classification_import.{key}") for key in (*NEEDED, *OPTIONAL)}
    found = {key: next((at for at, cell in enumerate(row) if cell in words), None) for key, words in heads.items()}
    code, name = found["code"], found["name"]
    return None if code is None or name is None else Columns(code, name, found["status"], found["source"])


def _is_subject(row: Sequence[str], at: Columns) -> bool:
    code = row[at.code] if len(row) > max(at.code, at.name) else ""
    return code.isascii() and code.isdigit() and len(code) in PARENT_DIGITS and bool(row[at.name])


def _subject(row: Sequence[str], at: Columns, source: str) -> Subject:
    def told(column: int | None, otherwise: str) -> str:
        return (row[column] if column is not None and column < len(row) else "") or otherwise

    code = row[at.code]
    parent = code[: PARENT_DIGITS[len(code)]]
    return Subject(code, row[at.name], parent, told(at.status, "verified"), told(at.source, source))
