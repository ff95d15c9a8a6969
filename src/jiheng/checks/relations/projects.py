"""What running text says of a project by its name, against the project's own form."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.checks.relations import kinds
from jiheng.checks.relations.application import Application, Bound
from jiheng.checks.relations.book import Book

RULE = "project_form"
Key = tuple[str, int, str, str]


def projects(book: Book) -> Iterator[Application]:
    """Each budget and account that running text tells of a project, with the line of the whole in its form."""
    forms = _forms(book)
    for index, fact in enumerate(book.facts if forms else ()):
        key = _key(book, index, fact.concept)
        if fact.table is None and key in forms:
            equation = kinds.equality(book.operand(index), book.operand(forms[key]))
            yield Bound(RULE, equation, fact.span, local=False)


def _forms(book: Book) -> dict[Key, int]:
    """The lines of the whole in the forms, by whose, which year, which project and what they are; the first counts."""
    found: dict[Key, int] = {}
    for index, fact in enumerate(book.facts):
        if (
            fact.table is not None
            and fact.scope.project
            and fact.concept in book.pack(fact).words("tables.fund_wholes")
        ):
            key = _key(book, index, fact.scope.project)
            if key is not None:
                found.setdefault(key, index)
    return found


def _key(book: Book, index: int, project: str) -> Key | None:
    """What must agree for two sums of money to be the same of a project; None where something is not known."""
    identity, quantity = book.identities[index], book.facts[index].quantity
    if quantity is None or quantity.unit is None or quantity.unit.dimension != "money":
        return None
    if identity is None or identity.base_year is not None or identity.of:
        return None
    return identity.entity, identity.year, project, identity.measure
