"""The figures of a ledger by what they are: each mention of a figure, and the bases that statements of change imply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.relations.formula import Operand
from jiheng.checks.relations.kinds import Signed
from jiheng.document import Span
from jiheng.ledger import Fact, Scope, Statement
from jiheng.policy import Pack
from jiheng.quantity import Quantity, Unit


class Identity(NamedTuple):
    """What makes two mentions the same figure: a fact's key, and the base of a change or the whole of a share."""

    entity: str
    year: int
    concept: str
    measure: str
    scope: Scope = Scope()
    base_year: int | None = None
    base_measure: str = ""
    of: str = ""


class Book:
    """Operands and identities of all facts of a case, made once.

    ``operands[i]`` is None where fact ``i`` is in words alone and says no direction; ``identities[i]`` is None where a
    part of its key is unknown, so that it is never compared with another mention.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.facts = case.ledger.facts
        self._packs = {part.id: pack for part, pack in case.parts()}
        self.operands = tuple(self._operand(index, fact) for index, fact in enumerate(self.facts))
        self.identities = tuple(self._identity(fact) for fact in self.facts)

    def pack(self, fact: Fact) -> Pack:
        """The pack of the part that a fact stands in."""
        return self._packs.get(fact.part, self.case.pack)

    def operand(self, index: int) -> Operand:
        """The operand of a fact that has one."""
        operand = self.operands[index]
        if operand is None:
            raise KeyError(index)
        return operand

    def figure(self, statement: Statement, role: str) -> Operand | None:
        """The operand in a role of a statement, if the role has one figure."""
        figures = self.figures(statement, role)
        return figures[0] if len(figures) == 1 else None

    def figures(self, statement: Statement, role: str) -> tuple[Operand, ...]:
        """The operands in a role of a statement; none where one of them is in words alone."""
        operands = [self.operands[index] for index in statement.roles.get(role, ())]
        known = tuple(operand for operand in operands if operand is not None)
        return known if len(known) == len(operands) else ()

    def factor(self, rate: Operand) -> int:
        """How many of a rate's unit make one whole (100 for percent); 1 for a bare quotient."""
        unit = rate.quantity.unit
        factors = self.case.pack.table("ratios.factors")
        return int(str(factors.get(unit.dimension, 1))) if unit else 1

    def stated(self, identity: Identity | None) -> Operand | None:
        """The figure of an identity, where all its mentions agree."""
        indices = self.mentions.get(identity, ()) if identity else ()
        values = {self.operand(index).quantity.base for index in indices}
        return self.operand(indices[0]) if len(values) == 1 else None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that an amount may have been meant in, one for each power of ten."""
        symbols = self.case.pack.words("slips.units")
        return tuple(self.case.pack.numbers.units[symbol] for symbol in symbols)

    def figure_of(self, index: int) -> Hashable:
        """What makes mentions one figure: the identity and the value; a fact of unknown key is one by itself."""
        if index < 0:
            return None
        identity, quantity = self.identities[index], self.facts[index].quantity
        return (identity, quantity.base) if identity and quantity else index

    def facts_of(self, statement: Statement) -> tuple[int, ...]:
        """All facts that a statement binds, in the order of its roles."""
        return tuple(index for indices in statement.roles.values() for index in indices)

    def rule_for(self, statement: Statement, role: str) -> str:
        """The rule of a form of statement: the pack may name another one for some concepts."""
        concepts = {self.facts[index].concept for index in statement.roles.get(role, ())}
        for row in self.case.pack.rows("statement_rules"):
            listed = row["concepts"]
            if row["form"] == statement.form and isinstance(listed, list) and concepts & set(listed):
                return str(row["rule"])
        return self.case.pack.text(f"statement_rule.{statement.form}")

    def budget(self, statement: Statement) -> Operand | None:
        """The budget of a completion: the sentence's own, or the one of its kind that is stated elsewhere."""
        own, rate, current = (statement.roles.get(role, ()) for role in ("budget", "rate", "current"))
        if own or not rate or not current:
            return self.figure(statement, "budget")
        identity, measure = self.identities[current[0]], self.facts[rate[0]].base_measure
        return self.stated(identity._replace(measure=measure)) if identity and measure else None

    def whole(self, statement: Statement) -> Operand | None:
        """The whole of a share: the sentence's own, or the one of its name that is stated elsewhere."""
        own, part, share = (statement.roles.get(role, ()) for role in ("whole", "part", "share"))
        if own or not part or not share:
            return self.figure(statement, "whole")
        identity, of = self.identities[part[0]], self.facts[share[0]].of
        wider = Scope(project=identity.scope.project, place=identity.scope.place) if identity else Scope()
        return self.stated(identity._replace(concept=of, scope=wider)) if identity and of else None

    def moves(self, index: int) -> bool:
        """Whether a fact says up or down, not level."""
        fact = self.facts[index]
        return fact.direction not in ("", self.pack(fact).text("directions.level"))

    def rough(self, span: Span) -> bool:
        """Whether words at a span make what it says a rough one (基本持平)."""
        start, end = span
        quote = self.case.document.text[max(start - 2, 0) : end]
        return any(word in quote for word in self.case.pack.words("rough.words"))

    def claimed(self, rule: str, index: int) -> str:
        """The operator that a fact's direction claims between two figures, by the words of a rule."""
        words = self.case.pack.table(f"rules.{rule}.settings.words")
        direction = self.facts[index].direction
        return next((operator for operator, word in words.items() if word == direction), "")

    @property
    def level(self) -> str:
        """The word that says that nothing changed."""
        return self.case.pack.text("directions.level")

    def setting(self, rule: str, name: str) -> int:
        """A whole number among the settings of a rule."""
        return int(str(self.case.pack.rules[rule].settings[name]))

    @cached_property
    def mentions(self) -> Mapping[Identity, tuple[int, ...]]:
        """The facts with a figure of each identity, in the order of the text."""
        found: dict[Identity, list[int]] = defaultdict(list)
        for index, identity in enumerate(self.identities):
            if identity is not None and self.facts[index].quantity is not None:
                found[identity].append(index)
        return {identity: tuple(indices) for identity, indices in found.items()}

    @cached_property
    def implied(self) -> Mapping[Identity, tuple[tuple[Signed, ...], ...]]:
        """The bases that statements of change imply: this figure less its change, by the base's identity."""
        found: dict[Identity, list[tuple[Signed, ...]]] = defaultdict(list)
        for statement in self.case.ledger.statements:
            roles = statement.roles
            current, amount = roles.get("current"), roles.get("amount")
            if statement.form == "change" and current and amount and not roles.get("base"):
                identity = self.base(current[0], amount[0])
                figures = self.operands[current[0]], self.operands[amount[0]]
                if identity and figures[0] and figures[1]:
                    found[identity].append(((1, figures[0]), (-1, figures[1])))
        return {identity: tuple(terms) for identity, terms in found.items()}

    def base(self, current: int, change: int) -> Identity | None:
        """The identity of the figure that ``current`` is compared with, where its year is known."""
        identity, fact = self.identities[current], self.facts[change]
        if identity is None or fact.base_year is None:
            return None
        return identity._replace(year=fact.base_year, measure=fact.base_measure or identity.measure)

    def _identity(self, fact: Fact) -> Identity | None:
        if not fact.entity or fact.year is None or not fact.concept:
            return None
        concepts = self.pack(fact).table("concepts")
        own = concepts.get(fact.concept)
        # A concept that is of one fund by its name needs no fund beside it.
        fund = "" if isinstance(own, Mapping) and own.get("fund") == fact.scope.fund else fact.scope.fund
        scope = fact.scope._replace(fund=fund)
        changed = fact.base_year, fact.base_measure, fact.of
        return Identity(fact.entity, fact.year, fact.concept, fact.measure, scope, *changed)

    def _operand(self, index: int, fact: Fact) -> Operand | None:
        pack = self.pack(fact)
        sign = -1 if fact.direction == pack.text("directions.decrease") else 1
        if fact.quantity is None:
            return self._wordy(index, fact, sign, pack)
        unit = fact.quantity.unit
        rounded = unit is not None and unit.dimension in pack.table("ratios.factors")
        quantity = fact.quantity.negated() if sign < 0 else fact.quantity
        return Operand(quantity, fact.kept, index, rounded, turns=self.moves(index))

    @staticmethod
    def _wordy(index: int, fact: Fact, sign: int, pack: Pack) -> Operand | None:
        """What a change in words alone stands for: nought where it says so, else every number of its sign."""
        if not fact.direction or fact.measure not in (pack.text("measures.change"), pack.text("measures.rate")):
            return None
        level = fact.direction == pack.text("directions.level")
        return Operand(Quantity(0), None, index, rounded=False, side=0 if level else sign)
