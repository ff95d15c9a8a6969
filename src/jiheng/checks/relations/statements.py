"""What one sentence claims, as relations: totals with parts, shares, completion, quotients, comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, Remark, not_applicable, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.changes import change
from jiheng.checks.relations.formula import EQUAL, Operand
from jiheng.ledger import Statement
from jiheng.quantity import Quantity

Reader = Callable[[Book, Statement], Iterator[Application]]


def sentences(book: Book) -> Iterator[Application]:
    """Every relation that the statements of the ledger claim."""
    for statement in book.case.ledger.statements:
        reader = READERS.get(statement.form)
        if reader is not None:
            yield from reader(book, statement)


def enumeration(book: Book, statement: Statement) -> Iterator[Application]:
    """A whole with its parts: their sum where the list is complete, a bound where it is not."""
    whole, parts = book.figure(statement, "whole"), book.figures(statement, "parts")
    rule = book.rule_for(statement, "whole")
    facts = book.facts_of(statement)
    if whole is None or not parts:
        yield not_checkable(rule, "no_figure", statement.span, facts)
    elif not kinds.alike((whole, *parts)):
        yield not_applicable(rule, "units_differ", statement.span, facts)
    elif statement.complete and len(parts) > 1:
        yield Bound(rule, kinds.total(whole, _unnested(whole, parts)), statement.span)
    else:
        yield Bound("parts_within_whole", kinds.bound(whole, parts), statement.span)


def share(book: Book, statement: Statement) -> Iterator[Application]:
    """A part's share of a whole."""
    part, rate = book.figure(statement, "part"), book.figure(statement, "share")
    yield _ratio(book, statement, "share_of_whole", (part, book.whole(statement), rate))


def quotient(book: Book, statement: Statement) -> Iterator[Application]:
    """A quotient of two stated figures: an execution rate, an amount per head."""
    above, below, result = (book.figure(statement, role) for role in ("numerator", "denominator", "result"))
    yield _ratio(book, statement, "stated_quotient", (above, below, result))


def shares(book: Book, statement: Statement) -> Iterator[Application]:
    """A list of shares that makes up its whole."""
    figures = book.figures(statement, "shares")
    if not statement.complete or len(figures) < 2:  # noqa: PLR2004 - one share closes nothing
        yield not_applicable("shares_closed", "list_open", statement.span, book.facts_of(statement))
        return
    hundred = Operand(Quantity(book.factor(figures[0]), 0, figures[0].quantity.unit), exact=True)
    yield Bound("shares_closed", kinds.closed(figures, hundred), statement.span)


def completion(book: Book, statement: Statement) -> Iterator[Application]:
    """A completion rate against the budget that the sentence names."""
    current, rate = book.figure(statement, "current"), book.figure(statement, "rate")
    budget, facts = book.budget(statement), book.facts_of(statement)
    if current is None or rate is None or budget is None:
        reason = "no_budget" if budget is None else "no_figure"
        yield not_checkable("completion_rate", reason, statement.span, facts)
    elif budget.quantity.coefficient == 0:
        rule = "completion_of_nothing" if current.quantity.coefficient == 0 else "completion_of_zero_budget"
        yield Remark(rule, statement.span, (rate.fact, current.fact, budget.fact))
    else:
        yield Bound("completion_rate", kinds.ratio(current, budget, rate, book.factor(rate)), statement.span)


def comparison(book: Book, statement: Statement) -> Iterator[Application]:
    """A word of comparison between two figures."""
    left, right = book.figure(statement, "left"), book.figure(statement, "right")
    facts = book.facts_of(statement)
    if left is None or right is None or statement.word not in kinds.SENSES:
        yield not_checkable("comparison_word", "no_figure", statement.span, facts)
    elif not kinds.alike((left, right)):
        yield not_applicable("comparison_word", "units_differ", statement.span, facts)
    elif statement.word == EQUAL and book.rough(statement.span):
        percent = book.setting("comparison_word", "rough_percent")
        yield Bound("comparison_word", kinds.near(left, right, percent), statement.span)
    else:
        yield Bound("comparison_word", kinds.compared(left, right, statement.word), statement.span)


def _ratio(book: Book, statement: Statement, rule: str, figures: tuple[Operand | None, ...]) -> Application:
    above, below, result = figures
    facts = book.facts_of(statement)
    if above is None or below is None or result is None:
        return not_checkable(rule, "no_figure", statement.span, facts)
    if below.quantity.coefficient == 0:
        return not_applicable(rule, "zero_whole", statement.span, facts)
    return Bound(rule, kinds.ratio(above, below, result, book.factor(result)), statement.span)


def _unnested(whole: Operand, parts: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """The parts without one that lies inside its predecessor or repeats the whole, where only so they make it up."""
    if kinds.exactly(whole, parts):
        return parts
    for at in range(1, len(parts)):
        rest = (*parts[:at], *parts[at + 1 :])
        own, before = (abs(parts[one].quantity.coefficient) for one in (at, at - 1))
        if (own <= before or parts[at].quantity == whole.quantity) and kinds.exactly(whole, rest):
            return rest
    return parts


READERS: Mapping[str, Reader] = {
    "enumeration": enumeration,
    "share": share,
    "shares": shares,
    "quotient": quotient,
    "completion": completion,
    "comparison": comparison,
    "change": change,
}
