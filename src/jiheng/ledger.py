"""The ledger (数据账): every fact of one audit with its key, its source and the statement that claims it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from jiheng.document import Document, Span
from jiheng.quantity import Quantity
from jiheng.spans import Places


class Scope(NamedTuple):
    """What narrows a concept (口径的限定); an empty field narrows nothing.

    ``fund`` 预算类别, ``classification`` the path of 类/款/项 joined by ``/``, ``project``, ``indicator``, ``place``
    (area or site), ``month`` (1 to 12, figures up to that month), ``population`` (some of the unit's people or things).
    """

    fund: str = ""
    classification: str = ""
    project: str = ""
    indicator: str = ""
    place: str = ""
    month: str = ""
    population: str = ""


class Key(NamedTuple):
    """What makes two facts the same fact: all of it equal. A ``None`` year or empty entity is unknown, never equal."""

    entity: str
    year: int | None
    concept: str
    measure: str
    scope: Scope


ANY = Scope()


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure, or one direction without a figure, with its meaning and its place (数据事实).

    ``measure`` is one of the contract's measures; for a change ``base_year`` and ``base_measure`` name the other side
    (last year's account, last year's budget, this year's initial budget are different bases) and ``direction`` carries
    the sign; for a share ``of`` is the whole's concept. ``quantity`` is None where only words were given (持平,
    略微下降). ``kept`` is how many decimal places the surroundings keep in this unit; ``cell`` is row and column
    of a table fact, ``table`` its index in the document; ``among`` the columns of which it stands in one, where a
    flattened table has lost which; ``untitled`` marks a total of a table whose title is lost, which would say of what
    budget it is: then the key is not known.
    """

    concept: str
    measure: str
    quantity: Quantity | None
    span: Span
    part: str = ""
    entity: str = ""
    year: int | None = None
    base_year: int | None = None
    base_measure: str = ""
    direction: str = ""
    of: str = ""
    scope: Scope = ANY
    kept: int | None = None
    table: int | None = None
    cell: tuple[int, int] | None = None
    path: str = ""
    among: tuple[str, ...] = ()
    untitled: bool = False

    @property
    def key(self) -> Key:
        """The fact's identity."""
        return Key(
            "" if self.among or self.untitled else self.entity, self.year, self.concept, self.measure, self.scope
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence claims about facts (表述): the facts are indices of the ledger, by their role.

    ``form`` names the claim: ``amount``, ``share``, ``change``, ``completion``, ``enumeration`` (roles ``whole`` and
    ``parts``; ``complete`` is false where words like 等 or 主要包括 make it a bound; ``word`` says how all uses of a
    total are told, or that a part stands ``alone``: the pack's statement rules judge it), ``shares``, ``comparison``,
    ``quotient``, ``product`` (``factors`` and ``result``), ``indicator_row``, ``indicator_table``. ``word`` is the
    operator of a comparison or target; ``texts`` holds what is said in words alone (a qualitative target, a reason).
    """

    form: str
    span: Span
    roles: Mapping[str, tuple[int, ...]]
    complete: bool = True
    word: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


class Other(NamedTuple):
    """A numeral that is no fact, and what it is (date, document number, list number, rank, code, name, noise)."""

    span: Span
    kind: str


class Unread(NamedTuple):
    """A figure that was not understood, and a Chinese sentence that says why."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Ledger:
    """All facts of one document, indexed by key; facts of equal keys are the same fact."""

    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
    others: tuple[Other, ...] = ()
    unread: tuple[Unread, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[Key, tuple[int, ...]]:
        """The indices of the facts of each key, in the order of the text."""
        found: dict[Key, list[int]] = defaultdict(list)
        for index, fact in enumerate(self.facts):
            found[fact.key].append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def by_concept(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """The indices of the facts of each concept and measure."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, fact in enumerate(self.facts):
            found[fact.concept, fact.measure].append(index)
        return {pair: tuple(indices) for pair, indices in found.items()}

    @cached_property
    def by_subject(self) -> Mapping[tuple[str, int | None, str, str], tuple[int, ...]]:
        """The indices of the facts of each entity, year, concept and measure."""
        found: dict[tuple[str, int | None, str, str], list[int]] = defaultdict(list)
        for index, fact in enumerate(self.facts):
            found[fact.entity, fact.year, fact.concept, fact.measure].append(index)
        return {subject: tuple(indices) for subject, indices in found.items()}

    @cached_property
    def _places(self) -> Places:
        return Places(fact.span for fact in self.facts)

    @cached_property
    def _claims(self) -> Places:
        return Places(statement.span for statement in self.statements)

    def inside(self, span: Span) -> list[int]:
        """The indices of the facts that stand inside a span."""
        return self._places.inside(span)

    def said(self, span: Span) -> Iterator[Statement]:
        """The statements that are made inside a span."""
        return (self.statements[index] for index in self._claims.inside(span))

    def at(self, indices: Iterable[int]) -> tuple[Fact, ...]:
        """The facts of the given indices."""
        return tuple(self.facts[index] for index in indices)


@dataclass(frozen=True)
class Composed:
    """A report made from facts: its document, the facts that it prints, and what is still to be given by people.

    Each fact's ``path`` says where its figure came from: a file with the sheet and cell, or the formula with its
    operands. ``gaps`` are the spans of the visible gaps (需要补充原因).
    """

    document: Document
    ledger: Ledger
    gaps: tuple[Span, ...] = ()
