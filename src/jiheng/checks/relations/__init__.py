"""The arithmetic of a report: relations bound to its figures, judged exactly, and the wrong figure named.

Statements of sentences, rows of the policy pack and figures that stand in several places give equations
(``kinds``); a verdict is exact (``formula``); what fails is gathered under the figure that is probably wrong
(``diagnosis``) and told with its computation (``wording``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.relations.application import Application, Bound, Judged, Remark, Skipped
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.diagnosis import gathered
from jiheng.checks.relations.judging import excused, judged, settled
from jiheng.checks.relations.members import members
from jiheng.checks.relations.points import points
from jiheng.checks.relations.projects import projects
from jiheng.checks.relations.repeats import repeats
from jiheng.checks.relations.rows import rows
from jiheng.checks.relations.scales import by_table
from jiheng.checks.relations.statements import sentences
from jiheng.checks.relations.titled import titled
from jiheng.checks.relations.tree import trees
from jiheng.checks.relations.wording import Wording
from jiheng.findings import Outcome, Result

__all__ = ["relations"]


def relations(case: Case) -> list[Result]:
    """Every application of every relation to a case, in the order of the text."""
    book = Book(case)
    bound, results = [], []
    for application in applications(book):
        if _given(book, application):
            continue
        if isinstance(application, Bound):
            bound.append(application)
        else:
            results.append(_told(book, application))
    results += _judged(book, bound)
    return sorted(results, key=lambda result: (result.span, result.rule, result.outcome))


def applications(book: Book) -> Iterator[Application]:
    """What the sentences and the forms claim, then what the pack's rows ask for and what is said more than once.

    Each verdict bears out or speaks against the figures that it is made of, so that mentions that differ come last.
    """
    told = list(sentences(book))
    told = [one if isinstance(one, Bound) and one.local else _settled(book, one) for one in told]
    told += points(book)
    yield from _voting(book, told)
    seen = {_figures(book, one) for one in told if isinstance(one, Bound)}
    # A sum that a sentence or a table claims by itself is not asked for once more.
    asked = [
        one
        for one in (*rows(book), *trees(book), *members(book))
        if not isinstance(one, Bound) or _figures(book, one) not in seen
    ]
    yield from _voting(book, [_settled(book, one) for one in asked])
    yield from repeats(book)
    yield from titled(book)
    yield from projects(book)


def _given(book: Book, application: Application) -> bool:
    """Whether a relation is between figures of other files alone: they are not what is judged."""
    if isinstance(application, Bound):
        facts = tuple(one.fact for one in application.equation.operands)
    else:
        facts = application.facts
    return bool(facts) and all(fact < 0 or book.given(fact) for fact in facts)


def _settled(book: Book, application: Application) -> Application:
    return settled(book, application) if isinstance(application, Bound) else application


def _voting(book: Book, found: Iterable[Application]) -> Iterator[Application]:
    for application in found:
        if isinstance(application, Bound):
            book.vote(application.equation)
        yield application


def _figures(book: Book, bound: Bound) -> frozenset[Hashable]:
    equation = bound.equation
    return frozenset((equation.sense, book.figure_of(operand.fact)) for operand in equation.operands)


def _told(book: Book, application: Skipped | Remark) -> Result:
    if isinstance(application, Remark):
        finding = Wording(book).of_remark(application)
        return Result(application.rule, Outcome.FAILED, finding.span, finding, facts=application.facts)
    reason = book.case.pack.text(f"reasons.{application.reason}")
    return Result(application.rule, application.outcome, application.span, None, reason, application.facts)


def _failing(book: Book) -> Callable[[Bound], bool]:
    def failing(bound: Bound) -> bool:
        verdict = judged(book, bound)
        return isinstance(verdict, Judged) and not verdict.right

    return failing


def _judged(book: Book, bounds: Iterable[Bound]) -> Iterator[Result]:
    wording = Wording(book)
    verdicts = []
    for bound in bounds:
        verdict = judged(book, bound)
        if isinstance(verdict, Judged):
            verdicts.append(verdict)
        else:
            yield _told(book, verdict)
    misprinted, others = by_table(verdicts, book.table_of, _failing(book), book.units)
    failing = gathered(others, book.soft, book.figure_of, book.units, book.given)
    findings = {id(cause.bound): wording.of_cause(cause) for cause in (*misprinted, *failing)}
    for bound, right in verdicts:
        facts = tuple(operand.fact for operand in bound.equation.operands if operand.fact >= 0)
        excuse = excused(book, bound) if right else None
        finding = wording.of_hint(bound, excuse) if excuse else findings.get(id(bound))
        outcome = Outcome.PASSED if right and not excuse else Outcome.FAILED
        yield Result(bound.rule, outcome, finding.span if finding else bound.span, finding, facts=facts)
