"""Importing an official list of subjects (科目表) from a spreadsheet or a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from jiheng.policy.classification import PARENT_DIGITS, Subject
from jiheng.policy.pack import Pack


def import_list(file: Path, pack: Pack) -> tuple[Subject, ...]:
    """The subjects of an official list: an ``.xlsx`` or ``.csv`` file with a column of codes and one of names.

    The columns are found by their heads (``classification_import`` of the pack); rows without a code of 3, 5 or 7
    digits are no subjects (titles, notes) and are left out.

    Raises:
        ValueError: the file has no such columns, or no subject; the message is a Chinese sentence.
    """
    table = list(_xlsx(file) if file.suffix.lower() == ".xlsx" else _csv(file))
    heads = pack.words("classification_import.code"), pack.words("classification_import.name")
    places = next((found for row in table if (found := _columns(row, heads))), None)
    if places is None:
        raise ValueError(pack.text("classification_import.no_columns").format(file=file.name))
    subjects = tuple(_imported(row, places, file.name) for row in table if _is_subject(row, places))
    if not subjects:
        raise ValueError(pack.text("classification_import.no_rows").format(file=file.name))
    return subjects


def _xlsx(file: Path) -> Iterator[Sequence[str]]:
    from openpyxl import load_workbook

    workbook = load_workbook(file, read_only=True, data_only=True)
    for sheet in workbook:
        for row in sheet.iter_rows(values_only=True):
            yield [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell as text; spreadsheets keep codes as numbers."""
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return "" if whole is None else str(whole).strip()


def _csv(file: Path) -> Iterator[Sequence[str]]:
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    return ([value.strip() for value in row] for row in csv.reader(text.splitlines()))


def _columns(row: Sequence[str], heads: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[int, int] | None:
    found = [next((index for index, value in enumerate(row) if value in words), None) for words in heads]
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


def _is_subject(row: Sequence[str], places: tuple[int, int]) -> bool:
    code = row[places[0]] if len(row) > max(places) else ""
    return code.isascii() and code.isdigit() and len(code) in PARENT_DIGITS and bool(row[places[1]])


def _imported(row: Sequence[str], places: tuple[int, int], source: str) -> Subject:
    code = row[places[0]]
    return Subject(code, row[places[1]], code[: PARENT_DIGITS[len(code)]], "verified", source)
