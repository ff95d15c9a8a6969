"""A statement of the ledger with the figures of its roles, and with those that it leaves to another sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from jiheng.checks.relations import kinds
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import Operand, holds
from jiheng.checks.relations.identity import Identity
from jiheng.document import Span
from jiheng.ledger import Scope, Statement


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement over a book of figures."""

    book: Book
    statement: Statement

    @property
    def span(self) -> Span:
        """Where the statement stands."""
        return self.statement.span

    @property
    def facts(self) -> tuple[int, ...]:
        """All facts that the statement binds, in the order of its roles."""
        return tuple(index for indices in self.statement.roles.values() for index in indices)

    def figure(self, role: str) -> Operand | None:
        """The operand in a role, if the role has one figure."""
        figures = self.figures(role)
        return figures[0] if len(figures) == 1 else None

    def figures(self, role: str) -> tuple[Operand, ...]:
        """The operands in a role; none where one of them is in words alone."""
        operands = [self.book.operands[index] for index in self.statement.roles.get(role, ())]
        known = tuple(operand for operand in operands if operand is not None)
        return known if len(known) == len(operands) else ()

    @property
    def rule(self) -> str:
        """The rule of the form; the pack may name another one for some concepts (the whole's, or the shares')."""
        own = self._own_rules.get("rule") or self.book.case.pack.text(f"statement_rule.{self.statement.form}")
        return str(own)

    @property
    def short(self) -> str:
        """The rule for parts that are less than their whole although they should be all of it, "" where they need not.

        All uses of a total should be, and among some concepts a part that is told alone.
        """
        word, own = self.statement.word, self._own_rules
        rules = self.book.case.pack.table("statement_rule").get(word) if word else None
        if isinstance(rules, Mapping):
            return str(rules["short"])
        listed, nests = cast("list[str]", own.get("concepts", [])), self.book.case.pack.table("nests")
        whole, *parts = (self.book.facts[index].concept for index in self.facts)
        kin = all(part in listed and nests.get(part) != whole for part in parts)
        return str(own.get(word, "")) if kin else ""

    @property
    def over(self) -> str:
        """The rule for parts that are more than their whole."""
        rules = self.book.case.pack.table("statement_rule").get(self.statement.word)
        return str(rules["over"]) if isinstance(rules, Mapping) else "parts_within_whole"

    @property
    def _own_rules(self) -> Mapping[str, object]:
        """The pack's row of rules for the concepts of the statement's whole, or of its shares."""
        roles = self.statement.roles
        concepts = {self.book.facts[index].concept for index in roles.get("whole") or roles.get("shares") or ()}
        for row in self.book.case.pack.rows("statement_rules"):
            listed = row["concepts"]
            if row["form"] == self.statement.form and isinstance(listed, list) and concepts & set(listed):
                return row
        return {}

    @property
    def whole(self) -> Operand | None:
        """The whole of a share: the sentence's own, or the one of its name that is stated elsewhere.

        Totals are told loosely (总收入): among those alike it is the one that the share is right of, else its own; one
        of another name proves nothing where the share's own is not stated.
        """
        part, share, own = self.figure("part"), self.figure("share"), self.figure("whole")
        identity = self.book.identities[part.fact] if part else None
        if part is None or share is None or identity is None:
            return own
        named = self.book.facts[own.fact if own else share.fact]
        name = named.concept if own else named.of
        wider = identity._replace(scope=Scope(project=identity.scope.project, place=identity.scope.place))
        figures = (
            [self.book.figure_at(wider._replace(concept=one)) for one in self._alike(share.fact, name)] if name else []
        )
        mine = self.book.figure_of(part.fact)  # nothing is a part of itself
        wholes = [one for one in (own, *figures) if one is not None and self.book.figure_of(one.fact) != mine]
        fits = (one for one in wholes if holds(kinds.ratio(part, one, share, self.book.factor(share))))
        first = own or next(iter(figures), None)
        return next(fits, first if first in wholes else None)

    def _alike(self, share: int, name: str) -> tuple[str, ...]:
        """A total's name under its fund, then as it is, then the names that are used alike."""
        groups = [row["concepts"] for row in self.book.case.pack.rows("totals.alike")]
        alike = [str(one) for group in groups if isinstance(group, list) and name in group for one in group]
        return tuple(dict.fromkeys((self.book.keys.concept(share, name), name, *alike)))

    @property
    def current(self) -> Operand | None:
        """The figure of a completion: the sentence's own, or the account of the rate's own key."""
        if self.statement.roles.get("current"):
            return self.figure("current")
        wanted = self._beside_rate(self.book.case.pack.text("measures.account"))
        return self.book.figure_at(wanted)

    def budget(self, current: Operand | None, rate: Operand | None) -> Operand | None:
        """The budget of a completion: the sentence's own, or the one of its kind that is stated elsewhere.

        Where the sentence only says 预算, it is the only budget that is stated, or the one that the rate is right of.
        """
        if self.statement.roles.get("budget") or current is None or rate is None:
            return self.figure("budget")
        factor = self.book.factor(rate)
        if told := self.figures("budgets"):
            right = (one for one in told if one.quantity.coefficient and holds(kinds.ratio(current, one, rate, factor)))
            return next(right, told[-1])
        kinds_of = self.book.case.pack.words("budgets.measures")
        named = self.book.facts[rate.fact].base_measure
        wanted = (named,) if named in kinds_of[1:] else kinds_of
        known = self._budgets(wanted)
        if not known and named == self.book.case.pack.text("measures.adjusted"):
            known = self._budgets(kinds_of[:1])  # the budget of the tables is that of the whole year
        fits = (one for one in known if one.quantity.coefficient and holds(kinds.ratio(current, one, rate, factor)))
        return next(fits, known[0] if len(known) == 1 else None)

    def _budgets(self, measures: Iterable[str]) -> list[Operand]:
        """The figures that are stated of what a rate is of, by these measures."""
        figures = (self.book.figure_at(self._beside_rate(one)) for one in measures)
        return [figure for figure in figures if figure is not None]

    def departure(self, current: Operand) -> Operand | None:
        """The change that is told of a figure against the budget that its completion rate is of, which is not told."""
        (rate,) = self.statement.roles["rate"]
        budget = self._beside_rate(self.book.facts[rate].base_measure)
        told = self.book.implied.get(budget) if budget is not None else None
        return told[0][1] if told is not None and told[1][1].fact == current.fact else None

    def _beside_rate(self, measure: str) -> Identity | None:
        """The identity of another measure of what a rate is of."""
        rate = self.statement.roles.get("rate", ())
        identity = self.book.identities[rate[0]] if rate else None
        return identity._replace(measure=measure, base_year=None, base_measure="", of="") if identity else None

    def word(self, rule: str, index: int) -> str:
        """The operator that a fact's direction claims between two figures, by the words of a rule."""
        words = self.book.case.pack.table(f"rules.{rule}.settings.words")
        direction = self.book.facts[index].direction
        return next((operator for operator, word in words.items() if word == direction), "")
