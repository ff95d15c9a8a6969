"""Hand-made ledgers: figures written into a small text, one a line, with the statements that bind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiheng.checks.case import Case
from jiheng.checks.relations import relations
from jiheng.document import Document, Part, Span
from jiheng.findings import Finding, Outcome, Result, Severity
from jiheng.ledger import Fact, Ledger, Scope, Statement
from jiheng.policy import library
from jiheng.quantity import Quantity, Unit

PACK = library().pack("national")
ENTITY, YEAR = "某某县水务局", 2023
UP, DOWN, LEVEL = "增加", "减少", "持平"
SCOPE = frozenset(Scope._fields)


def quantity(printed: str, unit: str) -> Quantity:
    """A printed figure, thousands separators allowed."""
    whole, _, fraction = printed.replace(",", "").partition(".")
    return Quantity(int(whole + fraction), len(fraction), PACK.numbers.units[unit] if unit else None)


class Draft:
    """A text that grows by a line for each figure, and the ledger of these figures."""

    def __init__(self, **of: Any) -> None:
        self.text, self.facts, self.statements, self.of = "", [], [], of

    def add(self, concept: str, measure: str, printed: str | None, unit: str = "万元", **more: Any) -> int:
        """A figure (or, for None, a direction in words) of a concept; its index."""
        own = {"entity": ENTITY, "year": YEAR, **self.of, **more}
        scope = Scope(**{key: own.pop(key) for key in SCOPE & own.keys()})
        words = own.pop("words", f"{concept}为")
        start = len(self.text) + len(words)
        shown = own.get("direction", "") if printed is None else printed + unit
        self.text += f"{words}{shown}。\n"
        figure = None if printed is None else quantity(printed, unit)
        self.facts.append(Fact(concept, measure, figure, Span(start, start + len(shown)), "p1", scope=scope, **own))
        return len(self.facts) - 1

    def account(self, concept: str, printed: str, **more: Any) -> int:
        """An amount of the accounts."""
        return self.add(concept, "决算数", printed, **more)

    def change(self, concept: str, direction: str, amount: str | None, rate: str | None = None) -> Mapping[str, int]:
        """The change of a concept against last year's account, as roles."""
        base = {"direction": direction, "base_year": YEAR - 1, "base_measure": "决算数", "words": concept + direction}
        roles = {"amount": self.add(concept, "增减额", amount, **base)}
        if rate is not None:
            roles["rate"] = self.add(concept, "增减率", rate, "%", **base)
        return roles

    def state(self, form: str, *, complete: bool = True, word: str = "", **roles: Any) -> None:
        """A statement over figures; its span runs from the first to the last of them."""
        bound = {role: (one,) if isinstance(one, int) else tuple(one) for role, one in roles.items()}
        spans = [self.facts[index].span for indices in bound.values() for index in indices]
        span = Span(min(span.start for span in spans), max(span.end for span in spans))
        self.statements.append(Statement(form, span, bound, complete, word))

    def changed(self, concept: str, current: int, direction: str, amount: str | None, rate: str | None = None) -> None:
        """A statement of change of a figure."""
        self.state("change", current=current, **self.change(concept, direction, amount, rate))

    @property
    def case(self) -> Case:
        part = Part("p1", "disclosure", ENTITY, YEAR, Span(0, len(self.text)), policy=PACK.id)
        document = Document("某.txt", self.text, parts=(part,))
        return Case(document, Ledger(tuple(self.facts), tuple(self.statements)), {"p1": PACK}, PACK)

    @property
    def results(self) -> list[Result]:
        return relations(self.case)

    def findings(self, *severities: Severity) -> list[Finding]:
        """The findings of the given severities (all where none is given)."""
        found = [result.finding for result in self.results if result.finding is not None]
        return [finding for finding in found if not severities or finding.severity in severities]

    @property
    def errors(self) -> list[Finding]:
        return self.findings(Severity.ERROR)

    def outcome(self, rule: str) -> set[Outcome]:
        """How the applications of a rule ended."""
        return {result.outcome for result in self.results if result.rule == rule}


def bare(printed: str, dimension: str = "money", exponent: int = 4) -> Quantity:
    """A quantity whose unit need not be in a pack."""
    whole, _, fraction = printed.partition(".")
    return Quantity(int(whole + fraction), len(fraction), Unit(dimension, dimension, exponent))
