"""One figure stated in several places: it must be the same number everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.identity import Identity

SAME, TEXT_TABLE, TABLES = "same_figure", "same_in_text_and_table", "same_in_tables"
MOST_VALUES = 2
"""A key under which more values stand does not tell them apart."""


def repeats(book: Book) -> Iterator[Application]:
    """Each other value of a figure against the one that its surroundings bear out."""
    for identity, indices in book.mentions.items():
        if len(indices) > 1 and _comparable(book, identity):
            yield from _repeated(book, identity, indices)


def _repeated(book: Book, identity: Identity, indices: tuple[int, ...]) -> Iterator[Application]:
    best = book.figure_at(identity)
    mentions = {book.operand(index).quantity.base: index for index in reversed(indices)}
    if best is None or len(mentions) > MOST_VALUES:
        yield not_checkable(SAME, "key_unclear", book.facts[indices[0]].span, indices)
        return
    for index in [one for value, one in mentions.items() if value != best.quantity.base] or indices[-1:]:
        equation = kinds.equality(book.operand(index), best)
        yield Bound(_rule(book, index, best.fact), equation, book.facts[index].span, local=False)


def _comparable(book: Book, identity: Identity) -> bool:
    """Whether the pack knows what is meant: words of the text alone may mean another thing each time."""
    pack = book.pack_of(identity)
    known = identity.concept in pack.table("concepts") or bool(identity.scope.classification)
    return known and identity.concept not in pack.words("repeats.apart")


def _rule(book: Book, one: int, other: int) -> str:
    tables = [book.facts[index].table is not None for index in (one, other)]
    return TABLES if all(tables) else TEXT_TABLE if any(tables) else SAME
