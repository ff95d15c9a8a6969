"""Official lists of subjects taken into a user's own policy pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from jiheng.document import Document
from jiheng.formats import read
from jiheng.policy import Pack
from jiheng.policy.classification import FOLDER, Classification, Subject, read_csv
from jiheng.policy.subject_list import as_csv, by_classification, subjects


def listed(file: Path, source: str, pack: Pack) -> Mapping[str, tuple[Subject, ...]]:
    """The subjects of a list by their classification; a spreadsheet, a CSV file or any document with tables.

    Raises:
        Unreadable: the file cannot be read.
        ValueError: it is no list of subjects; the message is a Chinese sentence.
    """
    rows = read_csv(file) if file.suffix.lower() == ".csv" else _rows(read(file))
    return by_classification(subjects(rows, file.name, source or file.name, pack), pack)


def laid(found: Mapping[str, Iterable[Subject]], folder: Path, pack: Pack) -> Iterator[tuple[Path, bytes]]:
    """Each CSV file of a pack's folder as it is with the subjects laid over its own rows, by their codes."""
    for identity, rows in found.items():
        file = folder / FOLDER / f"{identity}.csv"
        own = subjects(read_csv(file), file.name, "", pack) if file.exists() else ()
        whole = Classification(identity, own).extended(rows, complete=False)
        yield file, as_csv(whole.subjects, pack)


def _rows(document: Document) -> Iterator[Sequence[str]]:
    for table in document.tables:
        grid = table.grid()
        width = max((column for _, column in grid), default=-1) + 1
        for row in range(max((row for row, _ in grid), default=-1) + 1):
            yield [grid[row, column].text if (row, column) in grid else "" for column in range(width)]
