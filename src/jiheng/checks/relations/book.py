"""The figures of a ledger by what they are: each mention of a figure, and the bases that statements of change imply."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.relations.application import Bound
from jiheng.checks.relations.formula import Equation, Operand, holds
from jiheng.checks.relations.identity import Identity, Keys, Merging
from jiheng.checks.relations.kinds import Signed
from jiheng.checks.relations.operands import operand_of
from jiheng.checks.relations.plain import plain
from jiheng.document import Span
from jiheng.findings import Severity
from jiheng.ledger import Fact, Statement
from jiheng.policy import Pack
from jiheng.quantity import Quantity, Unit


class Book:
    """Operands and identities of all facts of a case, made once.

    ``operands[i]`` is None where fact ``i`` is in words alone and says no direction; ``identities[i]`` is None where a
    part of its key is unknown, so that it is never compared with another mention.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.facts = case.ledger.facts
        self._packs = {part.id: pack for part, pack in case.parts()}
        self.operands = tuple(operand_of(index, fact, self.pack(fact)) for index, fact in enumerate(self.facts))
        self.keys = Keys(case, [self.pack(fact) for fact in self.facts])
        found = tuple(map(self.keys.identity, range(len(self.facts))))
        self.merged = Merging(found, case).merged
        self.identities = tuple(identity and self.merged(identity) for identity in found)
        # Votes of sentences that bear a figure out or speak against it; they decide between conflicting mentions.
        self.votes: Counter[int] = Counter()
        self._best: dict[Identity, Operand] = {}
        self._spread: dict[str, Mapping[Identity, Sequence[Identity]]] = {}
        self._values: dict[Identity, Mapping[tuple[int, int], int]] = {}

    def pack(self, fact: Fact) -> Pack:
        """The pack of the part that a fact stands in."""
        return self._packs.get(fact.part, self.case.pack)

    def pack_of(self, identity: Identity) -> Pack:
        """The pack of the part in which a figure is first stated."""
        indices = self.mentions.get(identity, ())
        return self.pack(self.facts[indices[0]]) if indices else self.case.pack

    def operand(self, index: int) -> Operand:
        """The operand of a fact.

        Raises:
            KeyError: the fact is in words alone.
        """
        operand = self.operands[index]
        if operand is None:
            raise KeyError(index)
        return operand

    @cached_property
    def mentions(self) -> Mapping[Identity, tuple[int, ...]]:
        """The facts with a figure of each identity, in the order of the text.

        Where mentions differ, those of something narrower are left out, and those of a table that states two values
        under one identity: its key does not tell them apart.
        """
        found: dict[Identity, list[int]] = defaultdict(list)
        for index, identity in enumerate(self.identities):
            if identity is not None and self.facts[index].quantity is not None:
                found[identity].append(index)
        return {identity: kept for identity, indices in found.items() if (kept := tuple(self._told_apart(indices)))}

    def _told_apart(self, indices: list[int]) -> Sequence[int]:
        if len({self.operand(index).quantity.worth for index in indices}) == 1:
            return indices
        told = [
            index for index in indices if plain(self.facts[index], self.case.document, self.pack(self.facts[index]))
        ]
        indices = told or indices
        values: dict[int | None, set[tuple[int, int]]] = defaultdict(set)
        for index in indices:
            values[self.facts[index].table].add(self.operand(index).quantity.worth)
        return [index for index in indices if (table := self.facts[index].table) is None or len(values[table]) == 1]

    @cached_property
    def implied(self) -> Mapping[Identity, tuple[Signed, ...]]:
        """The bases that statements of change imply: the change taken off the figure (the first statement counts)."""
        found: dict[Identity, tuple[Signed, ...]] = {}
        for statement in self.case.ledger.statements:
            current, amount = (statement.roles.get(role, ()) for role in ("current", "amount"))
            if statement.form != "change" or len(amount) != 1 or statement.roles.get("base"):
                continue
            change = self.operands[amount[0]]
            figure = self.operands[current[0]] if current else self.changed(amount[0])
            identity = self.base(figure.fact, amount[0]) if figure else None
            if identity and figure and change:
                found.setdefault(identity, ((-1, _visible(change, figure)), (1, figure)))
        return found

    @cached_property
    def completions(self) -> Mapping[int, Operand]:
        """The completion rate that a sentence states of a figure, by the figure's fact."""
        found = {}
        for statement in self.case.ledger.statements:
            current, rate = (statement.roles.get(role, ()) for role in ("current", "rate"))
            if statement.form == "completion" and current and rate and (operand := self.operands[rate[0]]):
                found[current[0]] = operand
        return found

    @cached_property
    def shares(self) -> Mapping[int, Statement]:
        """The statement that each share makes, by the share's fact."""
        told = (one for one in self.case.ledger.statements if one.form == "share")
        return {index: one for one in told for index in one.roles.get("share", ())}

    @cached_property
    def known(self) -> tuple[Identity, ...]:
        """Every identity that is stated or implied as an amount or a count, in the order of the text."""
        identities = dict.fromkeys((*self.mentions, *self.implied))
        return tuple(identity for identity in identities if identity.base_year is None and not identity.of)

    def base(self, current: int, change: int) -> Identity | None:
        """The identity of the figure that ``current`` is compared with, where its year is known; never its own."""
        identity, fact = self.identities[current], self.facts[change]
        if identity is None or fact.base_year is None:
            return None
        base = identity._replace(year=fact.base_year, measure=fact.base_measure or identity.measure)
        return base if base != identity else None

    def given(self, index: int) -> bool:
        """Whether a fact is another file's, which the report is judged by."""
        return index >= 0 and bool(self.facts[index].path)

    def table_of(self, index: int) -> int | None:
        """The report's own table that a fact stands in."""
        return None if index < 0 or self.given(index) else self.facts[index].table

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The entities that only other files are of: the units whose accounts make up the report's."""
        own = {fact.entity for fact in self.facts if not fact.path}
        return tuple(dict.fromkeys(fact.entity for fact in self.facts if fact.entity and fact.entity not in own))

    def vote(self, equation: Equation) -> None:
        """Let a sentence bear its figures out, or speak against them."""
        worth = 1 if holds(equation) else -1
        for operand in equation.operands:
            self.votes[operand.fact] += worth
            if operand.fact >= 0 and (identity := self.identities[operand.fact]):
                self._best.pop(identity, None)

    def changed(self, change: int) -> Operand | None:
        """The figure that a change is of, where its sentence does not repeat it: in the measure of its base.

        A total that closes both sides is the one of either, where it is not told by its own name.
        """
        identity, fact = self.identities[change], self.facts[change]
        if identity is None or fact.base_year is None:
            return None
        account = self.pack(fact).text("measures.account")
        measure = fact.base_measure if fact.base_year != fact.year and fact.base_measure else account
        wanted = identity._replace(measure=measure, base_year=None, base_measure="", of="")
        row = self.pack(fact).entries("concepts").get(identity.concept, {})
        names = (identity.concept, *cast("list[str]", row.get("sides", ())))
        figures = (self.figure_at(wanted._replace(concept=name)) for name in names)
        return next((figure for figure in figures if figure is not None), None)

    def figure_at(self, identity: Identity | None) -> Operand | None:
        """The figure of an identity: where mentions differ, the given one, else the one that the text bears out."""
        indices = self.mentions.get(identity, ()) if identity else ()
        if identity is None or not indices:
            return None
        if identity not in self._best:
            self._best[identity] = self._borne_out(indices)
        return self._best[identity]

    def _borne_out(self, indices: Sequence[int]) -> Operand:
        if len(indices) == 1:
            return self.operand(indices[0])
        count = Counter(self.operand(index).quantity.worth for index in indices)
        weight = dict.fromkeys(count, 0)
        for index in indices:
            weight[self.operand(index).quantity.worth] += self.votes[index]
        best = max(
            indices, key=lambda index: (self.given(index), *_standing(self.operand(index), weight, count), -index)
        )
        return self.operand(best)

    def values(self, index: int) -> Mapping[tuple[int, int], int]:
        """Every value that the report gives under the identity of a fact, with its first mention."""
        identity = self.identities[index]
        if identity is None:
            return {}
        if identity not in self._values:
            mentions = (one for one in reversed(self.mentions.get(identity, ())) if not self.given(one))
            self._values[identity] = {self.operand(one).quantity.worth: one for one in mentions}
        return self._values[identity]

    def spread(self, identity: Identity, field: str) -> tuple[Operand, ...]:
        """The figures of an identity under every value of a field of its scope; none where they are not two."""
        if field not in self._spread:
            self._spread[field] = self._by_all_but(field)
        found = [self.figure_at(other) for other in self._spread[field].get(_without(identity, field), ())]
        figures = tuple(figure for figure in found if figure is not None)
        return figures if len(figures) > 1 else ()

    def _by_all_but(self, field: str) -> Mapping[Identity, Sequence[Identity]]:
        """The identities that a field of their scope narrows, by what is left without it."""
        found: dict[Identity, list[Identity]] = defaultdict(list)
        for identity in self.mentions:
            if getattr(identity.scope, field):
                found[_without(identity, field)].append(identity)
        return found

    @cached_property
    def points(self) -> frozenset[str]:
        """The measures of what a form gives: weights and scores."""
        pack = self.case.pack
        return frozenset((pack.text("measures.weight"), pack.text("measures.score")))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that an amount may have been meant in, one for each power of ten."""
        return tuple(self.case.pack.numbers.units[symbol] for symbol in self.case.pack.words("slips.units"))

    def figure_of(self, index: int) -> int | None:
        """The first mention of a fact's figure: that of its identity and its value.

        A fact of unknown key is one by itself, and so are the points of an indicator: forms use its name again.
        """
        return None if index < 0 else self._figures[index]

    @cached_property
    def _figures(self) -> tuple[int, ...]:
        first: dict[tuple[Identity, tuple[int, int]], int] = {}
        return tuple(
            index
            if not identity or not fact.quantity or (fact.scope.indicator and fact.measure in self.points)
            else first.setdefault((identity, fact.quantity.worth), index)
            for index, (identity, fact) in enumerate(zip(self.identities, self.facts, strict=True))
        )

    def worded(self, index: int) -> bool:
        """Whether a fact is told in words alone (持平): no other mention stands in for it."""
        return index >= 0 and self.facts[index].quantity is None

    def factor(self, rate: Operand) -> int:
        """How many of a rate's unit make one whole (100 for percent); 1 for a bare quotient."""
        unit = rate.quantity.unit
        return int(str(self.case.pack.table("ratios.factors").get(unit.dimension, 1))) if unit else 1

    def quote(self, index: int) -> str:
        """The words of a fact as they stand in the text."""
        return self.case.document.quote(self.facts[index].span)

    def rough(self, span: Span) -> bool:
        """Whether words at a span make what it says a rough one (基本持平)."""
        quote = self.case.document.text[max(span.start - 2, 0) : span.end]
        return any(word in quote for word in self.case.pack.words("rough.words"))

    def soft(self, bound: Bound) -> bool:
        """Whether a relation is worth a warning at most."""
        return self.case.pack.rules[bound.rule].severity is not Severity.ERROR

    def setting(self, rule: str, name: str) -> int:
        """A whole number among the settings of a rule."""
        return int(str(self.case.pack.rules[rule].settings[name]))


def _without(identity: Identity, field: str) -> Identity:
    return identity._replace(scope=identity.scope._replace(**{field: ""}))


def _standing(
    operand: Operand, weight: Mapping[tuple[int, int], int], count: Mapping[tuple[int, int], int]
) -> tuple[int, int, int]:
    """How well a value stands: votes, mentions, places."""
    value = operand.quantity.worth
    return weight[value], count[value], operand.quantity.scale


def _visible(change: Operand, figure: Operand) -> Operand:
    """A change in words: at least one in the last place of the figure that changed, or (持平) less than half of it."""
    places = max(figure.quantity.scale, figure.kept or 0)
    if change.side:
        return change._replace(quantity=Quantity(1, places, figure.quantity.unit))
    if change.quantity.unit is None and not change.quantity.coefficient:
        return change._replace(quantity=Quantity(0, places, figure.quantity.unit), rounded=True)
    return change
