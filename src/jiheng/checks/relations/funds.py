"""Which budget (预算类别) a figure in running text is of, where its own words do not say it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.document import Section
from jiheng.ledger import Statement

UNKNOWN = "?"
"""Before a part's id: a fund that nothing tells, so that the figure is compared within its part only."""

SAID = ("amount", "rate", "share", "base", "budget")
"""Roles of what a statement says of its subject."""


class Funds:
    """The funds that lists and headings tell of the facts of a case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._sections = sorted(case.document.sections, key=lambda section: section.span.start)
        self._starts = [section.span.start for section in self._sections]
        kinds = case.pack.words("funds_told.parts")
        every = case.pack.text("funds_told.all")
        funds = (*case.pack.table("tables.funds"), every)
        self._names = {fund: (fund, *case.pack.words(f"tables.funds.{fund}")) for fund in funds}
        self._told = {part.id for part in case.document.parts if part.kind in kinds}
        self._headed = [self._named(section) for section in self._sections]
        self._listed = dict(self._of_lists())
        self._divided = frozenset(self._of_all_funds())

    def certain(self, index: int) -> str:
        """The fund of the whole that a fact is listed under, or of the heading above it in a public account."""
        fact = self._case.ledger.facts[index]
        headed = self.loose(index) if fact.table is None and fact.part in self._told else ""
        return self._listed.get(index) or headed

    def loose(self, index: int) -> str:
        """The fund that the headings above a fact name, "" where they name none; other reports use them loosely."""
        place = bisect_right(self._starts, self._case.ledger.facts[index].span.start)
        return self._headed[place - 1] if place else ""

    def _named(self, section: Section) -> str:
        titles = "".join(section.path)
        return next((fund for fund, names in self._names.items() if any(name in titles for name in names)), "")

    def divided(self, index: int) -> bool:
        """Whether a fact is listed under a whole of all funds, where elsewhere it is told of one fund."""
        return index in self._divided

    def _of_all_funds(self) -> Iterator[int]:
        facts, wholes = self._case.ledger.facts, self._case.pack.table("funds_told.divided")
        for statement in self._case.ledger.statements:
            for whole in statement.roles.get("whole", ()):
                parts = wholes.get(facts[whole].concept, ()) if not self.certain(whole) else ()
                if isinstance(parts, list):
                    yield from (index for index in statement.roles.get("parts", ()) if facts[index].concept in parts)

    def _of_lists(self) -> Iterator[tuple[int, str]]:
        """The parts of a fund's whole are that fund's; so is what is said of them in their own statements."""
        listed: dict[int, str] = {}
        for statement in self._case.ledger.statements:
            fund = self._of_whole(statement)
            if fund:
                listed |= dict.fromkeys(statement.roles.get("parts", ()), fund)
        for statement in self._case.ledger.statements:
            subject = statement.roles.get("current") or statement.roles.get("part") or ()
            fund = next((listed[index] for index in subject if index in listed), "")
            if fund:
                listed |= {index: fund for role in SAID for index in statement.roles.get(role, ())}
        yield from listed.items()

    def _of_whole(self, statement: Statement) -> str:
        facts, concepts = self._case.ledger.facts, self._case.pack.table("concepts")
        for index in statement.roles.get("whole", ()):
            known = concepts.get(facts[index].concept)
            if facts[index].table is None and isinstance(known, dict) and "parts" in statement.roles:
                return str(known.get("fund", ""))
        return ""
