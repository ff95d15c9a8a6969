"""A department's accounts are the sum of those of its units (汇总), concept by concept."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, Remark, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import holds
from jiheng.checks.relations.identity import Identity
from jiheng.ledger import Scope

RULE, GIVEN = "members_make_whole", "members_given"


def members(book: Book) -> Iterator[Application]:
    """The sum over the units that are given, of every concept that the pack says adds up over units.

    Units that keep their books with the department publish none of their own: where the report says so, the rest is
    theirs.
    """
    pack, units = book.case.pack, book.members
    yield from _counted(book) if units else ()
    concepts, measures = pack.words("members.concepts"), pack.words("members.measures")
    for identity in book.known if units else ():
        plain = identity.scope == Scope() and identity.concept in concepts and identity.measure in measures
        if plain and identity.entity not in units:
            yield from _summed(book, identity)


def _counted(book: Book) -> Iterator[Application]:
    """The number of units that the report states beside the number of those given; its own accounts may be one more."""
    units, concepts = len(book.members), book.case.pack.words("members.counts")
    for index, fact in enumerate(book.facts):
        stated = fact.quantity.value if fact.quantity and fact.concept in concepts and not fact.path else None
        if stated is not None and stated not in (units, units - 1) and not _jointly(book):
            yield Remark(GIVEN, fact.span, (index,), str(units))


def _summed(book: Book, identity: Identity) -> Iterator[Application]:
    whole, units = book.figure_at(identity), book.members
    found = [book.figure_at(identity._replace(entity=unit)) for unit in units]
    parts = [figure for figure in found if figure is not None]
    if whole is None or not parts or book.given(whole.fact):
        return
    span, sum_of = book.facts[whole.fact].span, kinds.total(whole, parts)
    facts = tuple(operand.fact for operand in sum_of.operands)
    if len(parts) == len(units) and not (_jointly(book) and holds(kinds.bound(whole, parts))):
        yield Bound(RULE, sum_of, span, local=False)
    elif not holds(kinds.bound(whole, parts)):
        yield Bound(RULE, kinds.bound(whole, parts), span, local=False)
    elif holds(sum_of):
        yield Bound(RULE, sum_of, span, local=False)
    else:
        reason = "joint_accounts" if len(parts) == len(units) else "members_missing"
        yield not_checkable(RULE, reason, span, facts)


def _jointly(book: Book) -> bool:
    """Whether the report says that units keep their books together."""
    own = "".join(book.case.document.text.split())
    return any(word in own for word in book.case.pack.words("members.joint"))
