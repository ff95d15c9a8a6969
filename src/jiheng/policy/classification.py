"""Classifications (科目): lists of codes and names by year, each row with its source, and the renames between years.

The lists that come with a pack may be partial: what a list does not hold is unknown, never wrong. An official list
is read with ``subject_list.subjects`` and laid over them with :meth:`Classification.extended`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from jiheng.policy.pack import Pack

FOLDER = "classifications"
RENAMES = "renames"
NEEDED, RENAMED = ("code", "name"), ("old", "new", "code", "year", "documented", "verified", "source")
PARENT_DIGITS = {3: 0, 5: 3, 7: 5}
"""Digits of a code to those of its parent's: 类 3, 款 5, 项 7 (政府收支分类科目)."""


class Subject(NamedTuple):
    """A subject (科目) of a list: its code, its name, its parent's code ("" for 类), and how far the row is proved."""

    code: str
    name: str
    parent: str
    status: str
    source: str = ""

    @property
    def verified(self) -> bool:
        """Whether code and name together were seen in the stated source."""
        return self.status.startswith("verified")


class Rename(NamedTuple):
    """A subject whose name changed: ``new`` holds from ``year`` on.

    ``documented`` is the first year for which the new name was seen in a source; only a verified row counts, and only
    from that year on.
    """

    old: str
    new: str
    code: str
    year: int
    documented: int
    verified: bool
    source: str

    def dead(self, year: int) -> bool:
        """Whether the old name is proved to be out of use in ``year``."""
        return self.verified and year >= self.documented

    def doubtful(self, year: int) -> bool:
        """Whether it is believed to be out of use by then, though no text of that year was seen."""
        return self.verified and self.year <= year < self.documented


@dataclass(frozen=True)
class Classification:
    """One classification (支出功能分类 or 经济分类): its known subjects, and whether they are all there are."""

    id: str
    subjects: tuple[Subject, ...]
    complete: bool = False

    @cached_property
    def by_code(self) -> Mapping[str, Subject]:
        """The subjects by their code."""
        return {subject.code: subject for subject in self.subjects}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Subject, ...]]:
        """The subjects by their name; a name such as 行政运行 stands under many parents."""
        found: dict[str, list[Subject]] = {}
        for subject in self.subjects:
            found.setdefault(subject.name, []).append(subject)
        return {name: tuple(subjects) for name, subjects in found.items()}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Subject, ...]]:
        found: dict[str, list[Subject]] = {}
        for subject in self.subjects:
            found.setdefault(subject.parent, []).append(subject)
        return {parent: tuple(subjects) for parent, subjects in found.items()}

    def children(self, code: str = "") -> tuple[Subject, ...]:
        """The known subjects directly under ``code``; the top level for ""."""
        return self._children.get(code, ())

    def path(self, names: Iterable[str]) -> tuple[Subject, ...]:
        """The subjects that a path of names leads through, as far as the list knows it."""
        found: list[Subject] = []
        for name in names:
            code = found[-1].code if found else ""
            step = next((subject for subject in self.children(code) if subject.name == name), None)
            if step is None:
                break
            found.append(step)
        return tuple(found)

    def extended(self, rows: Iterable[Subject], *, complete: bool) -> Classification:
        """This list with ``rows`` laid over it by code; a complete list replaces it."""
        fresh = {subject.code: subject for subject in rows}
        merged = fresh if complete else {**self.by_code, **fresh}
        return Classification(self.id, tuple(merged[code] for code in sorted(merged)), complete)


@cache
def _classifications(folders: tuple[Path, ...]) -> Mapping[str, Classification]:
    found: dict[str, Classification] = {}
    for file in _files(folders):
        if file.stem != RENAMES:
            known = found.get(file.stem, Classification(file.stem, ()))
            found[file.stem] = known.extended(_subjects(file), complete=False)
    return found


@cache
def _renames(folders: tuple[Path, ...]) -> tuple[Rename, ...]:
    rows = (row for file in _files(folders) if file.stem == RENAMES for row in _rows(file))
    return tuple(_rename(row) for row in rows)


def classifications(pack: Pack) -> Mapping[str, Classification]:
    """The classifications of a pack and its parents by id (file name)."""
    return _classifications(pack.folders)


def renames(pack: Pack) -> tuple[Rename, ...]:
    """The renames of a pack and its parents (``classifications/renames.csv``)."""
    return _renames(pack.folders)


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((folder / FOLDER).glob("*.csv"))


def read_csv(file: Path) -> list[list[str]]:
    """The rows of a CSV file in any usual encoding."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    return list(csv.reader(text.splitlines()))


def faults(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a pack's CSV file that cannot be used: the head without a column that it needs, odd codes."""
    head, *rows = read_csv(file) or [[]]
    needed = RENAMED if file.stem == RENAMES else NEEDED
    yield from ((1, column) for column in needed if column not in head)
    if file.stem != RENAMES and "code" in head:
        for line, row in enumerate(rows, 2):
            code = row[head.index("code")] if len(row) > head.index("code") else ""
            if row and len(code) not in PARENT_DIGITS:
                yield line, code


def _rows(file: Path) -> Iterator[dict[str, str]]:
    head, *rows = read_csv(file) or [[]]
    return (dict(zip(head, row, strict=False)) for row in rows)


def _subjects(file: Path) -> Iterator[Subject]:
    """The rows of a list; only code and name are needed, and what is not said to be proved is not."""
    for row in _rows(file):
        code = row.get("code", "")
        if len(code) in PARENT_DIGITS and row.get("name"):
            parent = code[: PARENT_DIGITS[len(code)]]
            yield Subject(code, row["name"], parent, row.get("status", ""), row.get("source", file.name))


def _rename(row: Mapping[str, str]) -> Rename:
    return Rename(
        row["old"], row["new"], row["code"], int(row["year"]), int(row["documented"]), row["verified"] == "yes",
        row["source"],
    )  # fmt: skip
