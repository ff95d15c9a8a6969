"""From what users give to a report: read, understood, composed, written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jiheng.composing import (
    Account,
    Given,
    Told,
    Unsound,
    account,
    compose,
    consolidated,
    load,
    problems,
    told,
    without_sheets,
)
from jiheng.composing.outline import Annexes
from jiheng.composing.page import Page
from jiheng.formats import Unreadable, content, read
from jiheng.formats.writing import WRITERS, write
from jiheng.ledger import Composed
from jiheng.performance.wording import PerformanceError
from jiheng.policy import Library, Pack, library
from jiheng.policy.look import look
from jiheng.policy.root import root
from jiheng.services.filing import data_of
from jiheng.services.form_pages import laid_form, lay
from jiheng.services.judging import understood

__all__ = ["SUFFIXES", "Composing", "Unsound"]

SUFFIXES = tuple(WRITERS)
"""The endings of the files that a report can be written as."""


LEDGER, FORMS = ".json", ".toml"
"""The endings of ledgers and of the data of forms, which are no documents."""


def _holds_forms(path: Path) -> bool:
    return path.suffix.lower() == FORMS


class _Read(NamedTuple):
    given: Given | None
    told: Told
    pack: Pack | None


@dataclass(frozen=True)
class Composing:
    """How reports are composed: which report, by which pack (chosen from the data where it is None).

    ``last_year`` are files with last year's figures, where the data has none; ``members`` the data of subordinate
    units, one file each, whose figures are added to the department's.
    """

    report: str = "disclosure"
    policy: str | None = None
    policies: tuple[Path, ...] = ()
    last_year: tuple[Path, ...] = ()
    members: tuple[Path, ...] = ()

    @property
    def packs(self) -> Library:
        """All packs."""
        return library(*self.policies)

    def composed(self, paths: Sequence[Path]) -> tuple[Composed, Pack]:
        """The report that the files give, and the pack that words it.

        Raises:
            Unreadable: a file cannot be read.
            Unsound: no report can be composed from the data; it lists why.
            KeyError: there is no such pack, or it has no such report.
        """
        found, given, pack = self.gathered([path for path in paths if not _holds_forms(path)])
        wrong, units = list(problems(found, given, pack, self.report)), list[Account]()
        for path in self.members:
            unit, own, _ = self.gathered([path])
            wrong += problems(unit, own, pack, self.report)
            units.append(unit)
        if wrong:
            raise Unsound(wrong)
        return compose(consolidated(found, units, pack), pack, self.report, annexes=self._annexes(paths, pack)), pack

    def _annexes(self, paths: Sequence[Path], pack: Pack) -> Annexes:
        """The forms among the data (``.toml``, as ``jiheng forms fill`` takes them), to go with the report.

        Raises:
            Unreadable: a file holds no forms; its message says why.
        """
        found: dict[str, list[Callable[[Page], None]]] = {}
        for path in filter(_holds_forms, paths):
            try:
                for data in data_of(path, pack, self.policies):
                    found.setdefault(str(data["kind"]), []).append(partial(lay, sheet=laid_form(data, pack)))
            except PerformanceError as error:
                raise Unreadable(str(path), str(error)) from error
        return found

    def gathered(self, paths: Sequence[Path]) -> tuple[Account, Sequence[Given], Pack]:
        """The account that files give together, the files themselves, and the pack.

        Raises:
            Unreadable, KeyError: as ``composed``.
        """
        found = [self._read(path) for path in paths]
        given = [one.given for one in found if one.given]
        pack = next((one.pack for one in found if one.pack), self._base)
        people = Told({}, {}, {})
        for one in found:
            people = people.joined(one.told)
        before = [one.given for one in (self._read(path) for path in self.last_year) if one.given]
        return account(given, people, pack, before), given, pack

    @property
    def _base(self) -> Pack:
        return self.packs.pack(self.policy or root())

    def _read(self, path: Path) -> _Read:
        """A file: its figures, what people say in it, and the pack that suits it (None for a ledger)."""
        if path.suffix.lower() == LEDGER:
            try:
                given, people = load(content(path).decode("utf-8-sig"), path.name, self._base)
            except ValueError as error:
                raise Unreadable(str(path), str(error)) from error
            return _Read(given, people, None)
        document = read(path)
        people, tables = told(document, path.name, self._base), without_sheets(document, self._base)
        if document.tables and not tables.tables:
            return _Read(None, people, None)
        audit = understood(tables, self.policy, self.policies)
        found = replace(audit.document, locator=document.locator)
        return _Read(Given(path.name, found, audit.ledger), people, None if self.policy else audit.pack)

    def written(self, paths: Sequence[Path], suffix: str) -> bytes:
        """The report as a file of the format that ``suffix`` names.

        Raises:
            Unreadable, Unsound, KeyError: as ``composed``.
        """
        report, pack = self.composed(paths)
        return write(report.document, look(pack), suffix, report.ledger.facts, report.gaps)
