"""The declared relations bound to the figures of a report, wherever they stand: in sentences, parts and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.declared import Relation, Term, declared
from jiheng.checks.relations.formula import AT_MOST, EQUAL, Equation, holds
from jiheng.checks.relations.identity import Identity
from jiheng.checks.relations.kinds import Multiple
from jiheng.checks.relations.plain import named_as

CHAIN, DIRECTIONS = "changes_of_parts", "directions_of_parts"


class _Found(NamedTuple):
    """A term with its figures; none where it is not stated."""

    term: Term
    figures: tuple[Multiple, ...] = ()
    implied: bool = False


def rows(book: Book) -> Iterator[Application]:
    """Every declared relation, for each key under which its result is known."""
    for identity in book.known:
        for relation in declared(book.pack_of(identity)).get(identity.concept, ()):
            measured = not relation.measures or identity.measure in relation.measures
            if measured and _narrowed(book, relation, identity) and _is_given(book, relation.given, identity):
                yield from _applied(book, relation, identity)


def _narrowed(book: Book, relation: Relation, identity: Identity) -> bool:
    """Whether a result is narrowed as its relation asks for, which may leave it open."""
    scope = relation.result.scope
    return scope is None or book.merged(identity._replace(scope=scope)) == identity


def _is_given(book: Book, relation: Relation | None, identity: Identity) -> bool:
    """Whether the sum that a row rests on is stated, as far as it must be, and holds."""
    if relation is None:
        return True
    result, *terms = (_found(book, term, identity) for term in (relation.result, *relation.terms))
    stated = result.figures and all(one.figures or one.term.optional for one in terms)
    return bool(stated) and holds(_equation(book, relation, result, terms, EQUAL))


def _applied(book: Book, relation: Relation, identity: Identity) -> Iterator[Application]:
    result = _found(book, Term(), identity)
    terms = [_found(book, term, identity) for term in relation.terms]
    implied = result.implied or any(one.implied for one in terms)
    if not result.figures or not any(one.figures for one in terms):
        return
    own = result.implied and relation.kind == kinds.SUM  # a sum's own result is not derived from a change
    if implied and not relation.implied and (own or not relation.derived):
        return
    rule, head = CHAIN if implied and relation.implied else relation.rule, result.figures[0][1][0].fact
    span = book.facts[head].span
    missing = [one.term for one in terms if not one.figures]
    equation = _equation(book, relation, result, terms, EQUAL if relation.kind == kinds.SUM else AT_MOST)
    if _is_loose(book, relation, equation) and not holds(equation):
        return
    if any(operand.side for operand in equation.operands):
        rule, equation = DIRECTIONS, _as_printed(equation)
    listed = all(term.optional for term in missing)
    if not missing or (listed and (not relation.open or holds(equation))):
        yield Bound(rule, equation, span, local=False)
        return
    limit = replace(_equation(book, relation, result, terms, AT_MOST), result=0)
    additive = relation.kind == kinds.SUM and all(term.sign > 0 for term in relation.terms)
    if additive and not holds(limit):  # what is not stated can only add to what is too much already
        yield Bound(rule, equation if listed else limit, span, local=False)
    else:
        yield not_checkable(rule, "parts_missing" if listed else "term_missing", span, (head,))


def _is_loose(book: Book, relation: Relation, equation: Equation) -> bool:
    """Whether a figure of a row is told under a name that may mean something else."""
    facts = [book.facts[operand.fact] for operand in equation.operands if operand.fact >= 0]
    return any(named_as(fact, name, book.case.document) for fact in facts for name in relation.loose)


def _as_printed(equation: Equation) -> Equation:
    """The equation between the figures as they are printed: what words say of them is said of what is seen."""
    return replace(equation, operands=tuple(one._replace(exact=not one.side) for one in equation.operands))


def _equation(book: Book, relation: Relation, result: _Found, terms: Sequence[_Found], sense: str) -> Equation:
    share = relation.percent if relation.percent != kinds.WHOLE else 1
    raised = kinds.WHOLE if relation.percent != kinds.WHOLE else 1
    signed = [(share * sign, factors) for sign, factors in result.figures]
    signed += [(-raised * sign * one.term.sign, factors) for one in terms for sign, factors in one.figures]
    return kinds.combined(signed, book.factor, sense)


def _found(book: Book, term: Term, identity: Identity) -> _Found:
    for concept in term.concepts or (identity.concept,):
        measure = term.measure or identity.measure
        wanted = identity._replace(concept=concept, year=identity.year + term.year, measure=measure)
        if term.scope is not None:
            wanted = book.merged(wanted._replace(scope=term.scope))
        figures = _figures(book, term, wanted)
        if figures.figures:
            return figures
    return _found(book, term.otherwise, identity)._replace(term=term) if term.otherwise else _Found(term)


def _figures(book: Book, term: Term, wanted: Identity) -> _Found:
    """The figures of a term under one identity: stated, spread over a field, with its rate, or implied by a change."""
    if term.each:
        return _Found(term, tuple((1, (operand,)) for operand in book.spread(wanted, term.each)))
    stated = book.figure_at(wanted)
    if stated is None:
        signed = book.implied.get(wanted, ())
        return _Found(term, tuple((sign, (operand,)) for sign, operand in signed), implied=True)
    if term.times is None:
        return _Found(term, ((1, (stated,)),))
    rate = book.figure_at(wanted._replace(concept=term.times.concepts[0], measure=term.times.measure))
    return _Found(term, ((1, (stated, rate)),) if rate else ())
