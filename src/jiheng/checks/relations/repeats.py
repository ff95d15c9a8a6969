"""One figure stated in several places: it must be the same number everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound, not_checkable
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.formula import holds
from jiheng.checks.relations.identity import Identity
from jiheng.document import Span

SAME, TEXT_TABLE, TABLES = "same_figure", "same_in_text_and_table", "same_in_tables"
TWO_BASES = "same_on_two_bases"
STOP = "。"
MOST_VALUES = 2
"""A key under which more values stand does not tell them apart."""


def repeats(book: Book) -> Iterator[Application]:
    """Each other value of a figure against the one that its surroundings bear out."""
    repeated = {key: indices for key, indices in book.mentions.items() if len(indices) > 1 and _comparable(book, key)}
    # Places that differ in more than one measure of a thing tell of two things.
    differing = Counter(_thing(key) for key, indices in repeated.items() if _rivals(book, indices[0]))
    for key, indices in repeated.items():
        if all(map(book.given, indices)):
            continue
        if differing[_thing(key)] > 1 or unclear(book, indices[0]) or _empty_scope(book, key, indices[0]):
            yield not_checkable(SAME, "key_unclear", book.facts[indices[0]].span, indices)
        else:
            yield from _compared(book, key, indices)


def _compared(book: Book, key: Identity, indices: tuple[int, ...]) -> Iterator[Application]:
    best = book.figure_at(key)
    if best is not None:
        others = [index for value, index in book.values(indices[0]).items() if value != best.quantity.worth]
        for index in others or [index for index in indices if not book.given(index)][-1:]:
            equation = kinds.equality(book.operand(index), best)
            yield Bound(_rule(book, key, index, best.fact), equation, book.facts[index].span, local=False)


def _empty_scope(book: Book, key: Identity, index: int) -> bool:
    """Whether a total or a stock is nought in one place and not in another: the nought is that of a budget not used."""
    own = book.pack_of(key).entries("concepts").get(key.concept, {})
    funded = bool(own.get("families") or own.get("stock"))
    return funded and any(not coefficient for coefficient, _ in _bases(book, index))


def _bases(book: Book, index: int) -> list[tuple[int, int]]:
    return [book.operand(first).quantity.base for first in book.values(index).values()]


def unclear(book: Book, index: int) -> bool:
    """Whether the key of a fact does not tell figures apart: many values under it, or two in one line or sentence.

    A sentence says a figure once; the other is another's.
    """
    firsts = sorted(book.values(index).values())
    told = [book.facts[one] for one in firsts if book.facts[one].table is None]
    together = len(firsts) == len(told) > 1 and _one_sentence(book, told[0].span, told[-1].span)
    return len(_rivals(book, index)) >= MOST_VALUES or together


def _one_sentence(book: Book, first: Span, last: Span) -> bool:
    """Whether two places stand in one line, or in one paragraph with no stop between them."""
    document = book.case.document
    lines, blocks = ({find(span.start) for span in (first, last)} for find in (document.line, document.block_at))
    return len(lines) == 1 or (len(blocks - {None}) == 1 and STOP not in document.text[first.end : last.start])


def _rivals(book: Book, index: int) -> list[int]:
    """The first mentions of the values that are no rounding of the one which the text bears out."""
    best = book.figure_at(book.identities[index])
    firsts = book.values(index).values()
    return [one for one in firsts if best is not None and not holds(kinds.equality(book.operand(one), best))]


def _thing(key: Identity) -> Identity:
    return key._replace(measure="", base_year=None, base_measure="", of="")


def _comparable(book: Book, key: Identity) -> bool:
    """Whether the pack knows what is meant: words of the text alone may mean another thing each time."""
    pack = book.pack_of(key)
    named = key.concept in pack.table("concepts") or key.concept in pack.words("classification.classes")
    known = named or bool(key.scope.classification)
    return known and not {key.concept, key.measure} & {*pack.words("repeats.apart"), *pack.words("repeats.measures")}


def _rule(book: Book, key: Identity, one: int, other: int) -> str:
    if key.concept in book.pack_of(key).words("repeats.bases"):
        return TWO_BASES
    tables = [book.facts[index].table is not None for index in (one, other)]
    return TABLES if all(tables) else TEXT_TABLE if any(tables) else SAME
