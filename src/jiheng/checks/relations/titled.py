"""The total of the fund that a report is about: where its full name is told, the same total is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound
from jiheng.checks.relations.book import Book
from jiheng.checks.relations.identity import Identity
from jiheng.checks.relations.plain import leads_to
from jiheng.document import Part

RULE = "fund_total"


def titled(book: Book) -> Iterator[Application]:
    """Each total under the full name of its report's fund against the one that the text bears out."""
    for part in book.case.document.parts:
        pack = book.case.pack_of(part)
        if part.kind not in pack.words("projects.parts"):
            continue
        for concept in pack.words("repeats.titled"):
            for indices in _told(book, part, concept).values():
                yield from _compared(book, indices)


def _told(book: Book, part: Part, concept: str) -> dict[Identity, list[int]]:
    """The mentions of the part's fund in running text by what they say of it."""
    name, told = _name(book, part, concept), defaultdict[Identity, list[int]](list)
    for index in book.case.ledger.inside(part.span) if name else ():
        fact, identity = book.facts[index], book.identities[index]
        own = fact.concept == concept and fact.quantity is not None and fact.table is None and not fact.scope.place
        if own and identity is not None and leads_to(fact, name, book.case.document, book.pack(fact)):
            told[identity].append(index)
    return told


def _name(book: Book, part: Part, concept: str) -> str:
    """The full name of a fund in its report's title: 水利发展专项资金 of 2023年水利发展专项资金绩效评价报告."""
    pack = book.case.pack_of(part)
    aliases = sorted(pack.words(f"concepts.{concept}.aliases"), key=len, reverse=True)
    word = next((alias for alias in aliases if alias in part.title), "")
    name = part.title[: part.title.rfind(word) + len(word)] if word else ""
    name = re.sub(pack.text("figures.year"), "", name)
    return "" if name == word else name


def _compared(book: Book, indices: list[int]) -> Iterator[Application]:
    values = {book.operand(index).quantity.worth: index for index in reversed(indices)}
    firsts = sorted(values.values(), key=lambda index: (-book.votes[index], index))
    for index in firsts[1:]:
        equation = kinds.equality(book.operand(index), book.operand(firsts[0]))
        yield Bound(RULE, equation, book.facts[index].span, local=False)
